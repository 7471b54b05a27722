import Testing

@testable import EcelerityConf

/// The work of the rules about routing in large configurations.
struct RoutingWorkTests: RoutingRuleSuite {
  /// Twice the configuration is twice the work, for bindings, domains and regular expressions alike.
  @Test func workGrowsWithTheConfiguration() throws {
    let (small, large) = (try work(50), try work(100))
    #expect(small.evaluations > 0 && large.evaluations <= 2 * small.evaluations + 8)
    #expect(small.findings > 0 && large.findings <= 2 * small.findings)
  }

  @Test func matchesAreLimited() throws {
    let patterns = (0..<100).map { "domain \"/x\($0)/\" { tls = no }\n" }.joined()
    let domains = (0..<500).map { "domain d\($0) { routes = ( r ) }\n" }.joined()
    var found = Findings(of: try load("gateway = g\n" + patterns + domains))
    found.delivery.options.matches.limit = 2000
    for setting in found.configuration.allSettings where setting.keyword == .routes {
      GatewayOverridesDomainRoutes.check(setting, &found)
    }
    #expect(found.delivery.options.matches.used == found.delivery.options.matches.limit)
    #expect(found.diagnostics.count == 20)
  }

  private func work(_ count: Int) throws -> (evaluations: Int, findings: Int) {
    var text = "delivery_method = LMTP\nroutes = ( \"smtp://r.example\" )\n"
    for index in 0..<count {
      text += """
        binding "b\(index)" { gateway = "g\(index).example" domain "n\(index)" { gateway = "x" } }
        domain "d\(index).example" { routes = ( "r.example" ) }
        domain "e\(index).example" { gateway = "e\(index + 1).example" lmtp_port = 24 }
        domain "f\(index).example" { delivery_method = ECSTREAM }

        """
    }
    var found = Findings(of: try load(text))
    for rule in RuleCatalog.routing {
      if let rule = rule as? any ConfigurationRule.Type { rule.check(found.configuration, &found) }
      guard let rule = rule as? any SettingRule.Type,
        case .options(let keywords) = rule.interest
      else { continue }
      for setting in found.configuration.allSettings {
        if setting.keyword.map(keywords.contains) == true { rule.check(setting, &found) }
      }
    }
    return (found.delivery.options.evaluationCount, found.diagnostics.count)
  }
}
