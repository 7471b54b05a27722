#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

private let lineFeed = UInt8(ascii: "\n")
private let space = UInt8(ascii: " ")

/// Encodes values as JSON documents, deterministically, and decodes them. Control characters are
/// escaped.
package enum JSONText {
  /// The layout of a document.
  package enum Layout: Sendable {
    /// Two spaces per level, for a separate document.
    case indented
    /// No line breaks, for one document per line.
    case oneLine
  }

  /// The document for `value`, keys in alphabetical order, ending with a line feed.
  package static func encode(_ value: some Encodable, _ layout: Layout) throws -> [UInt8] {
    try encoded(value, encoder(layout)) + [lineFeed]
  }

  /// The document for `value` as shown to users, with passwords of URLs masked.
  package static func encodeReport(_ value: some Encodable, _ layout: Layout) throws -> [UInt8] {
    var bytes = try encode(value, layout)
    bytes.maskPasswordsOfURLs()
    return bytes
  }

  /// Writes the indented document for `frame`, with `entries` inserted into its empty list: the
  /// member `list`, at any level, or the whole document. The bytes are the same as if everything
  /// were encoded at once, for which Foundation needs many times the memory of the text.
  package static func write(
    _ frame: some Encodable, list: String? = nil, entries: some Sequence<some Encodable>,
    to output: inout StandardStream
  ) throws {
    let encoder = encoder(.indented)
    let text = try encoded(frame, encoder)
    let opening = Array((list.map { "\"\($0)\" : [" } ?? "[").utf8)
    guard let start = text.firstRange(of: opening)?.upperBound else {
      preconditionFailure("the frame has no list `\(list ?? "")`")
    }
    let line = text[..<start].lastIndex(of: lineFeed).map { $0 + 1 } ?? 0
    let indentation = [UInt8](text[line...].prefix { $0 == space }) + [space, space]
    var isEmpty = true
    for entry in entries where !output.isClosed {
      var bytes = isEmpty ? Array(text[..<start]) : [UInt8(ascii: ",")]
      isEmpty = false
      bytes.append(lineFeed)
      for byte in try encoded(entry, encoder) {
        if bytes.last == lineFeed, byte != lineFeed { bytes += indentation }
        bytes.append(byte)
      }
      output.write(bytes: bytes)
    }
    // An empty list is written as `[`, an empty line and `]`; its first line feed is dropped.
    output.write(bytes: (isEmpty ? text : Array(text[(start + 1)...])) + [lineFeed])
  }

  private static func encoded(
    _ value: some Encodable, _ encoder: JSONEncoder
  ) throws -> [UInt8] {
    var bytes = try [UInt8](encoder.encode(value))
    bytes.escapeControls()
    return bytes
  }

  private static func encoder(_ layout: Layout) -> JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if layout == .indented { encoder.outputFormatting.insert(.prettyPrinted) }
    return encoder
  }

  /// The value described by the document `bytes`.
  package static func decode<Value: Decodable>(
    _ type: Value.Type, from bytes: [UInt8]
  ) throws -> Value {
    try JSONDecoder().decode(type, from: Data(bytes))
  }
}
