internal import Threads

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// A failed system call and its reason.
package struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The attempted action, as it follows "cannot": `open \`a.conf\``.
  package let action: String
  /// The `errno` of the call.
  package let code: Int32

  /// The failure `code` of an attempt to `action`.
  package init(_ action: String, code: Int32) {
    self.action = action
    self.code = code
  }

  /// `cannot open \`a.conf\`: permission denied`
  package var description: String { "cannot \(action): \(reason)" }

  /// The system's message.
  package var reason: String { errnoMessage(code) }
}

/// The failure of the last system call. Its code is read first, because evaluating `action` may
/// make other calls.
func lastError(_ action: @autoclosure () -> String) -> FileError {
  let code = errno
  return .system(SystemError(action(), code: code))
}
