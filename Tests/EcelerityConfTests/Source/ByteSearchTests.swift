import Testing

@testable import EcelerityConf

struct ByteSearchTests {
  @Test(arguments: [
    ("conflint:", true), ("# conflint: allow", true), ("a conflict: conflint:", true),
    ("conflin: conflint", false), ("onflint:", false), ("", false), (":", false),
    ("\u{0}conflint:\u{0}", true),
  ])
  func findsTheWordWhereverItStands(_ text: String, _ isThere: Bool) {
    let bytes = Array(text.utf8)
    #expect(ByteSearch("conflint:").isFound(in: bytes, bytes.indices) == isThere)
  }

  @Test func staysWithinTheRange() {
    let bytes = Array("a conflint: b".utf8)
    let search = ByteSearch("conflint:")
    #expect(search.isFound(in: bytes, 2..<11))
    #expect(!search.isFound(in: bytes, 3..<13))
    #expect(!search.isFound(in: bytes, 0..<10))
  }

  @Test func theFirstPlaceIsFound() {
    let bytes = Array("cat: conflint: conflint:".utf8)
    #expect(ByteSearch("conflint:").first(in: bytes, bytes.indices) == 5..<14)
    #expect(ByteSearch("conflint:").first(in: bytes, 6..<24) == 15..<24)
  }
}
