#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// A search for a word by its last byte, which should be a rare one: `memchr` is more than ten
/// times as fast as a loop.
struct ByteSearch {
  private let word: [UInt8]
  private let last: UInt8

  /// Creates a search for `word`, which must not be empty.
  init(_ word: String) {
    self.word = Array(word.utf8)
    guard let last = self.word.last else { preconditionFailure("nothing to look for") }
    self.last = last
  }

  /// Whether the word occurs in `range` of `bytes`.
  func isFound(in bytes: [UInt8], _ range: Range<Int>) -> Bool { first(in: bytes, range) != nil }

  /// The first occurrence of the word in `range` of `bytes`, or nil if there is none.
  func first(in bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    var start = range.lowerBound + word.count - 1
    while start < range.upperBound, let place = place(in: bytes, start..<range.upperBound) {
      let found = (place - word.count + 1)..<(place + 1)
      if bytes[found].elementsEqual(word) { return found }
      start = place + 1
    }
    return nil
  }

  /// The first occurrence of the last byte of the word.
  private func place(in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    bytes[range].withUnsafeBytes { slice in
      guard let base = slice.baseAddress, let found = memchr(base, CInt(last), slice.count) else {
        return nil
      }
      return range.lowerBound + (UnsafeRawPointer(found) - base)
    }
  }
}
