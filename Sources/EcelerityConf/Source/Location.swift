/// The location of a span: path, lines and columns.
public struct Location: Hashable, Sendable, CustomStringConvertible {
  private let file: PathKey
  /// The position of the first byte.
  public let start: Position
  /// The position one past the last byte.
  public let end: Position
  /// Whether the file exists only in memory, so that only its name is shown.
  package var isImaginary: Bool

  init(path: String, start: Position, end: Position, isImaginary: Bool = false) {
    file = PathKey(path)
    self.start = start
    self.end = end
    self.isImaginary = isImaginary
  }

  /// The path of the file.
  public var path: String { file.path }

  /// `path:line:column`; of an imaginary file, the name alone.
  public var description: String {
    isImaginary ? path : "\(path):\(start.line):\(start.column)"
  }
}

/// A span for programs that count characters: lines and columns from one, columns in Unicode code
/// points, with undecodable bytes replaced as by a program that reads the file as text.
public struct CharacterRegion: Hashable, Sendable {
  /// The position of the first character.
  public let start: Position
  /// The position one past the last character.
  public let end: Position
}
