/// Passes each scope to the rules about scopes, and its label to those about labels.
///
/// Which rules these are depends only on the path and is computed once for each path. Each label is read once; most
/// are plain names, about which no rule has anything to report.
struct ScopeDispatch: Sendable {
  /// The rules for one path.
  private struct Rules: Sendable {
    var isCached = false
    var scopes: [any ScopeRule.Type] = []
    var labels: [any DomainLabelRule.Type] = []
    var patterns: [any PatternRule.Type] = []

    var checkLabels: Bool { !labels.isEmpty || !patterns.isEmpty }
  }

  private var all = Rules()
  private var byShape: [Rules] = []

  init(_ subjects: [RuleSubject]) {
    for subject in subjects {
      switch subject.kind {
      case .scopes(let rule): all.scopes.append(rule)
      case .labels(let rule): all.labels.append(rule)
      case .patterns(let rule): all.patterns.append(rule)
      case .syntax, .files, .settings, .configuration: break
      }
    }
  }

  /// Whether there are no such rules.
  var isEmpty: Bool { all.scopes.isEmpty && all.labels.isEmpty && all.patterns.isEmpty }

  mutating func check(_ scope: Scope, _ findings: inout Findings) {
    let shape = scope.shape
    if shape >= byShape.count || !byShape[shape].isCached { cacheRules(for: shape, of: scope) }
    // By index: a copy of the lists would be retained and released for each scope.
    for rule in byShape[shape].scopes.indices {
      byShape[shape].scopes[rule].check(scope, &findings)
    }
    guard byShape[shape].checkLabels else { return }
    scope.forEachLabel { label in
      if !label.isPlainName { check(label, in: scope, byShape[shape], &findings) }
    }
  }

  private func check(
    _ label: RawScalar, in scope: Scope, _ rules: Rules, _ findings: inout Findings
  ) {
    if label.bytes.first == UInt8(ascii: "/"), !rules.patterns.isEmpty,
      let pattern = PatternLabel(label)
    {
      findings.add(pattern, of: scope)
      for rule in rules.patterns { rule.check(pattern, in: scope, &findings) }
    }
    guard !rules.labels.isEmpty, !label.isReportedElsewhere else { return }
    let form = DomainLabel(label.text)
    for rule in rules.labels where rule.forms.contains(form) {
      rule.check(label, form, in: scope, &findings)
    }
  }

  /// Computes the rules for the path of `scope`, whose number is `shape`.
  @inline(never)
  private mutating func cacheRules(for shape: Int, of scope: Scope) {
    while byShape.count <= shape { byShape.append(Rules()) }
    var rules = Rules(isCached: true, scopes: all.scopes.filter { $0.concerns(scope) })
    if scope.isNamedByDomain, let keyword = scope.keyword {
      rules.labels = all.labels.filter { $0.labelledStanzas.contains(keyword) }
      rules.patterns = all.patterns
    }
    byShape[shape] = rules
  }
}
