/// Finds equal keys of one dictionary.
///
/// Most keys need no decoding and are compared as bytes. If one does, all are compared as text.
struct DictionaryKeys {
  private let file: ConfigurationFile
  private let areVerbatim: Bool
  /// The keys that may equal another one; nil when there are so few that all are compared.
  private let candidates: SharedHashes?
  /// The tokens of the distinct keys so far.
  private var tokens: ContiguousArray<UInt32> = []
  private var slots = HashSlots()
  private var byText: [String: TokenIndex] = [:]

  private static let maximumShortCount = 8

  /// A table for the keys of `dictionary`, which is in `file`.
  init(of dictionary: DictionarySyntax, in file: ConfigurationFile) {
    let keys = dictionary.lazy.map { RawScalar($0.key, of: file.tree, in: file.id) }
    self.file = file
    areVerbatim = keys.allSatisfy(\.isVerbatim)
    let count = areVerbatim ? keys.reduce(0) { count, _ in count + 1 } : 0
    guard count > DictionaryKeys.maximumShortCount else {
      candidates = nil
      return
    }
    var hashes: ContiguousArray<UInt32> = []
    hashes.reserveCapacity(count)
    for key in keys { hashes.append(DictionaryKeys.hash(key.bytes)) }
    candidates = SharedHashes(hashes)
  }

  /// The first key passed that equals `key`, the one at `index`; nil for that one itself.
  mutating func first(like key: RawScalar, at index: Int) -> RawScalar? {
    guard areVerbatim else { return firstByText(like: key) }
    guard let candidates else { return firstOfFew(like: key) }
    return candidates[index] ? firstByHash(like: key) : nil
  }

  private mutating func firstOfFew(like key: RawScalar) -> RawScalar? {
    for token in tokens {
      let known = item(token)
      if known.inner.count == key.inner.count, known.bytes.elementsEqual(key.bytes) {
        return known
      }
    }
    tokens.append(UInt32(key.token))
    return nil
  }

  private mutating func firstByHash(like key: RawScalar) -> RawScalar? {
    let bytes = key.bytes
    let hash = DictionaryKeys.hash(bytes)
    let known = slots.find(hash) { item(tokens[Int($0)]).bytes.elementsEqual(bytes) }
    if let known { return item(tokens[Int(known)]) }
    slots.insert(UInt32(tokens.count), hash: hash)
    tokens.append(UInt32(key.token))
    return nil
  }

  private mutating func firstByText(like key: RawScalar) -> RawScalar? {
    let text = key.text
    if let known = byText[text] { return item(UInt32(known)) }
    byText[text] = key.token
    return nil
  }

  private func item(_ token: UInt32) -> RawScalar {
    RawScalar(TokenIndex(token), of: file.tree, in: file.id)
  }

  private static func hash(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    var hash = ByteHash()
    hash.combine(bytes)
    return hash.value
  }
}
