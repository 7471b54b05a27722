/// A rule about stanzas that have an effect only where their label is named.
protocol UnusedNameRule: ScopeRule {
  /// The stanza that is defined.
  static var stanza: Keyword { get }
  /// Whether scripts may name such a stanza too, so that nothing is reported where there are scripts.
  static var isNamedByPolicy: Bool { get }
}

extension UnusedNameRule {
  static var stanzas: [Keyword]? { [stanza] }

  static func check(_ scope: Scope, _ findings: inout Findings) {
    guard let label = scope.label, let header = scope.header,
      !isNamedByPolicy || !findings.names.hasPolicy,
      !stanza.builtInLabels.contains(where: { $0.lowercased() == label.lowercased() }),
      !findings.names.isMentioned(label)
    else { return }
    findings.report(
      self, at: header.labelSpan, in: scope.parent,
      "\(stanza) `\(label)` is defined, but nothing names it",
      detail: "name it where it is meant to be used, or remove it")
  }
}
