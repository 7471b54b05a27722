import EcelerityConf
import TestRandom
import Testing

@testable import LanguageServer

/// Tests that positions and edits match those of the text as a `String`.
struct DocumentTextTests {
  @Test func countsUTF16UnitsAndBytes() {
    let text = "a = \"héllo 𝄞 x\"\nb"
    for (encoding, column) in [(PositionEncoding.utf16, 15), (.utf8, 18)] {
      let document = DocumentText(Array(text.utf8), encoding)
      let offset = document.offset(of: TextPosition(line: 0, character: column))
      #expect(document.bytes[offset] == UInt8(ascii: "\""))
      var map = PositionMap(document)
      #expect(map.position(of: UInt32(offset)) == TextPosition(line: 0, character: column))
    }
  }

  @Test func halfOfAPairIsThePlaceBeforeIt() {
    let document = DocumentText(Array("𝄞x".utf8), .utf16)
    #expect(document.offset(of: TextPosition(line: 0, character: 1)) == 0)
    #expect(document.offset(of: TextPosition(line: 0, character: 2)) == 4)
  }

  @Test(arguments: ["a\nb\n", "a\r\nb\r\n", "a\rb\r"])
  func linesEndAsTheProtocolSays(text: String) {
    let document = DocumentText(Array(text.utf8), .utf16)
    #expect(document.lines.count == 3)
    // A position beyond the end of a line is at its end, before the line ending.
    #expect(document.offset(of: TextPosition(line: 0, character: 99)) == 1)
    #expect(document.offset(of: TextPosition(line: 9, character: 0)) == text.utf8.count)
    #expect(document.offset(of: TextPosition(line: -1, character: -5)) == 0)
  }

  @Test func placesOnALongLineAreThoseOfShortOnes() {
    let text = String(repeating: "é𝄞x ", count: 2000)
    var map = PositionMap(DocumentText(Array(text.utf8), .utf16))
    var units = 0
    var offset = 0
    for scalar in text.unicodeScalars {
      let position = map.position(of: UInt32(offset))
      if position != TextPosition(line: 0, character: units) {
        Issue.record("\(offset) is at \(position.character), not at \(units)")
        break
      }
      units += UTF16.width(scalar)
      offset += UTF8.width(scalar)
    }
  }

  /// Compares the incrementally updated line index with a new one after random edits.
  @Test(arguments: [PositionEncoding.utf8, .utf16])
  func editsGiveTheSameAsEditsOfAString(encoding: PositionEncoding) {
    var random = SeededRandom(7)
    let pieces = ["a", "é", "𝄞", "\n", "\r\n", "\r", "gateway = x\n", "", "b\nc\n"]
    var document = DocumentText([], encoding)
    var model = ""
    for _ in 0..<3000 {
      let scalars = Array(model.unicodeScalars)
      let lower = Int.random(in: 0...scalars.count, using: &random)
      let upper = min(scalars.count, lower + Int.random(in: 0...5, using: &random))
      let piece = pieces[Int.random(in: 0..<pieces.count, using: &random)]
      // A position inside a CR LF does not exist for clients.
      let isCut = { (index: Int) in
        index > 0 && index < scalars.count && scalars[index - 1] == "\r" && scalars[index] == "\n"
      }
      guard !isCut(lower), !isCut(upper) else { continue }
      var map = PositionMap(document)
      let position = { (count: Int) in
        scalars[..<count].reduce(0) { $0 + UTF8.width($1) }
      }
      let range = TextRange(
        start: map.position(of: UInt32(position(lower))),
        end: map.position(of: UInt32(position(upper))))
      document.replace(range, with: piece)
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[..<lower])
      view.append(contentsOf: piece.unicodeScalars)
      view.append(contentsOf: scalars[upper...])
      model = scalars.count > 400 ? "" : String(view)
      if scalars.count > 400 { document.replace(nil, with: "") }
      let fresh = DocumentText(Array(model.utf8), encoding)
      guard document.bytes == fresh.bytes, starts(document) == starts(fresh) else {
        Issue.record("\(piece.debugDescription) at \(range) gave another text or other lines")
        return
      }
    }
  }

  private func starts(_ document: DocumentText) -> [Int] {
    (0..<document.lines.count).map(document.lines.start)
  }

  @Test(arguments: [
    ("file:///etc/a%20b%C3%A9.conf", "/etc/a bé.conf"), ("file://localhost/a", "/a"),
    ("FILE:///a%2", "/a%2"), ("file:///a?b#c", "/a"), ("file:///caf%C3%A9", "/café"),
    ("file:///a%+1b%-0%2g", "/a%+1b%-0%2g"),
  ])
  func namesOfFilesArePaths(uri: String, path: String) {
    #expect(DocumentURI.path(uri) == path)
  }

  @Test func otherNamesAreNoPaths() {
    for uri in ["untitled:1", "file://host/a", "file:///a%00b", ""] {
      #expect(DocumentURI.path(uri) == nil)
    }
    #expect(DocumentURI.uri("/a b/é%") == "file:///a%20b/%C3%A9%25")
  }
}
