/// The places in which the options of one queue are looked up: those of its binding, and in each of them the
/// stanzas for its domain.
final class QueuePlaces: Sendable {
  /// A stanza for the domain.
  struct Stanza {
    /// The position of its place.
    let place: Int
    let scope: Scope
    /// Whether its label is the name of the domain, not an expression that matches it.
    let isExact: Bool
    /// Why its regular expression could not be evaluated.
    let failure: PatternError?

    /// The stanza in another list of places.
    func moved(to place: Int) -> Stanza {
      Stanza(place: place, scope: scope, isExact: isExact, failure: failure)
    }
  }

  let binding: BindingPlaces
  /// The domain; nil for the places of a binding alone.
  let domain: String?
  /// The stanzas for the domain, strongest first.
  let stanzas: [Stanza]
  /// The options that the stanzas set; nil when they have too many assignments, which are then searched instead.
  private let options: KeywordSet?

  init(_ binding: BindingPlaces, domain: String? = nil, stanzas: [Stanza] = []) {
    self.binding = binding
    self.domain = domain
    self.stanzas = stanzas
    options = QueuePlaces.options(of: stanzas)
  }

  /// The places, as if the stanzas set only those of these `options` that they do set.
  init(
    _ binding: BindingPlaces, domain: String, stanzas: [Stanza], settingOnly options: KeywordSet
  ) {
    self.binding = binding
    self.domain = domain
    self.stanzas = stanzas
    self.options = (QueuePlaces.options(of: stanzas) ?? []).intersection(options)
  }

  /// The options that `stanzas` set; nil when there are no stanzas, or they have too many assignments.
  static func options(of stanzas: [Stanza]) -> KeywordSet? {
    guard !stanzas.isEmpty else { return nil }
    var options: KeywordSet = []
    return read(optionsOf: stanzas, into: &options) ? options : nil
  }

  /// Inserts the options that `stanzas` set into the empty set `options`; false when they have too many
  /// assignments.
  static func read(optionsOf stanzas: [Stanza], into options: inout KeywordSet) -> Bool {
    guard !stanzas.isEmpty, !stanzas.contains(where: \.scope.isLarge) else { return false }
    for stanza in stanzas {
      stanza.scope.configuration.insertOptions(of: stanza.scope.id, into: &options)
    }
    return true
  }

  /// The scope of the queue.
  var scope: QueryScope { binding.scope(for: domain) }

  /// Whether a stanza for the domain sets `option`, whether it counts or not.
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

  /// The stanzas in the place at `position`, strongest first; the first one is nil when there is no exact one.
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
