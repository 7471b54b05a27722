import Foundation
import TestRandom
import TestServers
import Testing

@testable import Delivery

struct TestMessageTests {
  private func wire(_ text: String) -> String {
    String(decoding: MessageText.transparent(Array(text.utf8)), as: UTF8.self)
  }

  @Test func dotsAtTheStartOfLinesAreDoubled() {
    #expect(wire("a\r\n.\r\n..b\r\n.c.\r\n") == "a\r\n..\r\n...b\r\n..c.\r\n.\r\n")
    #expect(wire(".") == "..\r\n.\r\n")
  }

  @Test func everyLineEndsWithCRLF() {
    #expect(wire("a\nb\rc\r\n\nd") == "a\r\nb\r\nc\r\n\r\nd\r\n.\r\n")
    #expect(wire("a\r\r\nb") == "a\r\n\r\nb\r\n.\r\n")
    #expect(wire("") == ".\r\n")
  }

  @Test func nothingInAMessageEndsIt() {
    for smuggled in ["a\n.\nMAIL", "a\r.\rMAIL", "a\n.\r\nMAIL", "a\r\n.\nMAIL", "a\r.\r\nMAIL"] {
      #expect(wire(smuggled) == "a\r\n..\r\nMAIL\r\n.\r\n", "\(smuggled.debugDescription)")
    }
  }

  @Test func theTestMessageSaysThatItIsOne() throws {
    var random = SeededRandom(1)
    let message = TestMessage(
      from: try mailbox("postmaster@a.example"), to: try mailbox("u@b.example"), at: 1_795_390_273,
      using: &random)
    #expect(message.identifier == "<confroute.1795390273.910a2dec89025cc1@a.example>")
    #expect(
      String(decoding: message.bytes, as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n")
        == """
        Date: Sun, 22 Nov 2026 23:31:13 +0000
        From: <postmaster@a.example>
        To: <u@b.example>
        Subject: confroute test message
        Message-ID: <confroute.1795390273.910a2dec89025cc1@a.example>
        Auto-Submitted: auto-generated
        MIME-Version: 1.0
        Content-Type: text/plain; charset=us-ascii

        This is a test message of confroute probe --send.
        It shows that mail is delivered along a route, and can be deleted.

        """)
    #expect(!message.isInternationalized)
  }

  @Test func datesAreThoseOfFoundation() {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(identifier: "UTC")
    formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss Z"
    var random = SeededRandom(2)
    let times = [0, -1, 951_782_400, 951_868_799, 4_107_542_400, 68_169_599, -86_400]
    let others = (0..<2_000).map { _ in
      Int.random(in: -3_000_000_000...9_000_000_000, using: &random)
    }
    let wrong = (times + others).filter { time in
      let date = Date(timeIntervalSince1970: TimeInterval(time))
      return MessageDate(time).description != formatter.string(from: date)
    }
    #expect(wrong == [])
  }
}
