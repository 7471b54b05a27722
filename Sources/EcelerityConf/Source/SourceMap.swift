/// Converts spans of files to lines and columns. The line map of a file is made on first use. A
/// span must be in one of the files.
public struct SourceMap: Sendable {
  let files: [SourceFile]
  private var maps: [LineMap?]
  private var columns: [LineNumber: CharacterColumns] = [:]

  /// A line of one of the files.
  private struct LineNumber: Hashable {
    let file: FileID
    let line: Int
  }

  /// A map of `files`, whose ids are their positions.
  public init(_ files: [SourceFile]) {
    self.files = files
    maps = files.map { _ in nil }
  }

  /// The location of `span`.
  public mutating func location(of span: SourceSpan) -> Location {
    let index = readLines(of: span.file)
    guard let (start, end) = maps[index]?.positions(of: span.range) else {
      preconditionFailure("a file without lines")
    }
    let file = files[index]
    return Location(path: file.path, start: start, end: end, isImaginary: file.isImaginary)
  }

  /// The path of the file of `span` and the position of its first byte; nil for an imaginary file.
  package mutating func start(of span: SourceSpan) -> (path: String, position: Position?) {
    let index = readLines(of: span.file)
    let file = files[index]
    guard !file.isImaginary else { return (file.path, nil) }
    return (file.path, maps[index]?.position(of: span.range.lowerBound))
  }

  /// The start of `span` in the format of `Location.description`.
  public mutating func place(of span: SourceSpan) -> String {
    let (path, start) = start(of: span)
    return start.map { path + ":" + String($0.line) + ":" + String($0.column) } ?? path
  }

  /// The location of `span` in code points.
  public mutating func characters(of span: SourceSpan) -> CharacterRegion {
    CharacterRegion(
      start: character(at: span.range.lowerBound, in: span.file),
      end: character(at: span.range.upperBound, in: span.file))
  }

  private mutating func character(at offset: UInt32, in file: FileID) -> Position {
    let position = lines(of: file).position(of: offset)
    return Position(line: position.line, column: characters(before: offset, position, of: file) + 1)
  }

  /// The number of code points before `offset`, which is at `position`, on its line.
  private mutating func characters(
    before offset: UInt32, _ position: Position, of file: FileID
  ) -> Int {
    let bytes = files[Int(file.rawValue)].bytes
    let start = offset - UInt32(position.column - 1)
    guard position.column > LineExcerpt.longestWholeLine else {
      return CharacterColumns.count(ByteRange(start, offset), of: bytes)
    }
    let key = LineNumber(file: file, line: position.line)
    let known = columns[key] ?? CharacterColumns(lines(of: file).line(at: offset), of: bytes)
    columns[key] = known
    return known.count(before: offset, of: bytes)
  }

  /// The bytes of the line that `span` starts on.
  package mutating func line(of span: SourceSpan) -> ByteRange {
    lines(of: span.file).line(at: span.range.lowerBound)
  }

  /// The line that `span` starts on, or the part of a long one around that place. It ends with an
  /// ellipsis before the first byte that `mayNotBeShown` returns, if any.
  package mutating func excerpt(
    around span: SourceSpan, upTo mayNotBeShown: (ByteRange) -> UInt32? = { _ in nil }
  ) -> LineExcerpt {
    let file = files[Int(span.file.rawValue)]
    let offset = span.range.lowerBound
    let whole = line(of: span)
    let shown = LineExcerpt.range(in: whole, around: offset, of: file.bytes)
    let end = mayNotBeShown(shown)
    return LineExcerpt(
      text: end.map { file.beginning(of: shown, upTo: $0) } ?? file.text(shown),
      bytesBefore: Int(shown.lowerBound - whole.lowerBound),
      charactersBefore: character(at: shown.lowerBound, in: span.file).column - 1)
  }

  mutating func lines(of file: FileID) -> LineMap {
    let index = readLines(of: file)
    guard let map = maps[index] else { preconditionFailure("a file without lines") }
    return map
  }

  /// Creates the line map of `file` if necessary, and returns its index.
  @discardableResult
  package mutating func readLines(of file: FileID) -> Int {
    let index = Int(file.rawValue)
    if maps[index] == nil { maps[index] = LineMap(files[index].bytes) }
    return index
  }
}

extension SourceFile {
  /// The text of `range` before `end`, without trailing blanks, followed by an ellipsis.
  fileprivate func beginning(of range: ByteRange, upTo end: UInt32) -> String {
    let blanks = bytes[Int(range.lowerBound)..<Int(end)].reversed()
      .prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    return text(ByteRange(range.lowerBound, end - UInt32(blanks.count))) + " …"
  }
}
