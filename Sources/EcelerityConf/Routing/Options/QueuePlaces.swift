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
