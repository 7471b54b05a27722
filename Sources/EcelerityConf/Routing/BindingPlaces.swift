/// The places in which options are looked for on one binding, found once for all domains.
final class BindingPlaces: Sendable {
  /// What may stand in a place.
  enum Content {
    /// A stanza that is the same for all domains; nil when there is none.
    case stanza(UInt32?)
    /// Stanzas for domains in a container; nil when the container does not exist.
    case domains(UInt32?)
  }

  /// A scope with stanzas for domains.
  struct Container {
    /// Position of its place.
    let place: Int
    let scope: UInt32
    let kinds: QueueMemory.Kinds
  }

  /// What the places are asked for, without the domain.
  let scope: QueryScope
  /// Whether a domain is asked for too.
  let hasDomain: Bool
  /// Position among all that were made, for remembering what holds for each.
  let number: Int
  /// Strongest first.
  let contents: [Content]
  /// The scopes of the places, those with domains without the domain.
  private let outer: [QueryScope]
  /// The containers of the places with domains that hold any, strongest first.
  let containers: [Container]
  /// What a question says between the option and the domain.
  let questionBeforeDomain: String

  /// The places of `scope` in `configuration`, whose containers hold what `kinds` says.
  init(
    _ scope: QueryScope, hasDomain: Bool, number: Int, in configuration: Configuration,
    kinds: (UInt32) -> QueueMemory.Kinds
  ) {
    self.scope = scope
    self.hasDomain = hasDomain
    self.number = number
    let asked = hasDomain ? QueryScope(scope.stanzas + [.init(.domain, "")]) : scope
    questionBeforeDomain = RouteWording.question(
      "", QueryScope(scope.stanzas + [.init(.domain, "")]))
    let places = FallbackPlaces(of: asked).scopes
    outer = places.map { place in
      place.stanzas.last?.keyword == .domain ? QueryScope(Array(place.stanzas.dropLast())) : place
    }
    let contents = places.map { place in
      let isDomain = place.stanzas.last?.keyword == .domain
      let steps = isDomain ? place.stanzas.dropLast() : place.stanzas[...]
      var found: Scope? = configuration.global
      for step in steps { found = found?.child(step.keyword, step.label) }
      return isDomain ? Content.domains(found?.id) : .stanza(found?.id)
    }
    self.contents = contents
    containers = contents.indices.compactMap { place in
      guard case .domains(let scope?) = contents[place] else { return nil }
      let kinds = kinds(scope)
      return kinds.isEmpty ? nil : Container(place: place, scope: scope, kinds: kinds)
    }
  }

  /// The scope of the place at `position` for `domain`.
  func scope(at position: Int, for domain: String?) -> QueryScope {
    guard case .domains = contents[position] else { return outer[position] }
    return QueryScope(outer[position].stanzas + [.init(.domain, domain)])
  }

  /// Whether the place at `position` is in the group that need not be declared.
  func isInImplicitGroup(_ position: Int) -> Bool {
    outer[position].label(of: .bindingGroup) == RouteQuery.implicit
  }

  /// The scope asked for about `domain`.
  func scope(for domain: String?) -> QueryScope {
    domain.map { QueryScope(scope.stanzas + [.init(.domain, $0)]) } ?? scope
  }
}

/// The places in which the options of one queue are looked for: those of its binding, and the stanzas
/// for its domain in each of them.
final class QueuePlaces: Sendable {
  /// A stanza for the domain.
  struct Stanza {
    /// Position of its place.
    let place: Int
    let scope: Scope
    /// Whether its label is the domain's name and no expression that matches it.
    let isExact: Bool
    /// Why it is not known whether its regular expression matches.
    let failure: PatternError?

    /// The same in another list of places.
    func moved(to place: Int) -> Stanza {
      Stanza(place: place, scope: scope, isExact: isExact, failure: failure)
    }
  }

  let binding: BindingPlaces
  /// The domain; nil when only the binding is asked for.
  let domain: String?
  /// The stanzas for the domain, strongest first.
  let stanzas: [Stanza]
  /// The options that these set; nil where so much is assigned that it is looked up one by one.
  private let options: KeywordSet?

  init(_ binding: BindingPlaces, domain: String? = nil, stanzas: [Stanza] = []) {
    self.binding = binding
    self.domain = domain
    self.stanzas = stanzas
    options = QueuePlaces.options(of: stanzas)
  }

  /// The same, as if the stanzas set nothing but some of these `options`.
  init(
    _ binding: BindingPlaces, domain: String, stanzas: [Stanza], settingOnly options: KeywordSet
  ) {
    self.binding = binding
    self.domain = domain
    self.stanzas = stanzas
    self.options = (QueuePlaces.options(of: stanzas) ?? []).intersection(options)
  }

  /// The options that `stanzas` set; nil where so much is assigned that it is looked up one by one, and where there
  /// is none.
  static func options(of stanzas: [Stanza]) -> KeywordSet? {
    guard !stanzas.isEmpty else { return nil }
    var options: KeywordSet = []
    return read(optionsOf: stanzas, into: &options) ? options : nil
  }

  /// Makes the empty `options` those that `stanzas` set; false where they are not told.
  static func read(optionsOf stanzas: [Stanza], into options: inout KeywordSet) -> Bool {
    guard !stanzas.isEmpty, !stanzas.contains(where: \.scope.isLarge) else { return false }
    for stanza in stanzas {
      stanza.scope.configuration.insertOptions(of: stanza.scope.id, into: &options)
    }
    return true
  }

  /// What is asked for.
  var scope: QueryScope { binding.scope(for: domain) }

  /// Whether a stanza for the domain sets `option`, whether that counts or not.
  func setsInDomain(_ option: Keyword) -> Bool {
    if let options { return options.contains(option) }
    for stanza in stanzas where stanza.scope.sets(option) { return true }
    return false
  }

  /// Whether a stanza for the domain sets `option` in one of the places at `positions`.
  func decidesInDomain(_ option: Keyword, at positions: [Int]) -> Bool {
    stanzas.contains { stanza in
      stanza.failure == nil && positions.contains(stanza.place) && stanza.scope.sets(option)
    }
  }

  /// The stanzas in the place at `position`, strongest first; one missing when there is no exact one.
  func found(at position: Int, in configuration: Configuration) -> [FoundStanza] {
    switch binding.contents[position] {
    case .stanza(let id):
      return [FoundStanza(stanza: id.map { Scope(configuration: configuration, id: $0) })]
    case .domains:
      let here = stanzas.filter { $0.place == position }
      let found = here.map { FoundStanza(stanza: $0.scope, failure: $0.failure) }
      return here.first?.isExact == true ? found : [FoundStanza(stanza: nil)] + found
    }
  }
}

/// A stanza that a scope means, or that it is missing.
struct FoundStanza {
  let stanza: Scope?
  var failure: PatternError?
}

extension FoundStanza {
  /// Adds what the stanza says about `keyword` as candidates of `place`.
  func append(
    candidatesOf keyword: Keyword, in place: QueryScope, to candidates: inout [Candidate]
  ) {
    let setting = stanza?.setting(keyword)
    if let failure {
      // Whether a stanza without the option matches makes no difference.
      guard let setting else { return }
      candidates.append(
        Candidate(scope: place, stanza: stanza, setting: setting, outcome: .notEvaluated(failure)))
      return
    }
    candidates.append(Candidate(scope: place, stanza: stanza, setting: setting, outcome: .miss))
    // Earlier assignments in the same scope: the last one counts (decision D-10).
    var older = setting?.replaced
    while let setting = older {
      candidates.append(
        Candidate(scope: place, stanza: stanza, setting: setting, outcome: .overridden))
      older = setting.replaced
    }
  }

  /// The assignment of `keyword`, which is not valid here.
  func ignored(_ keyword: Keyword) -> Setting? {
    failure == nil ? stanza?.setting(keyword) : nil
  }
}
