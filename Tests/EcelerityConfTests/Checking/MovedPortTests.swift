import EcelerityConf
import Testing

/// A port after a gateway is moved into the stanza of its name only where it is then in force for all mail to the
/// gateway.
struct MovedPortTests {
  private static let gateway = "gateway = \"a.example:26\"\n"
  private static let binding =
    "binding \"b\" { bind_address = 192.0.2.1 gateway = \"a.example:26\" }\n"
  private static let domain = "domain \"d.example\" { gateway = \"a.example:26\" }\n"
  private static let port = "remote_smtp_port = 27"

  /// Another port comes before the stanza, or is in it.
  @Test(arguments: [
    gateway + "domain \"A.example.\" { \(port) }",
    gateway + "binding \"b\" { bind_address = 192.0.2.1 domain \"a.example\" { \(port) } }",
    gateway + "binding \"b\" { bind_address = 192.0.2.1 domain \"/[.]example$/\" { \(port) } }",
    domain + "binding \"b\" { bind_address = 192.0.2.1 \(port) }",
    binding + "binding_group \"g\" { \(port) binding \"b\" { tls = no } }",
    "binding_group \"g\" { \(port) \(binding) }",
    "binding_group \"g\" { gateway = \"a.example:26\" binding \"b\" { \(port) } }",
    gateway + "domain \"d.example\" { gateway = \"a.example\" }",
    gateway + "domain \"d.example\" { gateway = \"[2001:db8::1]\" }\n"
      + "domain \"e.example\" { gateway = \"a.example:27\" }",
  ])
  func noPortIsMovedBehindAnother(_ text: String) throws {
    let found = try findings(["a.conf": text])
    #expect(!found.isEmpty && found.allSatisfy { $0.fix == nil && $0.related.count == 1 })
    #expect(found.first?.detail.hasSuffix("set it in the stanza of the gateway's name") == true)
    #expect(found.first?.detail.contains("decide on one port") == true)
  }

  @Test(arguments: [
    gateway + "domain \"b.example\" { \(port) }",
    gateway + "domain \"/[.]example$/\" { \(port) }",
    gateway + "remote_smtp_port = 27",
    gateway + "binding \"b\" { bind_address = 192.0.2.1 domain \"b.example\" { \(port) } }",
    gateway + "binding \"b\" { bind_address = 192.0.2.1 lmtp_port = 27 }",
    gateway + "binding \"b\" { bind_address = 192.0.2.1 remote_smtp_port = 26 }",
    binding + "binding \"c\" { bind_address = 192.0.2.2 \(port) }",
    "binding_group \"g\" { \(binding) }\nbinding_group \"h\" { \(port) }",
  ])
  func aPortIsMovedBesideOthers(_ text: String) throws {
    let found = try findings(["a.conf": text])
    #expect(found.map { $0.fix?.edits.count } == [2])
    #expect(found.first?.detail.contains("write `domain \"a.example\"") == true)
  }

  @Test func thePortIsFoundInAnotherFile() throws {
    let group = "binding_group \"g\" { binding \"b\" { gateway = \"hub.example:2525\" } }\n"
    let other = "domain \"hub.example\" { remote_smtp_port = 26 }\n"
    let files = ["a.conf": group + "include \"x.inc\"\n", "x.inc": other]
    #expect(try findings(files).map { $0.fix == nil } == [true])
  }

  /// The stanza has the port, so that it is only removed from the gateway.
  @Test func aPortThatIsSetIsRemoved() throws {
    let stanza = "domain \"a.example\" { remote_smtp_port = 26 }\n"
    let outcome = try FixApplication(
      includesSuggestions: true,
      choose: { findings, _ in findings.filter { $0.rule == "gateway-port-suffix" } }
    ).run(["a.conf"], from: MemoryLoader(["a.conf": Self.gateway + stanza]))
    #expect(
      outcome.files.map { String(decoding: $0.after, as: UTF8.self) }
        == ["gateway = \"a.example\"\n" + stanza])
  }

  private func findings(_ files: [String: String]) throws -> [Diagnostic] {
    let configuration = try Configuration.load("a.conf", from: MemoryLoader(files))
    return Linter([RuleCatalog.rule("gateway-port-suffix")].compactMap { $0 }).lint(configuration)
  }
}
