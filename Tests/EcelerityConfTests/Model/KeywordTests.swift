import EcelerityConf
import Testing

struct KeywordTests {
  @Test func everyNameIsFoundInEveryLetterCase() {
    for keyword in Keyword.all {
      #expect(Keyword(keyword.name) == keyword)
      #expect(Keyword(keyword.name.uppercased()) == keyword)
      #expect(Keyword(alternating(keyword.name)) == keyword)
      #expect(Keyword(keyword.consoleName) == keyword)
    }
  }

  @Test(arguments: [
    "", "g", "gatewa", "gatewayy", "gatewey", "include", "global", "*", "delivery-method",
    "delivery\u{7F}method", "deliverymethod", "gatew\u{0}y", "gätewåy", " gateway",
    "nas\rip-address",
    "[ateway", String(repeating: "a", count: 70_000),
  ])
  func otherNamesAreNot(name: String) {
    #expect(Keyword(name) == nil)
  }

  @Test func everyNameButForOneByteIsAnotherOrNone() {
    for keyword in Keyword.all {
      var bytes = Array(keyword.name.utf8)
      for offset in bytes.indices {
        let byte = bytes[offset]
        bytes[offset] = byte ^ 0x80
        #expect(Keyword(bytes.span) == nil)
        // The bit of letter case, in a byte that is not a letter.
        if byte < UInt8(ascii: "a") {
          bytes[offset] = byte ^ 0x20
          #expect(Keyword(bytes.span) == nil)
        }
        bytes[offset] = byte
      }
      #expect(Keyword(bytes.span) == keyword)
    }
  }

  @Test func isFoundInTheMiddleOfAFile() {
    let file = Array("Domain { GATEWAY = 1 }".utf8)
    #expect(Keyword(file.span.extracting(9..<16)) == .gateway)
    #expect(Keyword(file.span.extracting(9..<15)) == nil)
  }

  @Test func rawValuesEndWithTheTable() {
    let count = UInt16(Keyword.all.count)
    #expect(Keyword(rawValue: 0) == Keyword.all.first)
    #expect(Keyword(rawValue: count - 1) == Keyword.all.last)
    #expect(Keyword(rawValue: count) == nil)
  }

  @Test func theConsoleCapitalisesEveryPart() {
    #expect(Keyword.maxOutboundConnections.consoleName == "Max_Outbound_Connections")
    #expect(Keyword.gateway.consoleName == "Gateway")
    #expect(Keyword.unsafeSpool.consoleName == "_Unsafe_Spool")
  }

  @Test func orderIsThatOfTheNames() {
    #expect(Keyword.bindAddress < .gateway)
    #expect(!(Keyword.gateway < .gateway))
  }

  private func alternating(_ name: String) -> String {
    String(
      name.enumerated().map { index, letter in
        index.isMultiple(of: 2) ? Character(letter.uppercased()) : letter
      })
  }
}
