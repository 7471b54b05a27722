#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The system's message for the `errno` value `code`, with a small first letter as in all messages; safe to call on any
/// thread.
package func errnoMessage(_ code: CInt) -> String {
  let message = systemMessage(code)
  // An abbreviation, such as "RPC", keeps its capitals.
  guard let first = message.first, message.dropFirst().first?.isUppercase == false else {
    return message
  }
  return first.lowercased() + message.dropFirst()
}

private func systemMessage(_ code: CInt) -> String {
  #if canImport(Darwin)
    // strerror(3) writes the message of an unknown code to a buffer that all threads share.
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
      buffer.initialize(repeating: 0)
      guard let start = buffer.baseAddress else { return "error \(code)" }
      // The buffer has a message even if the code is unknown.
      _ = strerror_r(code, start, buffer.count - 1)
      return String(cString: start)
    }
  #else
    strerror(code).map { String(cString: $0) } ?? "error \(code)"
  #endif
}
