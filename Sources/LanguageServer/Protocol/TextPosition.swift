/// A place in a document as clients count it: lines and characters from zero, characters in the units of
/// a `PositionEncoding`.
struct TextPosition: Codable, Hashable, Comparable, Sendable {
  let line: Int
  let character: Int

  static let start = TextPosition(line: 0, character: 0)

  static func < (lhs: TextPosition, rhs: TextPosition) -> Bool {
    (lhs.line, lhs.character) < (rhs.line, rhs.character)
  }
}

extension TextPosition {
  /// Reads what a client says; in place of a negative number, which is no place, it is zero.
  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    line = max(try values.decode(Int.self, forKey: .line), 0)
    character = max(try values.decode(Int.self, forKey: .character), 0)
  }
}

/// From one place up to, not including, another.
struct TextRange: Codable, Hashable, Sendable {
  let start: TextPosition
  let end: TextPosition
}

/// The units in which characters of a line are counted.
enum PositionEncoding: String, Codable, Sendable {
  /// Bytes.
  case utf8 = "utf-8"
  /// What clients take for granted.
  case utf16 = "utf-16"

  /// The one to use with a client that offers `offered`, the best first.
  init(offered: [String]?) {
    self = offered?.contains(PositionEncoding.utf8.rawValue) == true ? .utf8 : .utf16
  }

  /// The units of `bytes`, which start and end at characters.
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

  /// Where `length` units of `bytes` end; at the end of `bytes` when there are fewer.
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
      // Half of a pair of units is no place.
      if units > left { return index }
      left -= units
      index += 1
      while index < bytes.endIndex, bytes[index] & 0xC0 == 0x80 { index += 1 }
    }
    return index
  }

  /// The units of the character that `byte` starts; none when it only goes on with one.
  private static func units(_ byte: UInt8) -> Int {
    byte & 0xC0 == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1
  }
}

/// Replaces a range of a document.
struct TextEdit: Codable, Hashable, Sendable {
  let range: TextRange
  let newText: String
}

/// A range of some document.
struct DocumentLocation: Codable, Hashable, Sendable {
  let uri: String
  let range: TextRange
}

/// Edits of some documents.
struct WorkspaceEdit: Encodable, Hashable, Sendable {
  var changes: [String: [TextEdit]] = [:]
}
