import EcelerityConf
import Testing

/// The differences between two configurations that count, and those that do not.
struct ConfigurationComparisonTests {
  private func differences(_ before: String, _ after: String) throws -> [String] {
    let old = try Configuration.load("a.conf", from: MemoryLoader(["a.conf": before]))
    let new = try Configuration.load("a.conf", from: MemoryLoader(["a.conf": after]))
    return ConfigurationComparison.differences(old, new).map(\.words)
  }

  @Test(arguments: [
    ("gateway = a", "# x\nGateWay = \"a\"\n"),
    ("tls = no\ntls = \"no\"", "tls = no"),
    ("tls = no\nport = 25\ntls = no", "port = 25\ntls = no"),
    ("domain \"A.example.\" { tls = no }", "domain a.example { tls = no }"),
    ("domain a { tls = no }\ndomain a { port = 25 }", "domain a { tls = no port = 25 }"),
    ("relay_hosts = ( 192.0.2.1 )", "relay_hosts = (\"192.0.2.1\")"),
  ])
  func equivalentConfigurationsDoNotDiffer(before: String, after: String) throws {
    #expect(try differences(before, after) == [])
    #expect(try differences(after, before) == [])
  }

  @Test(arguments: [
    ("gateway = a", "gateway = b", "`gateway` is changed"),
    ("tls = no\ntls = yes", "tls = yes\ntls = no", "`tls` is changed"),
    ("tls = no\ntls = yes", "tls = yes", "`tls` is changed"),
    ("tls = no", "", "`tls` is removed"),
    ("", "tls = no", "`tls` is added"),
    ("tls = no\nport = 25", "port = 25\ntls = no", "the order is changed"),
    ("domain a { tls = no }", "domain a { tls = yes }", "`tls` in domain a is changed"),
    ("domain a { tls = no }", "domain b { tls = no }", "`domain a` has another label"),
    ("domain a { }\ndomain b { }", "domain b { }\ndomain a { }", "the order is changed"),
    ("binding a { domain b { } }", "binding a { }", "`domain b` in binding a is removed"),
    ("binding a { }", "binding a { domain b { } }", "`domain b` in binding a is added"),
    (
      "domain \"a { outbound_smtp_auth_pass = hush }\" { }", "", "`domain (set)` is removed"
    ),
  ])
  func otherChangesAreDifferences(before: String, after: String, words: String) throws {
    #expect(try differences(before, after) == [words])
  }

  @Test func aDifferenceKnowsItsPlaces() throws {
    let old = try Configuration.load("a.conf", from: MemoryLoader(["a.conf": "tls = no"]))
    let new = try Configuration.load("a.conf", from: MemoryLoader(["a.conf": "\ntls = yes"]))
    let found = try #require(ConfigurationComparison.differences(old, new).first)
    #expect(found.kind == .changed)
    #expect(found.before.map(\.range) == [ByteRange(0, 8)])
    #expect(found.after.map(\.range) == [ByteRange(1, 10)])
  }
}
