import EcelerityConf
import Testing

/// Where a rule that can mend something has nothing to offer, and what it offers instead.
struct OfferedFixTests {
  /// A list of exclusions alone matches no cipher.
  @Test(arguments: ["LOW:EXP:DES", "RC4-SHA:DES-CBC-SHA", "RC4-SHA:!MD5", "RC4-SHA:HIGH:!HIGH"])
  func weakCiphersAreNotAllTakenAway(_ list: String) throws {
    let found = try findings("tls_ciphers = \"\(list)\"\n", "tls-weak-cipher")
    #expect(!found.isEmpty && found.allSatisfy { $0.fix == nil && $0.detail.contains("HIGH") })
    let others = try findings("tls_ciphers = \"\(list):AES\"\n", "tls-weak-cipher")
    #expect(others.count == found.count && others.allSatisfy { $0.fix != nil })
  }

  /// Where mail goes is not known, and what stands beside such a gateway is not moved to a domain of its name.
  @Test(arguments: ["__mx__", "__MX__", "smtp://relay.example"])
  func noAdviceRestsOnAGatewayThatBelongsToRoutes(_ gateway: String) throws {
    let text = """
      routes = ( "a.example" )
      domain "d.example" { gateway = "\(gateway)" tls = no routes = ( "b.example" ) }
      domain "e.example" { gateway = "\(gateway)" tls = no }
      """
    let rules = [
      "domain-options-ignored-by-gateway", "global-routes-override-gateway",
      "gateway-and-routes-same-scope", "gateway-overrides-domain-routes",
    ]
    for rule in rules { #expect(try findings(text, rule).isEmpty, "\(rule)") }
    #expect(try findings(text, "gateway-url").count == 2)
    let outer = "gateway = \"\(gateway)\"\ndomain \"d.example\" { routes = ( \"b.example\" ) }\n"
    for rule in rules { #expect(try findings(outer, rule).isEmpty, "\(rule)") }
  }

  private func findings(_ text: String, _ rule: String) throws -> [Diagnostic] {
    let configuration = try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text]))
    return Linter([RuleCatalog.rule(rule)].compactMap { $0 }).lint(configuration)
  }
}
