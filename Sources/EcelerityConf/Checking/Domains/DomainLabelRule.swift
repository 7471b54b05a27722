/// A rule about labels of `domain` and `host` stanzas that have certain forms.
protocol DomainLabelRule: Rule {
  static var forms: Set<DomainLabel> { get }
  /// The stanzas whose labels it checks.
  static var labelledStanzas: Set<Keyword> { get }
  static func check(
    _ label: RawScalar, _ form: DomainLabel, in scope: Scope, _ findings: inout Findings)
}

extension DomainLabelRule {
  static var subjects: [RuleSubject] { [.labels(Self.self)] }

  static var labelledStanzas: Set<Keyword> { [.domain, .host] }
}
