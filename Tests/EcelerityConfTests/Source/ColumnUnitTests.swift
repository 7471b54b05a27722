import Testing

@testable import EcelerityConf

/// Places of a file as editors count them.
struct ColumnUnitTests {
  private static let file = FileID(0)

  /// A letter, one of two bytes, one of three, one of four, which is a pair in UTF-16.
  private static let text = "a\u{e9}\u{20ac}\u{1f600}b\r\n\nlast"

  @Test(arguments: [
    (ColumnUnit.bytes, [1, 2, 4, 7, 11]), (.codePoints, [1, 2, 3, 4, 5]),
    (.utf16, [1, 2, 3, 4, 6]),
  ])
  func columnsAreCountedInTheUnit(_ unit: ColumnUnit, _ columns: [Int]) {
    var map = SourceMap([SourceFile(path: "a", text: Self.text)])
    let offsets: [UInt32] = [0, 1, 3, 6, 10]
    for (offset, column) in zip(offsets, columns) {
      let position = map.position(of: offset, in: Self.file, columnsIn: unit)
      #expect(position == Position(line: 1, column: column))
      #expect(map.offset(of: position, in: Self.file, columnsIn: unit) == offset)
    }
  }

  @Test func aPlaceThatIsNoneIsTheNearestBefore() {
    var map = SourceMap([SourceFile(path: "a", text: Self.text)])
    let offset = { (map: inout SourceMap, line: Int, column: Int) in
      map.offset(of: Position(line: line, column: column), in: Self.file, columnsIn: .utf16)
    }
    #expect(offset(&map, 1, 5) == 6)
    #expect(offset(&map, 1, 99) == 12)
    #expect(offset(&map, 2, 7) == 13)
    #expect(offset(&map, 4, 1) == 18)
    #expect(offset(&map, 0, 0) == 0)
    #expect(offset(&map, -1, -1) == 0)
  }

  /// Every place of a file of any bytes is found again, over the blocks of the line map.
  @Test(arguments: ColumnUnit.allCases)
  func everyPlaceIsFoundAgain(_ unit: ColumnUnit) {
    let line: [UInt8] = Array("\u{1f600}x\u{e9} ".utf8) + [0xFF, 0xE2, 0x82, 0x0A]
    let bytes = (0..<90).flatMap { _ in line } + Array("end".utf8)
    var map = SourceMap([SourceFile(path: "a", bytes: bytes)])
    for offset in 0...bytes.count {
      let position = map.position(of: UInt32(offset), in: Self.file, columnsIn: unit)
      let found = map.offset(of: position, in: Self.file, columnsIn: unit)
      let isInside = offset < bytes.count && bytes[offset] & 0xC0 == 0x80
      #expect(found == UInt32(offset) || unit != .bytes && isInside)
    }
  }

  /// `String` and the columns replace the same bytes.
  @Test func undecodableBytesCountAsStringReplacesThem() {
    let bytes: [UInt8] = [0xE2, 0x82, 0x41, 0xFF, 0xF0, 0x9F, 0x98, 0xC0, 0x80]
    #expect(
      ColumnUnit.utf16.count(bytes[...]) == String(decoding: bytes, as: UTF8.self).utf16.count)
    #expect(
      ColumnUnit.codePoints.count(bytes[...])
        == String(decoding: bytes, as: UTF8.self).unicodeScalars.count)
  }
}
