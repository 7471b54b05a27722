#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Finds a word by its last byte, which should be a rare one: the system's search for one byte is
/// more than ten times as fast as a loop.
struct ByteSearch {
  private let word: [UInt8]
  private let last: UInt8

  /// A search for `word`, which is not empty.
  init(_ word: String) {
    self.word = Array(word.utf8)
    guard let last = self.word.last else { preconditionFailure("nothing to look for") }
    self.last = last
  }

  /// Whether the word stands in `range` of `bytes`.
  func isFound(in bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var start = range.lowerBound + word.count - 1
    while start < range.upperBound, let place = place(in: bytes, start..<range.upperBound) {
      if bytes[(place - word.count + 1)...place].elementsEqual(word) { return true }
      start = place + 1
    }
    return false
  }

  /// Where the last byte of the word stands first.
  private func place(in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    bytes[range].withUnsafeBytes { slice in
      guard let base = slice.baseAddress, let found = memchr(base, CInt(last), slice.count) else {
        return nil
      }
      return range.lowerBound + (UnsafeRawPointer(found) - base)
    }
  }
}
