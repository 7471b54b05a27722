/// The reason why a command failed.
package struct CommandFailure: Error, CustomStringConvertible {
  /// The message: lower case, without a full stop.
  package let description: String

  /// A failure with that message.
  package init(_ description: String) {
    self.description = description
  }
}
