/// What the only stanza for a name says about the options that decide where mail goes: names for which
/// the same is said, word for word, go the same way.
struct Saying: Hashable {
  /// One option, and its value as it is written.
  private struct Word: Hashable {
    let option: Keyword
    let value: ArraySlice<UInt8>
  }

  /// Position of the place of the stanza.
  private let place: Int
  private let words: [Word]
  /// Whether the stanza names a gateway that is like any other.
  let namesGateway: Bool
  /// Whether the stanza says anything else.
  let isAll: Bool

  /// What is so long is hardly said twice.
  private static let maximumLength = 256

  /// What `stanzas` for a name say about `options`; nil when they are several, match by an expression, or
  /// say something twice. If the stanza `namesGateway`, it makes no difference which.
  init?(_ stanzas: [QueuePlaces.Stanza], about options: KeywordSet, namesGateway: Bool) {
    guard stanzas.count == 1, let stanza = stanzas.first, stanza.isExact, stanza.failure == nil,
      !stanza.scope.isPattern, !stanza.scope.isLarge
    else { return nil }
    var words: [Word] = []
    var isAll = true
    var length = 0
    for setting in stanza.scope.newestSettings {
      guard let option = setting.keyword, options.contains(option) else {
        isAll = false
        continue
      }
      let value = option == .gateway && namesGateway ? [] : setting.writtenValue
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
  }
}
