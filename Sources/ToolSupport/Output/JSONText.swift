#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Encodes values as JSON documents, the same value always as the same bytes, and reads them back.
package enum JSONText {
  /// How a document is laid out.
  package enum Layout: Sendable {
    /// Two spaces a level, for a document of its own.
    case indented
    /// No line breaks, for one document a line.
    case oneLine
  }

  /// The document for `value`, keys in alphabetical order, ending with a line feed.
  package static func encode(_ value: some Encodable, _ layout: Layout) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if layout == .indented { encoder.outputFormatting.insert(.prettyPrinted) }
    return try [UInt8](encoder.encode(value)) + [UInt8(ascii: "\n")]
  }

  /// The value that the document `bytes` describes.
  package static func decode<Value: Decodable>(
    _ type: Value.Type, from bytes: [UInt8]
  ) throws -> Value {
    try JSONDecoder().decode(type, from: Data(bytes))
  }
}
