@testable import Delivery

/// Checks replies that arrive in pieces, of a size given by the first byte: they are within their
/// limits, do not depend on the size of the pieces, and contain no control characters.
@Sendable func checkReplies(_ bytes: [UInt8]) {
  guard let first = bytes.first else { return }
  let rest = Array(bytes.dropFirst())
  let whole = dialogue([rest])
  require(dialogue(pieces(of: rest, Int(first) + 1)) == whole, "pieces make another reply")
}

/// `bytes` split into pieces of `size`.
func pieces(of bytes: [UInt8], _ size: Int) -> [[UInt8]] {
  stride(from: 0, to: bytes.count, by: size).map {
    Array(bytes[$0..<min($0 + size, bytes.count)])
  }
}

private struct Dialogue: Equatable {
  var replies: [Reply] = []
  var end: SMTPError.Cause?
}

private func dialogue(_ pieces: [[UInt8]]) -> Dialogue {
  let transport = MemoryTransport(pieces)
  var reader = ReplyReader()
  var transcript = Transcript(since: .now)
  var dialogue = Dialogue()
  while dialogue.end == nil {
    do throws(SMTPError.Cause) {
      let reply = try reader.read(
        from: transport, until: .now + .seconds(3600), recordingIn: &transcript)
      check(reply, reader.lastLines)
      dialogue.replies.append(reply)
    } catch {
      dialogue.end = error
    }
  }
  for entry in transcript.entries { checkVisible(entry.text) }
  return dialogue
}

private func check(_ reply: Reply, _ lines: [ReplyLine]) {
  require(200..<600 ~= reply.code, "\(reply.code) is no code")
  require(reply.category.rawValue == reply.code / 100, "the category is another")
  require(1...ReplyReader.lineCountLimit ~= reply.lines.count, "the reply has too many lines")
  // Each byte is shown as at most ten.
  require(reply.text.utf8.count <= 10 * ReplyReader.replyLimit, "the reply is too long")
  reply.lines.forEach(checkVisible)
  _ = Capabilities(lines).xclientAttributes
}

private func checkVisible(_ text: String) {
  require(
    text.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7f...0x9f ~= $0.value) },
    "controls are shown")
}
