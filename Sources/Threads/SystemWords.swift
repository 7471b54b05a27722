#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// What the system says of its errors, whichever threads ask at the same time.
package enum SystemWords {
  /// The words for the `errno` that is `code`, with a small letter first as in all messages.
  package static func words(forError code: CInt) -> String {
    let words = message(code)
    guard let first = words.first, words.dropFirst().first?.isUppercase == false else {
      return words
    }
    return first.lowercased() + words.dropFirst()
  }

  private static func message(_ code: CInt) -> String {
    #if canImport(Darwin)
      // strerror(3) writes the words for a code that it does not know where all threads do.
      withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
        buffer.initialize(repeating: 0)
        guard let start = buffer.baseAddress else { return "error \(code)" }
        // There are words for such a code, too.
        _ = strerror_r(code, start, buffer.count - 1)
        return String(cString: start)
      }
    #else
      strerror(code).map { String(cString: $0) } ?? "error \(code)"
    #endif
  }
}
