import EcelerityConf
import Testing

struct AllowedValuesTests {
  @Test func wordsAreComparedWithoutLetterCase() throws {
    let allowed = try #require(OptionTable.option(.deliveryMethod, at: [])).allowed
    #expect(allowed.members.contains("LMTP"))
    #expect(allowed.contains("lmtp") && allowed.contains("Esmtp"))
    #expect(!allowed.contains("uucp") && !allowed.contains("lmt") && !allowed.contains(""))
    #expect(allowed.contains("DELAY_XFER") && !allowed.contains("delay\u{7F}xfer"))
    #expect(allowed.ranges.isEmpty)
  }

  @Test func portsHaveBothEnds() throws {
    let allowed = try #require(OptionTable.option(.lmtpPort, at: [])).allowed
    #expect(allowed.contains(1) && allowed.contains(65535))
    #expect(!allowed.contains(0) && !allowed.contains(65536))
    #expect(allowed.members.isEmpty)
  }

  @Test func openEndsHaveNoLimit() throws {
    let open = try first("60..")
    #expect(open.ranges.map(\.lower) == [60] && open.ranges.map(\.upper) == [nil])
    #expect(!open.contains(59) && open.contains(Int.max))
    let closed = try first("..60")
    #expect(closed.contains(Int.min) && !closed.contains(61))
  }

  @Test func specialValuesHaveAMeaning() throws {
    let allowed = try first("-1..;-1=off;0=drop all")
    #expect(allowed.specialValues.map(\.value) == ["-1", "0"])
    #expect(allowed.specialValues.map(\.meaning) == ["off", "drop all"])
    #expect(allowed.contains(-1) && !allowed.contains(-2))
  }

  @Test func aNumberAndARangeMayAlternate() throws {
    let allowed = try first("0|2..")
    #expect(allowed.contains(0) && !allowed.contains(1) && allowed.contains(2))
    #expect(try first("250").contains(250))
    #expect(try !first("250").contains(251))
  }

  @Test func wordsAndNumbersMayAlternate() throws {
    let allowed = try first("auto|none|1..")
    #expect(allowed.members == ["auto", "none"])
    #expect(allowed.contains(1) && !allowed.contains(0))
  }

  @Test func wordsOfAnEnumerationMayLookLikeNumbers() throws {
    #expect(try first("0.9|1.0|1.1").members == ["0.9", "1.0", "1.1"])
    #expect(try first("0|1|2").members == ["0", "1", "2"])
  }

  @Test func templatesAreNotParsed() throws {
    let allowed = try first("N|N/seconds;0=unlimited")
    #expect(allowed.members.isEmpty && allowed.ranges.isEmpty)
    #expect(allowed.specialValues.map(\.meaning) == ["unlimited"])
  }

  @Test func nothingDocumentedAllowsEverything() throws {
    let allowed = try first("")
    #expect(allowed.contains(-5) && allowed.specialValues.isEmpty)
  }

  @Test func everyRangeOfANumberIsRead() {
    for row in OptionTable.coreRows + OptionTable.moduleRows where row.allowed.text.contains("..") {
      guard !row.allowed.ranges.isEmpty else {
        #expect(row.allowed.text.contains("..."), "\(row.keyword)")
        continue
      }
      #expect(row.allowed.ranges.contains { $0.lower != nil || $0.upper != nil })
    }
  }

  /// The allowed values of the first row whose column is `text`.
  private func first(_ text: String) throws -> AllowedValues {
    let rows = OptionTable.coreRows + OptionTable.moduleRows
    return try #require(rows.first { $0.allowed.text == text }?.allowed)
  }
}
