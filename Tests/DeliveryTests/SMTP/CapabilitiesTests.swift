import Testing

@testable import Delivery

struct CapabilitiesTests {
  private func capabilities(_ lines: String...) throws -> Capabilities {
    let bytes = ["mx1.example.test"] + lines
    let texts = bytes.enumerated().map { index, line in
      "250" + (index == bytes.count - 1 ? " " : "-") + line + "\r\n"
    }
    let transport = MemoryTransport(["220 x\r\n", texts.joined()].map { Array($0.utf8) })
    var session = SMTPSession(over: transport, speaking: .esmtp)
    try session.open()
    return try #require(session.capabilities)
  }

  @Test func eachKeywordSaysWhatIsOffered() throws {
    let offered = try capabilities(
      "STARTTLS", "pipelining", "8BITMIME", "SMTPUTF8", "SIZE 1000")
    #expect(offered.startTLS && offered.pipelining && offered.internationalized)
    #expect(offered.internationalized && offered.size)
    #expect(offered.xclientAttributes == nil)
  }

  @Test func theNameOfTheServerIsNoKeyword() throws {
    #expect(try !capabilities("HELP").offers("MX1.EXAMPLE.TEST"))
  }

  @Test func aSizeMayBeDeclaredWhereNoLimitIsGiven() throws {
    #expect(try capabilities("SIZE").size)
  }

  /// RFC 1870, 3: zero is no limit.
  @Test(arguments: [
    ("SIZE 1000", 1000), ("size 0", nil), ("SIZE", nil), ("SIZE many", nil), ("SIZE -1", nil),
    ("SIZE 99999999999999999999", nil), ("HELP", nil),
  ])
  func theLargestMessageIsTold(line: String, limit: Int?) throws {
    #expect(try capabilities(line).sizeLimit == limit)
  }

  @Test func xclientNamesItsAttributes() throws {
    #expect(try capabilities("XCLIENT NAME addr").xclientAttributes == ["NAME", "ADDR"])
    #expect(try capabilities("XCLIENT").xclientAttributes == [])
  }

  @Test func emptyLinesAreNone() throws {
    #expect(try capabilities("", " ", "HELP").parameters == ["HELP": []])
  }
}
