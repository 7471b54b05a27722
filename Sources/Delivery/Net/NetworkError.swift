internal import Threads

/// What the network refused, and why.
package struct NetworkError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The `errno` of the refusal.
  package let code: Int32

  /// The refusal `code`.
  package init(code: Int32) { self.code = code }

  /// The system's message, with a small first letter as in all messages.
  package var description: String { errnoMessage(code) }
}
