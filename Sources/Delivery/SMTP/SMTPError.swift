/// Why a session could not go on: the server did not answer, or not in a way that could be understood.
///
/// A refusal is no error but a `Reply`.
package struct SMTPError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The stage that failed.
  package let stage: Stage.Name
  /// What the session waited for, as `the reply to EHLO`.
  package let awaited: String
  /// What happened instead.
  package let cause: Cause

  /// What happened instead of a reply.
  package enum Cause: Error, Hashable, Sendable {
    /// The connection failed, or the deadline came first.
    case transport(TransportError)
    /// A line that is none of a reply, escaped and shortened.
    case malformed(String)
    /// A line that is longer than so many bytes.
    case lineTooLong(Int)
    /// A reply of more than so many bytes.
    case replyTooLong(Int)
    /// A reply of more than so many lines.
    case tooManyLines(Int)
    /// Something that was not asked for where nothing may be sent: between the go-ahead for TLS and TLS itself
    /// anybody in between could have added it (RFC 3207, 4.2 and 6). Escaped and shortened.
    case unasked(String)
    /// The server does not offer the extension that the command needs.
    case notOffered(String)
    /// The message has more bytes than the server takes (RFC 1870, 4).
    case tooLarge(bytes: Int, limit: Int)
  }

  /// What happened and what was awaited; lower case, no full stop.
  package var description: String {
    switch cause {
    case .transport(let error): "\(error) while waiting for \(awaited)"
    case .malformed(let line): "\(awaited) is not one of SMTP: \(line)"
    case .lineTooLong(let limit): "\(awaited) has a line of more than \(limit) bytes"
    case .replyTooLong(let limit): "\(awaited) has more than \(limit) bytes"
    case .tooManyLines(let limit): "\(awaited) has more than \(limit) lines"
    case .unasked(let text): "the server sent more than \(awaited): \(text)"
    case .notOffered(let name): "the server does not offer \(name)"
    case .tooLarge(let bytes, let limit):
      "the message has \(bytes) bytes, and the server takes no more than \(limit) (SIZE)"
    }
  }
}
