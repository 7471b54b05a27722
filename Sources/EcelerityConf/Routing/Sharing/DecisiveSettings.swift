/// The settings of the only stanza for a name among the options that decide the route: names with exactly equal
/// settings have the same route. Hosts about which nothing is configured count only by their number.
struct DecisiveSettings: Hashable {
  /// An option and its value as written.
  private struct Assignment: Hashable {
    let option: Keyword
    let value: ArraySlice<UInt8>

    /// Hashes the value as a whole; a collection would be hashed byte by byte.
    func hash(into hasher: inout Hasher) {
      hasher.combine(option)
      hasher.combine(value.span)
    }
  }

  /// The position of the place of the stanza.
  private let place: Int
  private let assignments: [Assignment]
  /// Whether the stanza names a gateway about which nothing is configured.
  let namesGateway: Bool
  /// Whether the stanza sets nothing else.
  let areAll: Bool
  /// The hosts that the stanza names in `routes`, whose names make no difference.
  let hosts: [String]

  /// A longer value is unlikely to occur twice.
  private static let maximumLength = 256

  /// The settings of `options` in `stanzas`; nil when there are several stanzas, one matches by an expression, or
  /// sets an option twice. If the stanza `namesGateway`, or may name hosts as `namesHosts` says, their names make
  /// no difference.
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
