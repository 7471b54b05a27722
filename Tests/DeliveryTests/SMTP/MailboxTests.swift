import Testing

@testable import Delivery

struct MailboxTests {
  @Test(arguments: [
    "user@example.com", "a.b+c@example.com", "\"a user\"@example.com", #""a\"@b"@example.com"#,
    "user@[192.0.2.1]", "user@[IPv6:2001:db8::1]", "grün@bücher.example", "a@b",
    "=?x=/@example.com", "\"\"@example.com",
  ])
  func anAddressIsRead(text: String) throws {
    #expect(try mailbox(text).description == text)
  }

  @Test(arguments: [
    "", "user", "@example.com", "user@", "a b@example.com", "a@example.com>\r\nRSET",
    "a\r\n@b.example",
    "a\0@b.example", "a@b\n.example", "<a@b.example>", "a@b@c.example", "a>@b.example",
    "\"a\"b\"@c.example",
    "\"a\\\"@b.example", "\"a\r\n\"@b.example", "a@b .example",
    "a@b\u{7f}.example",
    "\"@b.example", "\"a\\\n\"@b.example",
  ])
  func whatCouldEndTheCommandIsNone(text: String) {
    #expect(Mailbox(text) == nil)
  }

  @Test(arguments: [
    "a..b@c.example", ".a@b.example", "a.@b.example", "mailto:a@b.example",
    "a.example;b@c.example", "a,b@c.example", "a(b)@c.example", "a\\b@c.example",
  ])
  func whatNeedsQuotesIsNoLocalPartWithoutThem(text: String) {
    #expect(Mailbox(text) == nil)
  }

  @Test(arguments: [
    (#""u"@b.example"#, "u@b.example"), (#""u\v"@b.example"#, "uv@b.example"),
    (#""a b"@b.example"#, #""a b"@b.example"#), (#""a\"b"@b.example"#, #""a\"b"@b.example"#),
    (#""a@b"@b.example"#, #""a@b"@b.example"#), (#""a."@b.example"#, #""a."@b.example"#),
    ("u@b.example", "u@b.example"), (#""a\\b"@b.example"#, #""a\\b"@b.example"#),
    (#"""@b.example"#, #"""@b.example"#),
  ])
  func quotesThatAreNotNeededAreNoPartOfIt(text: String, plain: String) throws {
    #expect(try mailbox(text).withoutNeedlessQuotes.description == plain)
  }

  @Test func aPathHasALimit() {
    let domain = String(repeating: "a", count: 252)
    #expect(Mailbox("u@" + domain) != nil)
    #expect(Mailbox("u@a" + domain) == nil)
  }

  @Test func onlyOtherThanASCIINeedsUnicode() throws {
    #expect(try mailbox("grün@example.com").isInternationalized)
    #expect(try mailbox("a@bücher.example").isInternationalized)
    #expect(try !mailbox("a@b.example").isInternationalized)
  }

  @Test func aSenderMayBeNobody() throws {
    #expect("\(ReversePath.null)" == "<>")
    #expect("\(ReversePath.mailbox(try mailbox("a@b.example")))" == "<a@b.example>")
  }

  @Test func aClientNameIsOneWord() {
    #expect(ClientName("[192.0.2.1]")?.description == "[192.0.2.1]")
    for text in ["", "a b", "a\r\nQUIT", "a\0", "bücher", String(repeating: "a", count: 256)] {
      #expect(ClientName(text) == nil)
    }
  }
}
