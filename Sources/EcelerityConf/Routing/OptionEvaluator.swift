/// Finds the value of an option in a scope, offline, as the console's `config eval` does.
///
/// Keep one for many questions: it remembers compiled regular expressions.
///
///     var evaluator = OptionEvaluator(configuration)
///     let scope = QueryScope(domain: DomainName("oak.example"))
///     evaluator.evaluate(.maxOutboundConnections, at: scope)?.text
///
/// Pages: content/momentum/4/console-commands/config.md,
/// content/momentum/4/4-ecelerity-conf-fallback.md.
public struct OptionEvaluator: Sendable {
  /// Where options are looked for.
  public let configuration: Configuration
  private let namesMisses: Bool
  private var patterns = PatternCache()
  private var chains: [ChainKey: Fallback] = [:]

  /// What a chain depends on: labels make no difference.
  private struct ChainKey: Hashable {
    let option: Keyword
    let path: [Keyword]
  }

  /// Answers questions about `configuration`. Unless it `namesMisses`, stanzas whose regular
  /// expression matches but which do not set the option are left out of the candidates, which spares
  /// matching them.
  public init(_ configuration: Configuration, namesMisses: Bool = true) {
    self.configuration = configuration
    self.namesMisses = namesMisses
  }

  /// The value of the option `keyword` in `scope`, and every place that was asked; nil when no option
  /// has that name. The scope need not exist.
  public mutating func evaluate(_ keyword: Keyword, at scope: QueryScope) -> Evaluation? {
    let key = ChainKey(option: keyword, path: scope.path)
    if let known = chains[key] { return evaluate(known.relabelled(for: scope), at: scope) }
    guard let fallback = Fallback(keyword, at: scope) else { return nil }
    // There are few paths as long as stanzas are not repeated, which nobody asks for.
    if chains.count < 4096 { chains[key] = fallback }
    return evaluate(fallback, at: scope)
  }

  /// The same for an option that surely exists.
  mutating func value(of keyword: Keyword, at scope: QueryScope) -> Evaluation {
    guard let evaluation = evaluate(keyword, at: scope) else {
      preconditionFailure("an option the table lacks")
    }
    return evaluation
  }

  private mutating func evaluate(_ fallback: Fallback, at scope: QueryScope) -> Evaluation {
    var candidates: [Candidate] = []
    for place in fallback.scopes {
      append(candidatesOf: fallback.option.keyword, in: place, to: &candidates)
    }
    var ignored: [Setting] = []
    for place in fallback.skippedScopes {
      ignored += stanzas(of: place, for: fallback.option.keyword).compactMap { found in
        found.failure == nil ? found.stanza?.setting(fallback.option.keyword) : nil
      }
    }
    return Evaluation(fallback, at: scope, candidates: candidates, ignored: ignored)
  }

  /// A stanza that a scope means, or that it is missing.
  private struct Found {
    let stanza: Scope?
    var failure: PatternError?
  }

  /// Within one container the exact stanza comes first, then the regular expressions in the order of
  /// their declaration. The search goes on until a stanza sets the option (decision D-02).
  /// Page: content/momentum/4/config/ref-domain.md.
  private mutating func append(
    candidatesOf keyword: Keyword, in place: QueryScope, to candidates: inout [Candidate]
  ) {
    for found in stanzas(of: place, for: keyword) {
      let setting = found.stanza?.setting(keyword)
      if let failure = found.failure {
        // Whether a stanza without the option matches makes no difference.
        guard let setting else { continue }
        candidates.append(
          Candidate(
            scope: place, stanza: found.stanza, setting: setting, outcome: .notEvaluated(failure)))
        continue
      }
      candidates.append(
        Candidate(scope: place, stanza: found.stanza, setting: setting, outcome: .miss))
      append(replacedBy: setting, in: place, found.stanza, to: &candidates)
    }
  }

  /// Earlier assignments in the same scope: the last one counts (decision D-10).
  private func append(
    replacedBy setting: Setting?, in place: QueryScope, _ stanza: Scope?,
    to candidates: inout [Candidate]
  ) {
    var older = setting?.replaced
    while let setting = older {
      candidates.append(
        Candidate(scope: place, stanza: stanza, setting: setting, outcome: .overridden))
      older = setting.replaced
    }
  }

  /// The stanzas that `place` means, strongest first; one missing when there is no exact one.
  private mutating func stanzas(of place: QueryScope, for option: Keyword) -> [Found] {
    guard let last = place.stanzas.last else { return [Found(stanza: configuration.global)] }
    var container = configuration.global
    for step in place.stanzas.dropLast() {
      guard let inner = container.child(step.keyword, step.label) else {
        return [Found(stanza: nil)]
      }
      container = inner
    }
    switch last.keyword {
    case .domain, .host: return named(last, in: container, for: option)
    case .peer: return [Found(stanza: peer(last, in: container))]
    default: return [Found(stanza: container.child(last.keyword, last.label))]
    }
  }

  private mutating func named(
    _ step: QueryScope.Stanza, in container: Scope, for option: Keyword
  ) -> [Found] {
    let label = step.label ?? ""
    let exact = container.child(step.keyword, label)
    // The label of a regular expression names that very stanza.
    if let exact, exact.isPattern { return [Found(stanza: exact)] }
    let matches = patterns.matches(
      step.keyword, in: container, DomainName(label).text, setting: namesMisses ? nil : option)
    return [Found(stanza: exact)] + matches.map { Found(stanza: $0.stanza, failure: $0.failure) }
  }

  /// The peer of that label, else the smallest block around it.
  /// Page: content/momentum/4/listeners.md.
  private func peer(_ step: QueryScope.Stanza, in container: Scope) -> Scope? {
    guard let label = step.label else { return nil }
    if let exact = container.child(.peer, label) { return exact }
    guard let block = CIDRBlock(label) else { return nil }
    var best: (scope: Scope, length: Int)?
    for child in container.children where child.keyword == .peer {
      guard let other = child.label.flatMap({ CIDRBlock($0) }), other.contains(block),
        other.length > best?.length ?? -1
      else { continue }
      best = (child, other.length)
    }
    return best?.scope
  }
}
