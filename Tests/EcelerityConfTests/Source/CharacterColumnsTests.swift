import Testing

@testable import EcelerityConf

/// Columns of long lines equal those found by reading the whole line, whatever its bytes.
struct CharacterColumnsTests {
  private static let lines: [(String, [UInt8])] = [
    ("ASCII", Array(repeating: UInt8(ascii: "a"), count: 5000)),
    ("four bytes each", Array(String(repeating: "😀", count: 1300).utf8)),
    ("shifted", Array(("x" + String(repeating: "é€😀", count: 500)).utf8)),
    ("continuations only", Array(repeating: 0x80, count: 5000)),
    ("cut short", Array(repeating: 0xF0, count: 5000)),
    ("cut at every place", (0..<1700).flatMap { _ in [0xF0, 0x9F, 0x98] as [UInt8] }),
    ("zero bytes", Array(repeating: 0, count: 5000)),
  ]

  @Test(arguments: lines)
  func countsAsDecodingTheLineDoes(name: String, line: [UInt8]) {
    let bytes = Array("before\n".utf8) + line + Array("\nafter".utf8)
    let range = ByteRange(7, UInt32(7 + line.count))
    let columns = CharacterColumns(range, of: bytes)
    for offset in stride(from: range.lowerBound, through: range.upperBound, by: 37) {
      let cut = CharacterColumns.boundary(from: offset, to: range.upperBound, in: bytes)
      let whole = String(decoding: bytes[7..<Int(cut)], as: UTF8.self).unicodeScalars.count
      #expect(columns.count(before: cut, of: bytes) == whole, "\(name) at \(cut)")
    }
  }

  @Test func aShortLineIsShownWhole() {
    var map = SourceMap([SourceFile(path: "a", text: "one\ntwo three\n")])
    let excerpt = map.excerpt(around: SourceSpan(FileID(0), ByteRange(8, 13)))
    #expect(excerpt.text == "two three" && excerpt.bytesBefore == 0)
  }

  @Test func aLongLineIsShownAroundThePlaceInWholeCharacters() {
    let text = String(repeating: "é", count: 2000)
    var map = SourceMap([SourceFile(path: "a", text: text)])
    let excerpt = map.excerpt(around: SourceSpan(FileID(0), ByteRange(2002, 2004)))
    #expect(excerpt.text == String(repeating: "é", count: 500))
    #expect(excerpt.bytesBefore == 1502 && excerpt.charactersBefore == 751)
  }
}
