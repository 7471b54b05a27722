/// A place in a file as people count it: lines and columns from one, columns in UTF-8 bytes.
public struct Position: Hashable, Sendable, Comparable {
  /// Line, from 1; lines end with LF.
  public var line: Int
  /// Column, from 1, in bytes.
  public var column: Int

  /// Line `line`, column `column`, both from 1.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Reading order.
  public static func < (lhs: Position, rhs: Position) -> Bool {
    (lhs.line, lhs.column) < (rhs.line, rhs.column)
  }
}
