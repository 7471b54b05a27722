/// The set of characters of a name as a bit mask, ignoring letter case. Bytes that agree in their
/// low six bits, case apart, count as one character.
struct LetterSet {
  private let mask: UInt64

  init(_ name: some Sequence<UInt8>) {
    mask = name.reduce(0) { $0 | 1 << UInt64(($1 | 0x20) & 63) }
  }

  /// Whether at most `count` members of `other` are missing from this set.
  func contains(_ other: LetterSet, missingAtMost count: Int) -> Bool {
    (other.mask & ~mask).nonzeroBitCount <= count
  }

  /// Whether names with these sets can differ by `mistakes`; each removes and adds at most one.
  func isNear(_ other: LetterSet, mistakes: Int) -> Bool {
    contains(other, missingAtMost: mistakes) && other.contains(self, missingAtMost: mistakes)
  }
}
