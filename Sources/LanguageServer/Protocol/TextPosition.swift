/// A position in a document of the protocol: lines and characters from zero, characters in the
/// units of a `PositionEncoding`.
struct TextPosition: Codable, Hashable, Comparable, Sendable {
  let line: Int
  let character: Int

  static let start = TextPosition(line: 0, character: 0)

  static func < (lhs: TextPosition, rhs: TextPosition) -> Bool {
    (lhs.line, lhs.character) < (rhs.line, rhs.character)
  }
}

extension TextPosition {
  /// Decodes a position; negative numbers, which are invalid, become zero.
  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    line = max(try values.decode(Int.self, forKey: .line), 0)
    character = max(try values.decode(Int.self, forKey: .character), 0)
  }
}

/// A half-open range of positions.
struct TextRange: Codable, Hashable, Sendable {
  let start: TextPosition
  let end: TextPosition
}

/// The unit in which the characters of a line are counted.
enum PositionEncoding: String, Codable, Sendable {
  /// Bytes.
  case utf8 = "utf-8"
  /// UTF-16 code units, the default of the protocol.
  case utf16 = "utf-16"

  /// The encoding for a client that offers `offered`, best first.
  init(offered: [String]?) {
    self = offered?.contains(PositionEncoding.utf8.rawValue) == true ? .utf8 : .utf16
  }

  /// The number of units in `bytes`, which start and end at character boundaries.
  func length(of bytes: ArraySlice<UInt8>) -> Int {
    switch self {
    case .utf8: return bytes.count
    case .utf16: return Self.units(bytes.span)
    }
  }

  private static func units(_ bytes: Span<UInt8>) -> Int {
    var units = 0
    for index in bytes.indices { units += Self.units(bytes[index]) }
    return units
  }

  /// The index after `length` units of `bytes`; the end of `bytes` if there are fewer.
  func index(after length: Int, in bytes: ArraySlice<UInt8>) -> Int {
    switch self {
    case .utf8: return bytes.startIndex + min(max(length, 0), bytes.count)
    case .utf16: return Self.index(after: length, in: bytes)
    }
  }

  private static func index(after length: Int, in bytes: ArraySlice<UInt8>) -> Int {
    var left = length
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let units = units(bytes[index])
      // A position between two surrogates is invalid.
      if units > left { return index }
      left -= units
      index += 1
      while index < bytes.endIndex, bytes[index] & 0xC0 == 0x80 { index += 1 }
    }
    return index
  }

  /// The number of units of the character that `byte` starts; zero for a continuation byte.
  private static func units(_ byte: UInt8) -> Int {
    byte & 0xC0 == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1
  }
}

/// A replacement of a range of a document.
struct TextEdit: Codable, Hashable, Sendable {
  let range: TextRange
  let newText: String
}

/// A range in a document.
struct DocumentLocation: Codable, Hashable, Sendable {
  let uri: String
  let range: TextRange
}

/// Edits by document.
struct WorkspaceEdit: Encodable, Hashable, Sendable {
  var changes: [String: [TextEdit]] = [:]

  /// Adds those of `other` that are not here yet.
  mutating func add(_ other: WorkspaceEdit) {
    for (uri, edits) in other.changes {
      let known = Set(changes[uri] ?? [])
      changes[uri, default: []] += edits.filter { !known.contains($0) }
    }
  }
}
