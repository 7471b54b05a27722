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
}
