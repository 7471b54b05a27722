/// A position in a file: line and column, both from one. Columns count bytes in a `Location` and
/// code points in a `CharacterRegion`. A negative number becomes zero.
public struct Position: Hashable, Sendable, Comparable {
  /// The line, from 1; lines end with LF.
  public var line: Int {
    get { Int(storedLine) }
    set { storedLine = UInt32(clamping: newValue) }
  }
  /// Column, from 1.
  public var column: Int {
    get { Int(storedColumn) }
    set { storedColumn = UInt32(clamping: newValue) }
  }

  // Offsets have 32 bits, so no line or column is larger; there can be millions of positions.
  private var storedLine: UInt32
  private var storedColumn: UInt32

  /// Creates the position at `line` and `column`, both from 1.
  public init(line: Int, column: Int) {
    storedLine = UInt32(clamping: line)
    storedColumn = UInt32(clamping: column)
  }

  /// Orders positions by line, then column.
  public static func < (lhs: Position, rhs: Position) -> Bool {
    (lhs.line, lhs.column) < (rhs.line, rhs.column)
  }
}
