/// Reads replies from what arrives (RFC 5321, 4.2), of which it keeps no more than a reply may have.
struct ReplyReader {
  /// RFC 5321, 4.5.3.1.5 allows 512 bytes a line; many servers send more.
  static let lineLimit = 4_096
  /// How large a reply may be, in bytes with the ends of its lines.
  static let replyLimit = 65_536
  /// How many lines a reply may have.
  static let lineCountLimit = 1_000
  /// How much is shown of what is no reply, in bytes.
  private static let shownLimit = 200

  /// What is hidden in everything that is shown.
  var mask = SecretMask()
  /// What has arrived and is not read yet; everything before `position` is.
  private var pending: [UInt8] = []
  private var position = 0

  /// The next reply, all of which has to arrive before `deadline`; its lines go to `transcript` one by one.
  mutating func read(
    from transport: any Transport, until deadline: ContinuousClock.Instant,
    recordingIn transcript: inout Transcript
  ) throws(SMTPError.Cause) -> Reply {
    var lines: [ReplyLine] = []
    var size = 0
    repeat {
      let line = try nextLine(from: transport, until: deadline)
      let shown = VisibleText.text(mask.masked(Array(line)))
      transcript.record(.server, shown)
      size += line.count + 2
      guard let read = ReplyLine(line) else { throw .malformed(excerpt(line)) }
      guard size <= Self.replyLimit else { throw .replyTooLong(Self.replyLimit) }
      guard lines.count < Self.lineCountLimit else { throw .tooManyLines(Self.lineCountLimit) }
      lines.append(read)
    } while lines.last?.isContinued == true
    return Reply(lines, masking: mask)
  }

  /// What arrived before it was asked for and is taken away; empty when the server behaves.
  mutating func takeUnasked(from transport: any Transport) throws(SMTPError.Cause) -> [UInt8] {
    while pending.count - position <= Self.replyLimit {
      do throws(TransportError) {
        pending += try transport.receive(atMost: Self.lineLimit, until: .now)
      } catch {
        let rest = Array(pending[position...])
        if error != .timeout, rest.isEmpty { throw .transport(error) }
        forget()
        return rest
      }
    }
    throw .replyTooLong(Self.replyLimit)
  }

  /// Puts back what was taken.
  mutating func putBack(_ bytes: [UInt8]) {
    pending = bytes + pending[position...]
    position = 0
  }

  /// The beginning of `bytes`, fit to be shown.
  func excerpt(_ bytes: some Collection<UInt8>) -> String {
    let masked = mask.masked(Array(bytes))
    return VisibleText.text(masked.prefix(Self.shownLimit))
      + (masked.count > Self.shownLimit ? "…" : "")
  }

  /// Takes away what has arrived and is not read yet.
  mutating func forget() {
    pending = []
    position = 0
  }

  /// A line without its end. That it should be CR LF (RFC 5321, 2.3.8) is not insisted on: the text of a
  /// reply decides nothing that a bare LF could smuggle.
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
