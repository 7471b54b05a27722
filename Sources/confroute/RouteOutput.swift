import EcelerityConf
import ToolSupport

/// The output of answers on both streams, in order.
struct RouteOutput: Sendable {
  /// A part for one of the streams.
  enum Part: Sendable {
    /// Bytes for standard output.
    case answers([UInt8])
    /// Why a question could not be answered.
    case complaint(String)
    /// An option that the answer depends on, and the target version lacks.
    case missing(OptionRow)
    /// A doubt about an answer, or the reason for one that has no other.
    case caution(RouteNote)
  }

  /// The exit status by these answers.
  private(set) var status = ExitStatus.success
  private var earlier: [Part] = []
  /// Answers after the last other part; more may be appended.
  var bytes: [UInt8] = []

  /// All parts.
  var parts: [Part] { bytes.isEmpty ? earlier : earlier + [.answers(bytes)] }

  mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func write(_ more: [UInt8]) { bytes += more }

  mutating func warn(ifMissing option: OptionRow) { append(.missing(option)) }

  mutating func warn(about note: RouteNote) { append(.caution(note)) }

  /// Adds an error about a question; other questions are still answered.
  mutating func complain(_ message: String) {
    status = .failure
    append(.complaint(message))
  }

  /// Records that a message would not be sent on.
  mutating func recordUndelivered() {
    if status == .success { status = .findings }
  }

  private mutating func append(_ part: Part) {
    if !bytes.isEmpty { earlier.append(.answers(bytes)) }
    bytes = []
    earlier.append(part)
  }
}
