import TestServers
import Testing

@testable import LanguageServer

/// Tests that input is split into messages however it arrives, and despite invalid ones.
struct MessageReaderTests {
  private func parts(_ texts: String...) -> [MessageReader.Part] {
    var reader = MessageReader()
    var parts: [MessageReader.Part] = []
    for text in texts {
      reader.append(Array(text.utf8))
      while let part = reader.next() { parts.append(part) }
    }
    return parts
  }

  private func message(_ text: String) -> MessageReader.Part { .message(Array(text.utf8)) }

  private func isGarbage(_ part: MessageReader.Part) -> Bool {
    if case .garbage = part { return true }
    return false
  }

  @Test func readsMessagesThatArriveTogether() {
    #expect(
      parts("Content-Length: 2\r\n\r\n{}Content-Length: 4\r\n\r\nnull")
        == [message("{}"), message("null")])
  }

  @Test func readsAMessageThatArrivesByteByByte() {
    var reader = MessageReader()
    var parts: [MessageReader.Part] = []
    for byte in "Content-Length: 4\r\n\r\nnull".utf8 {
      reader.append([byte])
      while let part = reader.next() { parts.append(part) }
    }
    #expect(parts == [message("null")])
  }

  @Test func takesOtherHeadersAndAnyLetterCase() {
    #expect(
      parts("content-type: application/json\r\nCONTENT-LENGTH:2\r\n\r\n{}") == [message("{}")])
  }

  @Test(arguments: [
    "Content-Length: x\r\n\r\n{}", "Content-Length: -2\r\n\r\n{}", "Content-Length:\r\n\r\n{}",
    "Hello\r\n\r\n", "GET / HTTP/1.1\r\nHost: example.com\r\n\r\n",
    "Content-Length: 99999999999999999999\r\n\r\n",
  ])
  func goesOnBehindABrokenHeader(garbage: String) {
    let parts = parts(garbage + "Content-Length: 2\r\n\r\n{}")
    #expect(parts.last == message("{}"))
    #expect(parts.dropLast().allSatisfy(isGarbage))
    #expect(parts.count == 2)
  }

  @Test func goesOnBehindBytesWithoutEnd() {
    let noise = String(repeating: "x", count: 100_000)
    let parts = parts(noise, noise, "Content-Length: 2\r\n\r\n{}")
    #expect(parts.count == 2)
    #expect(parts.last == message("{}"))
  }

  @Test func passesOverAMessageThatIsTooLong() {
    var reader = MessageReader()
    let length = MessageReader.maximumLength + 1
    reader.append(Array("Content-Length: \(length)\r\n\r\n".utf8))
    #expect(reader.next().map(isGarbage) == true)
    let chunk = [UInt8](repeating: 120, count: 1 << 20)
    for _ in 0..<64 { reader.append(chunk) }
    reader.append(Array("xContent-Length: 2\r\n\r\n{}".utf8))
    #expect(reader.next() == message("{}"))
  }
}
