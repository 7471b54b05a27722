/// A set of names of the option table, one bit each; lookups need no hashing.
struct KeywordSet: Sendable, Equatable, ExpressibleByArrayLiteral {
  private var words: [UInt64]

  /// The set of `keywords`.
  init(_ keywords: some Sequence<Keyword>) {
    words = Array(repeating: 0, count: (Keyword.all.count + 63) / 64)
    for keyword in keywords { insert(keyword) }
  }

  init(arrayLiteral keywords: Keyword...) { self.init(keywords) }

  func contains(_ keyword: Keyword) -> Bool {
    words[Int(keyword.rawValue >> 6)] >> UInt64(keyword.rawValue & 63) & 1 == 1
  }

  /// Whether `name` is a member; never one that the option table does not know.
  func contains(name: NameID) -> Bool {
    guard let keyword = NameTable.keyword(name) else { return false }
    return contains(keyword)
  }

  mutating func insert(_ keyword: Keyword) {
    words[Int(keyword.rawValue >> 6)] |= 1 << UInt64(keyword.rawValue & 63)
  }

  var isEmpty: Bool {
    for word in words where word != 0 { return false }
    return true
  }

  /// The members that satisfy `holds`.
  func filter(_ holds: (Keyword) -> Bool) -> KeywordSet {
    var result = self
    for index in words.indices {
      var rest = words[index]
      while rest != 0 {
        let bit = rest.trailingZeroBitCount
        rest &= rest - 1
        let keyword = Keyword(index: UInt16(index << 6 | bit))
        if !holds(keyword) { result.words[index] &= ~(1 << UInt64(bit)) }
      }
    }
    return result
  }

  /// Whether the sets have no member in common.
  func isDisjoint(with other: KeywordSet) -> Bool {
    for index in words.indices where words[index] & other.words[index] != 0 { return false }
    return true
  }

  mutating func removeAll() {
    for index in words.indices { words[index] = 0 }
  }

  func subtracting(_ other: KeywordSet) -> KeywordSet {
    var result = self
    for index in words.indices { result.words[index] &= ~other.words[index] }
    return result
  }

  func intersection(_ other: KeywordSet) -> KeywordSet {
    var result = self
    for index in words.indices { result.words[index] &= other.words[index] }
    return result
  }

  func union(_ other: KeywordSet) -> KeywordSet {
    var result = self
    for index in words.indices { result.words[index] |= other.words[index] }
    return result
  }
}
