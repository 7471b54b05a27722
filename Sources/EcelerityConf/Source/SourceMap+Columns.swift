extension SourceMap {
  /// Line and column of the byte at `offset` of `file`, in units that an editor counts. The end of the file is a
  /// valid place. Lines end with LF; each call reads the line up to the place.
  public mutating func position(
    of offset: UInt32, in file: FileID, columnsIn unit: ColumnUnit
  ) -> Position {
    let position = lines(of: file).position(of: offset)
    let before = Int(offset) - (position.column - 1)..<Int(offset)
    return Position(
      line: position.line,
      column: unit.count(files[Int(file.rawValue)].bytes[before]) + 1)
  }

  /// The offset of `position` in `file`, whose columns are counted in `unit`. A column after the end of its line is
  /// that end, a line after the last one the end of the file, and a place inside a character its start.
  public mutating func offset(
    of position: Position, in file: FileID, columnsIn unit: ColumnUnit
  ) -> UInt32 {
    let bytes = files[Int(file.rawValue)].bytes
    let lines = lines(of: file)
    guard let start = lines.start(ofLine: position.line) else { return UInt32(bytes.count) }
    let line = lines.line(at: start)
    return UInt32(unit.index(after: position.column - 1, in: bytes[line.indices]))
  }
}
