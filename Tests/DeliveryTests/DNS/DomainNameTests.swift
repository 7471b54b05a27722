import Testing

@testable import Delivery

struct DomainNameTests {
  @Test(arguments: [
    ("mx1.Oak.example", "mx1.Oak.example"), ("oak.example.", "oak.example"), (".", "."),
    (#"we\.ird.example"#, #"we\.ird.example"#), (#"a\046b"#, #"a\.b"#), (#"a\\b"#, #"a\\b"#),
    (#"a\ b"#, #"a\032b"#), ("é.example", #"\195\169.example"#), (#"\000"#, #"\000"#),
    ("_25._tcp.mx1.oak.example", "_25._tcp.mx1.oak.example"),
  ])
  func namesAreReadAndWritten(text: String, shown: String) throws {
    let name = try #require(DomainName(text))
    #expect(name.description == shown)
    #expect(DomainName(shown) == name)
    #expect(DomainName(labels: name.labels) == name)
  }

  @Test(arguments: ["", "..", ".a", "a..b", "a..", "\\", "a\\", #"a\1"#, #"a\12x"#, #"a\256"#])
  func whatIsNoNameIsNone(text: String) {
    #expect(DomainName(text) == nil)
  }

  @Test func lengthsAreLimited() {
    let label = String(repeating: "a", count: 63)
    #expect(DomainName(label) != nil)
    #expect(DomainName(label + "a") == nil)
    let longest = [label, label, label, String(label.dropFirst(2))].joined(separator: ".")
    #expect(DomainName(longest)?.wire.count == 255)
    #expect(DomainName(longest + "a") == nil)
    #expect(DomainName(String(repeating: "a.", count: 127))?.labels.count == 127)
    #expect(DomainName(String(repeating: "a.", count: 128)) == nil)
    #expect(DomainName(String(repeating: "a.", count: 1_000_000)) == nil)
  }

  @Test func namesAreEqualWhateverTheirCase() {
    let names: Set = [DomainName("OAK.example"), DomainName("oak.EXAMPLE.")]
    #expect(names.count == 1)
    // The case bit of letters distinguishes other bytes.
    #expect(DomainName("a@b") != DomainName("a`b"))
    #expect(DomainName("a.b") != DomainName(#"a\.b"#))
  }
}
