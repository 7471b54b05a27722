import Testing

@testable import EcelerityConf

/// The names that a version lacks, and the thresholds of rules that count.
struct VersionGapTests {
  @Test(arguments: [
    ("4.0", "4.1", true), ("4.1", "4.1", false), ("4.1.0.2", "4.1", false),
    ("3.5", "3.5.10,3.6.4/4.1", true), ("4.0", "3.5.10,3.6.4/4.1", true),
    ("3.6.5", "3.5.10,3.6.4/4.1", false), ("3.6", "3.5.10,3.6.4/4.1", true),
    ("3.6.3", "3.5.10,3.6.4/4.1", true), ("3.7", "3.5.10,3.6.4/4.1", false),
    ("3.4", "3.5.10,3.6.4/4.1", true), ("4.8.5", "4.8.6,5.2", true), ("4.8.6", "4.8.6,5.2", false),
    ("4.9", "4.8.6,5.2", false), ("5", "4.8.6,5.2", true), ("5.1", "4.8.6,5.2", true),
    ("5.3", "3.6.12/4.2", false), ("4.1", "4.1-HF4", false),
  ])
  func isBeforeTheVersionsOfOtherBranchesToo(_ target: String, _ since: String, _ isBefore: Bool)
    throws
  {
    #expect(try #require(ServerVersion(target)).isBefore(since) == isBefore)
  }

  @Test func theNewestLacksNothing() {
    let gap = VersionGap(.newestKnown)
    #expect(gap.entries.isEmpty)
    #expect(Keyword.all.allSatisfy { !gap.concerns($0) })
    #expect(OptionTable.coreRows.allSatisfy { !ServerVersion.newestKnown.lacks($0) })
    #expect(FirstVersion.all.allSatisfy { !ServerVersion.newestKnown.isBefore($0.since) })
  }

  @Test func firstVersionsRepeatNoRow() {
    for entry in FirstVersion.all {
      guard case .option(let keyword) = entry.subject else { continue }
      #expect(
        OptionTable.rows(of: keyword).allSatisfy { $0.since != entry.since }, "\(keyword)")
    }
  }

  @Test func hostileValuesDoNoHarm() throws {
    let long = String(repeating: "9", count: 5_000)
    let text = """
      mx_failures_to_delay = \(long)
      match_cache_size = -\(long)
      domain "/(a+)+$/" { tls_protocols = "\(String(repeating: "+ALL:", count: 2_000))" }
      tls_ciphers = "\(String(repeating: "RC4:", count: 2_000))"
      control_listener { listen "" { file_mode = \(long) } listen "[::]" { } }
      esmtp_listener { listen ":" { open_relay = true proxy_protocol = true } }
      relay_hosts = ( "/0" "::/999999999999999999999" "*" )
      relay_domains = ( "" "*" "*." "**" "*…" )
      """
    let configuration = try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text]))
    let linter = Linter(installation: Installation(version: ServerVersion("1")))
    #expect(!linter.lint(configuration).isEmpty)
  }
}
