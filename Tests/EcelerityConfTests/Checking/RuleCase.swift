import EcelerityConf
import Testing

/// A configuration and the rules of a family that report it, one id for each finding.
struct RuleCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String
  let rules: [String]

  init(_ name: String, _ text: String, _ rules: String...) {
    testDescription = name
    self.text = text
    self.rules = rules
  }

  /// The ids of those of `rules` that report the text, one for each finding.
  func found(among rules: Set<String>) throws -> [String] {
    let loader = MemoryLoader(["main.conf": text])
    return Linter().lint(try Configuration.load("main.conf", from: loader)).map(\.rule)
      .filter(rules.contains)
  }
}
