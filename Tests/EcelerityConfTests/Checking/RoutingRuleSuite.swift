import Testing

@testable import EcelerityConf

/// Tests of the rules about routing.
protocol RoutingRuleSuite {}

extension RoutingRuleSuite {
  func load(_ text: String) throws -> Configuration {
    try Configuration.load("main.conf", from: MemoryLoader(["main.conf": text]))
  }

  /// The findings of the family, by rule.
  func findings(_ text: String) throws -> [Diagnostic] {
    Linter(RuleCatalog.routing).lint(try load(text)).sorted { $0.rule < $1.rule }
  }
}
