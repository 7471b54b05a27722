/// What the only stanza for a name sets of the options that decide where mail goes: names for which it is
/// the same, word for word, go the same way. Of hosts that are like any other, just how many.
struct DecisiveSettings: Hashable {
  /// One option, and its value as it is written.
  private struct Assignment: Hashable {
    let option: Keyword
    let value: ArraySlice<UInt8>

    /// All of the value at once: a collection would be hashed byte by byte.
    func hash(into hasher: inout Hasher) {
      hasher.combine(option)
      hasher.combine(value.span)
    }
  }

  /// Position of the place of the stanza.
  private let place: Int
  private let assignments: [Assignment]
  /// Whether the stanza names a gateway that is like any other.
  let namesGateway: Bool
  /// Whether the stanza sets nothing else.
  let areAll: Bool
  /// The hosts that the stanza names in `routes`, which make no difference.
  let hosts: [String]

  /// A longer value is hardly ever written twice.
  private static let maximumLength = 256

  /// What `stanzas` for a name set of `options`; nil when they are several, match by an expression, or
  /// set something twice. If the stanza `namesGateway`, or may be one that `namesHosts`, it makes no
  /// difference which.
  init?(
    _ stanzas: [QueuePlaces.Stanza], of options: KeywordSet, namesGateway: Bool, namesHosts: Bool
  ) {
    guard stanzas.count == 1, let stanza = stanzas.first, stanza.isExact, stanza.failure == nil,
      !stanza.scope.isPattern, !stanza.scope.isLarge
    else { return nil }
    var assignments: [Assignment] = []
    var hosts: [String] = []
    var areAll = true
    var length = 0
    for setting in stanza.scope.newestSettings {
      guard let option = setting.keyword, options.contains(option) else {
        areAll = false
        continue
      }
      var value = option == .gateway && namesGateway ? [] : setting.writtenValue
      if option == .routes, namesHosts, let shape = RouteShape(value) {
        value = shape.bytes[...]
        hosts = shape.hosts
      }
      length += value.count
      guard !setting.isReplaced, setting.replaced == nil, length <= Self.maximumLength else {
        return nil
      }
      assignments.append(Assignment(option: option, value: value))
    }
    place = stanza.place
    self.assignments = assignments
    self.namesGateway = namesGateway
    self.areAll = areAll
    self.hosts = hosts
  }

  static func == (one: DecisiveSettings, other: DecisiveSettings) -> Bool {
    one.place == other.place && one.assignments == other.assignments
      && one.namesGateway == other.namesGateway && one.areAll == other.areAll
      && one.hosts.count == other.hosts.count
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(place)
    hasher.combine(assignments)
  }
}
