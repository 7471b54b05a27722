internal import Threads

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// What the operating system refused, and why.
package struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was tried, as it follows "cannot": `open \`a.conf\``.
  package let action: String
  /// The `errno` of the refusal.
  package let code: Int32

  /// The refusal `code` of an attempt to `action`.
  package init(_ action: String, code: Int32) {
    self.action = action
    self.code = code
  }

  /// `cannot open \`a.conf\`: permission denied`
  package var description: String { "cannot \(action): \(reason)" }

  /// The system's message.
  package var reason: String { errnoMessage(code) }
}

/// The refusal that the last system call reported. To put the `action` into words may take other calls.
func lastError(_ action: @autoclosure () -> String) -> FileError {
  let code = errno
  return .system(SystemError(action(), code: code))
}
