/// A span translated for people: path, lines and columns.
public struct Location: Hashable, Sendable, CustomStringConvertible {
  private let file: PathKey
  /// The first byte.
  public let start: Position
  /// One past the last byte.
  public let end: Position
  /// Whether people know the file by its name alone.
  package var isImaginary: Bool

  init(path: String, start: Position, end: Position, isImaginary: Bool = false) {
    file = PathKey(path)
    self.start = start
    self.end = end
    self.isImaginary = isImaginary
  }

  /// The name of the file.
  public var path: String { file.path }

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
