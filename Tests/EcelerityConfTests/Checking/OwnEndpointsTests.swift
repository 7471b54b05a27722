import EcelerityConf
import Testing

/// The addresses and ports at which the configured server accepts connections itself.
struct OwnEndpointsTests {
  static let own = [
    "bind_address = 192.0.2.9 esmtp_listener { listen \":25\" { } } gateway = \"192.0.2.9\"",
    """
    binding_group "g" { bind_address = 192.0.2.9 }
    esmtp_listener { listen "*:25" { } }
    gateway = "192.0.2.9"
    """,
    """
    binding "b" { bind_address = 192.0.2.1 bind_address_secondary = "2001:db8::9" }
    esmtp_listener { listen "[*]:25" { } }
    gateway = "[2001:db8::9]"
    """,
    """
    esmtp_listener { enable = false listen "192.0.2.9:25" { enable = true } }
    gateway = "192.0.2.9"
    """,
  ]

  @Test(arguments: own)
  func aGatewayToTheServerItselfIsReported(_ text: String) throws {
    #expect(try findings(text).map(\.rule) == ["gateway-to-own-address"])
  }

  static let others = [
    "esmtp_listener { enable = false listen \"192.0.2.9:25\" { } } gateway = \"192.0.2.9\"",
    "bind_address = \"2001:db8::9\" esmtp_listener { listen \":25\" { } } gateway = \"[2001:db8::9]\"",
    "bind_address = 192.0.2.9 esmtp_listener { listen \"[::]:25\" { } } gateway = 192.0.2.9",
    "bind_address = 192.0.2.9 esmtp_listener { listen \"mx.example:25\" { } } gateway = 192.0.2.9",
    "bind_address = 192.0.2.9 esmtp_listener { listen \":26\" { } } gateway = 192.0.2.9",
  ]

  @Test(arguments: others)
  func whereItDoesNotListenIsAnotherServer(_ text: String) throws {
    #expect(try findings(text).isEmpty)
  }

  private func findings(_ text: String) throws -> [Diagnostic] {
    let configuration = try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text]))
    return Linter([RuleCatalog.rule("gateway-to-own-address")].compactMap { $0 })
      .lint(configuration)
  }
}
