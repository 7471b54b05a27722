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

/// Translates byte offsets of one file into lines and columns.
///
/// Building it reads every byte once, so it is made only when there is something to report.
public struct LineMap: Sendable {
  private let starts: [UInt32]
  private let size: UInt32

  /// The lines of `bytes`.
  public init(_ bytes: [UInt8]) {
    var starts: [UInt32] = [0]
    let span = bytes.span
    for offset in span.indices where span[offset] == UInt8(ascii: "\n") {
      starts.append(UInt32(offset + 1))
    }
    self.starts = starts
    size = UInt32(bytes.count)
  }

  /// Number of lines; a final LF does not start another one unless something follows it.
  public var lineCount: Int {
    starts.count > 1 && starts[starts.count - 1] == size ? starts.count - 1 : starts.count
  }

  /// Line and column of the byte at `offset`; the end of the file is a valid place.
  public func position(of offset: UInt32) -> Position {
    let line = lineIndex(of: offset)
    return Position(line: line + 1, column: Int(offset - starts[line]) + 1)
  }

  /// The bytes of line `line` (from 1) without its LF.
  public func range(ofLine line: Int) -> ByteRange {
    let lower = starts[line - 1]
    guard line < starts.count else { return ByteRange(lower, size) }
    return ByteRange(lower, starts[line] - 1)
  }

  private func lineIndex(of offset: UInt32) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
