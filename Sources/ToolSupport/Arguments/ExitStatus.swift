/// The exit status of a command; the same for all three commands.
package enum ExitStatus: Int32, Sendable {
  /// Clean, nothing to do, yes.
  case success = 0
  /// Findings, something would change, no.
  case findings = 1
  /// The question could not be answered.
  case failure = 2
}
