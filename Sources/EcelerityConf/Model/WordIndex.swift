/// Finds what a word means without making a `String` of it: for the few words of a vocabulary.
struct WordIndex<Meaning: Sendable>: Sendable {
  /// The words by their length.
  private var words: [[(bytes: [UInt8], meaning: Meaning)]] = []

  init(_ vocabulary: [(word: String, meaning: Meaning)]) {
    for (word, meaning) in vocabulary {
      let bytes = Array(word.utf8)
      while words.count <= bytes.count { words.append([]) }
      words[bytes.count].append((bytes, meaning))
    }
  }

  /// What `word` means, in exactly this spelling.
  func find(_ word: borrowing Span<UInt8>) -> Meaning? {
    guard word.count < words.count else { return nil }
    for candidate in words[word.count] {
      if WordIndex.isSame(candidate.bytes, word) { return candidate.meaning }
    }
    return nil
  }

  private static func isSame(_ known: [UInt8], _ word: borrowing Span<UInt8>) -> Bool {
    for offset in word.indices where known[offset] != word[offset] { return false }
    return true
  }
}

/// Comparing and hashing words of a text of our own, whose hashes nobody can choose.
enum WordHash {
  /// FNV-1a.
  static func of(_ word: borrowing Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for offset in word.indices { hash = (hash ^ UInt64(word[offset])) &* 0x100_0000_01B3 }
    return hash
  }

  /// Whether both hold the same bytes.
  static func isSame(_ first: borrowing Span<UInt8>, _ second: borrowing Span<UInt8>) -> Bool {
    guard first.count == second.count else { return false }
    for offset in first.indices where first[offset] != second[offset] { return false }
    return true
  }
}
