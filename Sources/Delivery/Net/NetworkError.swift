internal import Threads

/// A system call about the network that failed.
package struct NetworkError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The `errno` of the call.
  package let code: Int32

  /// A failure with the `errno` value `code`.
  package init(code: Int32) { self.code = code }

  /// What to do when there are no descriptors left.
  static let moreDescriptors = "allow this process more open files (ulimit -n)"

  /// The system's message, with a small first letter as in all messages.
  package var description: String { errnoMessage(code) }
}
