import EcelerityConf
import Testing

/// Options beside a gateway are moved to its queue together, where that changes no other mail.
struct MovedOptionTests {
  private static let rule = "domain-options-ignored-by-gateway"

  @Test func allOptionsAreMovedAtOnce() throws {
    let text = """
      domain "d.example" {
        gateway = g.example
        tls = ifavailable
        rset_timeout = 9 connect_timeout = 5
      }

      """
    #expect(
      try fixed(text) == """
        domain "d.example" {
          gateway = g.example
        }
        domain "g.example" { tls = ifavailable rset_timeout = 9 connect_timeout = 5 }

        """)
  }

  @Test func theStanzaOfTheGatewayIsUsedIfThereIsOne() throws {
    let text = """
      domain "d.example" { gateway = g.example tls = ifavailable connect_timeout = 5 }
      domain "g.example" {
        rset_timeout = 9
      }

      """
    #expect(
      try fixed(text) == """
        domain "d.example" { gateway = g.example }
        domain "g.example" {
          rset_timeout = 9
          tls = ifavailable
          connect_timeout = 5
        }

        """)
  }

  /// Nothing is written twice.
  @Test func whatTheGatewayHasAlreadyStays() throws {
    let text = """
      domain "d.example" { gateway = g.example tls = required rset_timeout = 9 }
      domain "g.example" { tls = ifavailable }

      """
    #expect(
      try fixed(text) == """
        domain "d.example" { gateway = g.example tls = required }
        domain "g.example" { tls = ifavailable rset_timeout = 9 }

        """)
  }

  @Test(arguments: [
    "domain \"e.example\" { gateway = g.example }\n", "gateway = g.example\n",
    "domain \"e.example\" { reroute_domain = g.example }\n",
    "domain \"/^g[.]/\" { tls = required tls_verify = optional }\n",
  ])
  func otherMailDoesNotChange(_ other: String) throws {
    let text = "domain \"d.example\" { gateway = g.example tls = ifavailable }\n"
    let found = try findings(text + other).filter { $0.rule == Self.rule }
    #expect(found.count == 1 && found[0].fix == nil)
  }

  /// Mail is moved to one of its names by another gateway.
  @Test(arguments: [
    "domain \"x.test\" { gateway = \"e.example\" }\n", "gateway = \"e.example\"\n",
    "domain \"x.test\" { reroute_domain = \"e.example\" }\n",
  ])
  func anExpressionMayMatchAnotherGateway(_ other: String) throws {
    let text =
      "domain \"/[.]example$/\" { gateway = 192.0.2.9 tls = required tls_verify = optional }\n"
    #expect(try findings(other + text).allSatisfy { $0.rule != Self.rule })
    #expect(try findings(text).filter { $0.rule == Self.rule }.count == 2)
    let routes =
      "domain \"/[.]example$/\" { gateway = 192.0.2.9 routes = ( \"a.example\" ) }\n"
    let found = try findings(other + routes).filter { $0.rule == "gateway-and-routes-same-scope" }
    #expect(found.count == 1 && found[0].detail.contains("only what other gateways move here"))
  }

  private func findings(_ text: String) throws -> [Diagnostic] {
    Linter().lint(try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text])))
  }

  private func fixed(_ text: String) throws -> String? {
    let outcome = try FixApplication(
      includesSuggestions: true,
      choose: { findings, _ in findings.filter { $0.rule == Self.rule } }
    ).run(["a.conf"], from: MemoryLoader(["a.conf": text]))
    #expect(outcome.rejected.isEmpty)
    return outcome.files.first.map { String(decoding: $0.after, as: UTF8.self) }
  }
}
