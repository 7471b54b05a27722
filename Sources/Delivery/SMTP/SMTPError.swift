/// Why a command has no reply: the server did not send one, or not a valid one. A refusal is a `Reply`, not an error.
package struct SMTPError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The stage that failed.
  package let stage: Stage.Name
  /// What the session waited for, such as `the reply to EHLO`.
  package let awaited: String
  /// What went wrong.
  package let cause: Cause

  /// The cause of an error.
  package enum Cause: Error, Hashable, Sendable {
    /// The transport failed, or the deadline passed.
    case transport(TransportError)
    /// A line that is not a reply line, escaped and shortened.
    case malformed(String)
    /// A reply with a code that is not valid here, escaped and shortened.
    case outOfPlace(String)
    /// A line longer than the limit in bytes.
    case lineTooLong(Int)
    /// A reply larger than the limit in bytes.
    case replyTooLong(Int)
    /// A reply of more lines than the limit.
    case tooManyLines(Int)
    /// More unsolicited data than the limit in bytes.
    case tooMuchUnsolicited(Int)
    /// Data between the reply to STARTTLS and the handshake, which a man in the middle could have injected (RFC 3207,
    /// 4.2 and 6), escaped and shortened.
    case injected(String)
    /// The server does not offer an extension that the command needs.
    case notOffered(String)
    /// The message is larger than the server's SIZE limit (RFC 1870, 4).
    case tooLarge(bytes: Int, limit: Int)
  }

  /// What happened and what was awaited; lower case, no full stop.
  package var description: String {
    switch cause {
    case .transport(let error): "\(error) while waiting for \(awaited)"
    case .malformed(""): "\(awaited) is an empty line, which is no SMTP reply"
    case .malformed(let line): "\(awaited) is not an SMTP reply: \(line)"
    case .outOfPlace(let line): "\(awaited) is not valid here: \(line)"
    case .lineTooLong(let limit): "\(awaited) has a line of more than \(limit) bytes"
    case .replyTooLong(let limit): "\(awaited) has more than \(limit) bytes"
    case .tooManyLines(let limit): "\(awaited) has more than \(limit) lines"
    case .tooMuchUnsolicited(let limit):
      "the server sent more than \(limit) bytes that nothing had asked for"
    case .injected(let text): "the server sent more than \(awaited): \(text)"
    case .notOffered(let name): "the server does not offer \(name)"
    case .tooLarge(let bytes, let limit):
      "the message has \(bytes) bytes, and the server takes no more than \(limit) (SIZE)"
    }
  }
}
