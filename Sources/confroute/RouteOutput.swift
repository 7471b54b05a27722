import EcelerityConf
import ToolSupport

/// What the answers to some questions put on the two streams, in order.
struct RouteOutput: Sendable {
  /// A piece for one of the streams.
  enum Part: Sendable {
    /// Bytes for standard output.
    case answers([UInt8])
    /// Why a question could not be answered.
    case complaint(String)
    /// An option that counted, though the server does not have it yet.
    case missing(OptionRow)
  }

  /// What becomes of the run.
  private(set) var status = ExitStatus.success
  private var earlier: [Part] = []
  /// What answers say behind the last remark; more may be appended.
  var bytes: [UInt8] = []

  /// All of it.
  var parts: [Part] { bytes.isEmpty ? earlier : earlier + [.answers(bytes)] }

  mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func write(_ more: [UInt8]) { bytes += more }

  mutating func warn(ifMissing option: OptionRow) { append(.missing(option)) }

  /// A question that cannot be answered does not keep the others from theirs.
  mutating func complain(_ message: String) {
    status = .failure
    append(.complaint(message))
  }

  /// A message that would not be sent on.
  mutating func tellUndelivered() {
    if status == .success { status = .findings }
  }

  private mutating func append(_ part: Part) {
    if !bytes.isEmpty { earlier.append(.answers(bytes)) }
    bytes = []
    earlier.append(part)
  }
}
