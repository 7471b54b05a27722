/// Finds the value of an option in a scope, offline, as the console's `config eval` does.
///
/// Keep one for many queries: it caches compiled regular expressions.
///
///     var evaluator = OptionEvaluator(configuration)
///     let scope = QueryScope(domain: DomainName("oak.example"))
///     evaluator.evaluate(.maxOutboundConnections, at: scope)?.text
///
/// Pages: content/momentum/4/console-commands/config.md,
/// content/momentum/4/4-ecelerity-conf-fallback.md.
public struct OptionEvaluator: Sendable {
  /// The configuration in which options are looked up.
  public let configuration: Configuration
  private let version: ServerVersion?
  private let namesMisses: Bool
  var patterns = PatternCache()
  private var chains: [ChainKey: OptionChain] = [:]
  /// The places of the previous scope: callers ask for many options in one scope.
  private var lastPlaces: FallbackPlaces?
  var cache = QueueCache()
  var globalPlaces: QueuePlaces?

  /// The options asked for while they are recorded; nil otherwise.
  var asked: AskedOptions?

  /// The properties of a scope that a chain depends on, which labels are not.
  private struct ChainKey: Hashable {
    let option: Keyword
    let path: [Keyword]
  }

  /// An evaluator of `configuration` for a server of `version`; nil is the newest known. Unless
  /// `namesMisses`, stanzas whose regular expression matches but which do not set the option are
  /// left out of the candidates, which spares matching them.
  public init(
    _ configuration: Configuration, version: ServerVersion? = nil, namesMisses: Bool = true
  ) {
    self.configuration = configuration
    self.version = version
    self.namesMisses = namesMisses
  }

  /// An evaluator with the same results for another thread; the two do not wait for each other. Its
  /// configuration is another object with the same contents.
  public var separated: OptionEvaluator {
    OptionEvaluator(configuration.separated(), version: version, namesMisses: namesMisses)
  }

  /// The value of the option `keyword` in `scope`, and every scope that was searched; nil when no
  /// option has that name. The scope need not exist.
  public mutating func evaluate(_ keyword: Keyword, at scope: QueryScope) -> Evaluation? {
    guard let chain = chain(of: keyword, at: scope) else { return nil }
    return evaluate(chain, chain.fallback.relabelled(for: scope), at: scope)
  }

  mutating func chain(of keyword: Keyword, at scope: QueryScope) -> OptionChain? {
    let key = ChainKey(option: keyword, path: scope.path)
    if let known = chains[key] { return known }
    let places = places(of: scope)
    guard let fallback = Fallback(keyword, among: places) else { return nil }
    let made = OptionChain(fallback, on: version)
    // The number of paths is small as long as stanzas are not repeated.
    if chains.count < 4096 { chains[key] = made }
    return made
  }

  private mutating func places(of scope: QueryScope) -> FallbackPlaces {
    if let lastPlaces, lastPlaces.scope == scope { return lastPlaces }
    let places = FallbackPlaces(of: scope)
    lastPlaces = places
    return places
  }

  /// The value of an option, which the table must have.
  mutating func value(of keyword: Keyword, at scope: QueryScope) -> Evaluation {
    guard let evaluation = evaluate(keyword, at: scope) else {
      preconditionFailure("an option the table lacks")
    }
    return evaluation
  }

  private mutating func evaluate(
    _ chain: OptionChain, _ fallback: Fallback, at scope: QueryScope
  ) -> Evaluation {
    let keyword = fallback.option.keyword
    var candidates: [Candidate] = []
    for place in fallback.scopes {
      for found in stanzas(of: place, for: keyword) {
        found.appendCandidates(of: keyword, in: place, to: &candidates)
      }
    }
    var ignored: [Setting] = []
    for place in fallback.skippedScopes {
      ignored += stanzas(of: place, for: keyword).compactMap { $0.ignored(keyword) }
    }
    return Evaluation(
      chain, at: scope, candidates: candidates, ignored: ignored, configuration)
  }

  /// The stanzas of `place`, strongest first; the first one is nil when there is no exact one. Within one container
  /// the exact stanza comes first, then the regular expressions in declaration order. The search goes on until a
  /// stanza sets the option (decision D-02). Page: content/momentum/4/config/ref-domain.md.
  private mutating func stanzas(of place: QueryScope, for option: Keyword) -> [FoundStanza] {
    guard let last = place.stanzas.last else { return [FoundStanza(stanza: configuration.global)] }
    var container = configuration.global
    for step in place.stanzas.dropLast() {
      guard let inner = container.child(step.keyword, step.label) else {
        return [FoundStanza(stanza: nil)]
      }
      container = inner
    }
    switch last.keyword {
    case .domain, .host: return named(last, in: container, for: option)
    case .peer: return [FoundStanza(stanza: peer(last, in: container))]
    default: return [FoundStanza(stanza: container.child(last.keyword, last.label))]
    }
  }

  private mutating func named(
    _ step: QueryScope.Stanza, in container: Scope, for option: Keyword
  ) -> [FoundStanza] {
    let label = step.label ?? ""
    let exact = container.child(step.keyword, label)
    // A label that is the regular expression itself names its stanza.
    if let exact, exact.isPattern { return [FoundStanza(stanza: exact)] }
    let matches = patterns.matches(
      step.keyword, in: container, DomainName(label).text, setting: namesMisses ? nil : option)
    return [FoundStanza(stanza: exact)]
      + matches.map { FoundStanza(stanza: $0.stanza, failure: $0.failure) }
  }

  /// The peer with that label, otherwise the one with the smallest block that contains it.
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
