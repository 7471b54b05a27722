/// What the only stanza for a name says about the options that decide where mail goes: names for which
/// the same is said, word for word, go the same way. Of hosts that are like any other, just how many.
struct Saying: Hashable {
  /// One option, and its value as it is written.
  private struct Word: Hashable {
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
  private let words: [Word]
  /// Whether the stanza names a gateway that is like any other.
  let namesGateway: Bool
  /// Whether the stanza says anything else.
  let isAll: Bool
  /// The hosts that the stanza names in `routes`, which make no difference.
  let hosts: [String]

  /// A longer value is hardly ever written twice.
  private static let maximumLength = 256

  /// What `stanzas` for a name say about `options`; nil when they are several, match by an expression, or
  /// say something twice. If the stanza `namesGateway`, or may be one that `namesHosts`, it makes no
  /// difference which.
  init?(
    _ stanzas: [QueuePlaces.Stanza], about options: KeywordSet, namesGateway: Bool,
    namesHosts: Bool
  ) {
    guard stanzas.count == 1, let stanza = stanzas.first, stanza.isExact, stanza.failure == nil,
      !stanza.scope.isPattern, !stanza.scope.isLarge
    else { return nil }
    var words: [Word] = []
    var hosts: [String] = []
    var isAll = true
    var length = 0
    for setting in stanza.scope.newestSettings {
      guard let option = setting.keyword, options.contains(option) else {
        isAll = false
        continue
      }
      var value = option == .gateway && namesGateway ? [] : setting.writtenValue
      if option == .routes, namesHosts, let shape = RouteShape(value) {
        value = shape.bytes[...]
        hosts = shape.hosts
      }
      length += value.count
      guard !setting.isReplaced, setting.replaced == nil, length <= Saying.maximumLength else {
        return nil
      }
      words.append(Word(option: option, value: value))
    }
    place = stanza.place
    self.words = words
    self.namesGateway = namesGateway
    self.isAll = isAll
    self.hosts = hosts
  }

  static func == (one: Saying, other: Saying) -> Bool {
    one.place == other.place && one.words == other.words && one.namesGateway == other.namesGateway
      && one.isAll == other.isAll && one.hosts.count == other.hosts.count
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(place)
    hasher.combine(words)
  }
}
