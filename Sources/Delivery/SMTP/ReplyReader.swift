/// Reads replies from a transport (RFC 5321, 4.2), with limits on their size.
struct ReplyReader {
  /// Longest line in bytes. RFC 5321, 4.5.3.1.5 allows 512; many servers send more.
  static let lineLimit = 4_096
  /// Largest reply in bytes, line ends included.
  static let replyLimit = 65_536
  /// Most lines of a reply.
  static let lineCountLimit = 1_000
  /// Longest excerpt of a malformed reply, in bytes.
  private static let shownLimit = 200

  /// Hides secrets in everything that is shown.
  var mask = SecretMask()
  /// The lines of the last reply as they came, which may have secrets.
  private(set) var lastLines: [ReplyLine] = []
  /// The lines of a reply that has not ended, or has ended the session by its form.
  private var lines: [ReplyLine] = []
  /// The receive buffer; bytes before `position` were consumed.
  private var pending: [UInt8] = []
  private var position = 0
  /// The beginning of the next line, which was consumed as unsolicited data.
  private var lineBegun: [UInt8] = []

  /// Reads the next reply, all of which has to arrive before `deadline`. Its lines are added to `transcript` one by
  /// one.
  mutating func read(
    from transport: any Transport, until deadline: ContinuousClock.Instant,
    recordingIn transcript: inout Transcript
  ) throws(SMTPError.Cause) -> Reply {
    lines = []
    var size = 0
    repeat {
      let line = try nextLine(from: transport, until: deadline)
      // A secret may have begun before.
      let masked = mask.masked(lineBegun + line, after: lineBegun.count)
      lineBegun = []
      transcript.record(.server, VisibleText.text(masked))
      size += line.count + 2
      guard let read = ReplyLine(line) else { throw .malformed(Self.excerpt(masked: masked)) }
      guard size <= Self.replyLimit else { throw .replyTooLong(Self.replyLimit) }
      guard lines.count < Self.lineCountLimit else { throw .tooManyLines(Self.lineCountLimit) }
      lines.append(read)
    } while lines.last?.isContinued == true
    lastLines = lines
    lines = []
    return Reply(lastLines, masking: mask)
  }

  /// The beginning of a reply whose end has not come, shown like `excerpt`; nil when none has begun. Of a line without
  /// an end, a mask might not know a secret that is cut: it is left out then.
  var unfinishedReply: String? {
    let rest = mask.isEmpty ? pending[position...] : []
    if lines.isEmpty, rest.isEmpty { return nil }
    let texts = lines.map { line in Array("\(line.code)-".utf8) + line.text }
    let begun = rest.isEmpty ? texts : texts + [Array(rest)]
    return excerpt(Array(begun.joined(separator: Array(" / ".utf8))))
  }

  /// Consumes data that the server sent before a command asked for it; empty if the server behaves.
  mutating func takeUnsolicited(from transport: any Transport) throws(SMTPError.Cause) -> [UInt8] {
    while pending.count - position <= Self.replyLimit {
      do throws(TransportError) {
        pending += try transport.receive(atMost: Self.lineLimit, until: .now)
      } catch {
        let rest = Array(pending[position...])
        if error != .timeout, rest.isEmpty { throw .transport(error) }
        discard()
        lineBegun = Array(rest.unfinishedLine)
        return rest
      }
    }
    throw .tooMuchUnsolicited(Self.replyLimit)
  }

  /// Puts consumed bytes back.
  mutating func putBack(_ bytes: [UInt8]) {
    pending = bytes + pending[position...]
    position = 0
    lineBegun = []
  }

  /// The beginning of `bytes`, masked and escaped.
  private func excerpt(_ bytes: [UInt8]) -> String { Self.excerpt(masked: mask.masked(bytes)) }

  /// The beginning of unsolicited data, masked and escaped. Of a last line without an end, a mask might not know a
  /// secret that is cut: it is hidden then.
  func excerpt(unsolicited bytes: [UInt8]) -> String {
    let rest = bytes.unfinishedLine
    if mask.isEmpty || rest.isEmpty { return excerpt(bytes) }
    return Self.excerpt(
      masked: mask.masked(bytes.dropLast(rest.count)) + SecretMask.replacement.utf8)
  }

  private static func excerpt(masked: [UInt8]) -> String {
    VisibleText.text(masked.prefix(shownLimit)) + (masked.count > shownLimit ? "…" : "")
  }

  /// Discards data that has arrived and was not read.
  mutating func discard() {
    pending = []
    position = 0
    lineBegun = []
  }

  /// Reads a line, without its line end. A bare LF is accepted (RFC 5321, 2.3.8 demands CR LF): replies are no place
  /// for smuggling, as their text decides nothing.
  private mutating func nextLine(
    from transport: any Transport, until deadline: ContinuousClock.Instant
  ) throws(SMTPError.Cause) -> ArraySlice<UInt8> {
    var scanned = position
    while true {
      if let end = pending[scanned...].firstIndex(of: UInt8(ascii: "\n")) {
        guard end - position <= Self.lineLimit else { throw .lineTooLong(Self.lineLimit) }
        let line = pending[position..<end]
        position = end + 1
        return line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      }
      guard pending.count - position <= Self.lineLimit else { throw .lineTooLong(Self.lineLimit) }
      pending.removeFirst(position)
      position = 0
      scanned = pending.count
      do throws(TransportError) {
        pending += try transport.receive(atMost: Self.lineLimit, until: deadline)
      } catch {
        throw .transport(error)
      }
    }
  }
}

extension [UInt8] {
  /// What follows the last line end.
  fileprivate var unfinishedLine: ArraySlice<UInt8> {
    self[(lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0)...]
  }
}
