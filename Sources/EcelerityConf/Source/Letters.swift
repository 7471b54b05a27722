/// Which characters a name has, in any letter case; two that are not told apart count as one.
struct Letters {
  private let set: UInt64

  init(_ name: some Sequence<UInt8>) {
    set = name.reduce(0) { $0 | 1 << UInt64(($1 | 0x20) & 63) }
  }

  /// Whether all but so many of the characters of another name are among them.
  func areThose(of other: Letters, but missing: Int) -> Bool {
    (other.set & ~set).nonzeroBitCount <= missing
  }

  /// Whether the names may be `mistakes` apart: each mistake takes one character away at most, and adds one.
  func areNear(_ other: Letters, mistakes: Int) -> Bool {
    areThose(of: other, but: mistakes) && other.areThose(of: self, but: mistakes)
  }
}
