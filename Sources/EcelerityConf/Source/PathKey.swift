/// A path that is looked up or compared: two are the same if their bytes are.
///
/// A `String` is the same as another one that Unicode takes for the same text, such as `é` in one character or
/// in two. To the file systems of Linux, and to git, these are the names of two files.
package struct PathKey: Hashable, Comparable, Sendable {
  /// The path as it was given.
  package let path: String

  /// The key of `path`.
  package init(_ path: String) { self.path = path }

  /// Whether the bytes are the same.
  package static func == (left: PathKey, right: PathKey) -> Bool {
    left.path.utf8.elementsEqual(right.path.utf8)
  }

  /// The hash of the text, which is the same for the same bytes.
  package func hash(into hasher: inout Hasher) { hasher.combine(path) }

  /// The order of the bytes.
  package static func < (left: PathKey, right: PathKey) -> Bool {
    left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
  }
}

/// In documents it is the path.
extension PathKey: Codable {
  /// Reads a path.
  package init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }

  /// Writes the path.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(path)
  }
}
