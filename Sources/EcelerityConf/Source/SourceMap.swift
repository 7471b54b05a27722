/// A span translated for people: path, lines and columns.
public struct Location: Hashable, Sendable {
  /// The name of the file.
  public let path: String
  /// The first byte.
  public let start: Position
  /// One past the last byte.
  public let end: Position

  /// `path:line:column`.
  public var description: String { "\(path):\(start.line):\(start.column)" }
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
    return Location(
      path: files[Int(span.file.rawValue)].path,
      start: map.position(of: span.range.lowerBound), end: map.position(of: span.range.upperBound))
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
