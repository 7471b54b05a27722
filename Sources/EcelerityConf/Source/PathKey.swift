/// A path for lookup and comparison: two are equal if their bytes are.
///
/// A `String` equals any canonically equivalent one, such as `é` as one code point or as two. To
/// the file systems of Linux, and to git, these are the names of two files.
package struct PathKey: Hashable, Comparable, Sendable {
  /// The path as given.
  package let path: String

  /// Creates the key of `path`.
  package init(_ path: String) { self.path = path }

  /// Whether the bytes are equal.
  package static func == (left: PathKey, right: PathKey) -> Bool {
    left.path.utf8.elementsEqual(right.path.utf8)
  }

  /// Hashes the text; equal bytes have equal hashes.
  package func hash(into hasher: inout Hasher) { hasher.combine(path) }

  /// Orders paths by their bytes.
  package static func < (left: PathKey, right: PathKey) -> Bool {
    left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
  }
}

/// Encoded as the path.
extension PathKey: Codable {
  /// Decodes a path.
  package init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }

  /// Encodes the path.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(path)
  }
}
