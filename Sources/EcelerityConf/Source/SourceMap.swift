/// A span translated for people: path, lines and columns.
public struct Location: Hashable, Sendable {
  /// The name of the file.
  public let path: String
  /// The first byte.
  public let start: Position
  /// One past the last byte.
  public let end: Position
  /// Whether people know the file by its name alone.
  public var isImaginary = false

  /// `path:line:column`; the name alone of an imaginary file.
  public var description: String {
    isImaginary ? path : "\(path):\(start.line):\(start.column)"
  }
}

/// A span translated for programs that count characters: lines and columns from one, columns in
/// Unicode code points, undecodable bytes replaced as a program that reads the file as text does.
public struct CharacterRegion: Hashable, Sendable {
  /// The first character.
  public let start: Position
  /// One past the last character.
  public let end: Position
}

/// Translates the spans of some files into lines and columns, making each file's line map when the
/// first span of it is asked for.
public struct SourceMap: Sendable {
  private let files: [SourceFile]
  private var maps: [FileID: LineMap] = [:]

  /// The files in the order of their ids.
  public init(_ files: [SourceFile]) {
    self.files = files
  }

  /// Where `span` is.
  public mutating func location(of span: SourceSpan) -> Location {
    let map = lines(of: span.file)
    let file = files[Int(span.file.rawValue)]
    return Location(
      path: file.path, start: map.position(of: span.range.lowerBound),
      end: map.position(of: span.range.upperBound), isImaginary: file.isImaginary)
  }

  /// Where `span` is, counted in code points.
  public mutating func characters(of span: SourceSpan) -> CharacterRegion {
    CharacterRegion(
      start: character(at: span.range.lowerBound, in: span.file),
      end: character(at: span.range.upperBound, in: span.file))
  }

  private mutating func character(at offset: UInt32, in file: FileID) -> Position {
    let position = lines(of: file).position(of: offset)
    let start = offset - UInt32(position.column - 1)
    let before = files[Int(file.rawValue)].text(ByteRange(start, offset))
    return Position(line: position.line, column: before.unicodeScalars.count + 1)
  }

  /// The bytes of line `line` (from 1) of `file`, undecodable ones replaced.
  public mutating func text(ofLine line: Int, in file: FileID) -> String {
    files[Int(file.rawValue)].text(lines(of: file).range(ofLine: line))
  }

  private mutating func lines(of file: FileID) -> LineMap {
    if let known = maps[file] { return known }
    let map = LineMap(files[Int(file.rawValue)].bytes)
    maps[file] = map
    return map
  }
}
