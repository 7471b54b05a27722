import Foundation
import TestFiles
import Testing

/// `docs/messages.md` tells the messages that the code has.
struct MessagePageTests {
  @Test func thePageIsThatOfTheCode() throws {
    if ProcessInfo.processInfo.environment["RENEW_TABLES"] == "1" {
      let page = URL(filePath: Repository.path(MessagePage.path))
      try MessagePage.text.write(to: page, atomically: true, encoding: .utf8)
    } else {
      let given = try Repository.text(MessagePage.path)
      #expect(
        given == MessagePage.text,
        "write it anew: RENEW_TABLES=1 swift test --filter MessagePageTests")
    }
  }

  @Test func everyMessageStandsInOneRow() {
    let rows = MessagePage.text.split(separator: "\n").filter { $0.hasPrefix("| `") }
    for (_, _, message) in MessageTests.examples {
      #expect(rows.contains { $0.contains("| \(message) |") }, "\(message)")
    }
  }
}
