internal import EcelerityConf

/// A JSON document written without `Encodable`, for frequent documents: the same bytes as
/// `JSONText.encode` produces on one line.
package struct JSONBytes: Sendable {
  /// The document so far, as UTF-8.
  package private(set) var bytes: [UInt8] = []

  /// An empty document with room for `count` bytes.
  package init(reserving count: Int = 0) {
    bytes.reserveCapacity(count)
  }

  /// Empties the document, keeping its capacity.
  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// Swaps the document with `other`, so that writing continues at the end of that; a second call
  /// undoes the first.
  mutating func exchange(with other: inout [UInt8]) { swap(&bytes, &other) }

  /// Appends text that is JSON already.
  package mutating func raw(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Appends bytes that are JSON already.
  mutating func raw(_ other: [UInt8]) { bytes += other }

  /// Appends the output of `write`, which is JSON already and at most `room` bytes.
  mutating func raw(room: Int, _ write: (inout OutputSpan<UInt8>) -> Void) {
    bytes.append(addingCapacity: room, initializingWith: write)
  }

  /// Appends a whole number.
  package mutating func number(_ value: Int) { bytes.append(decimal: value) }

  /// Appends `text` in quotes, or `null`.
  package mutating func string(_ text: String?) {
    guard let text else { return raw("null") }
    bytes.append(UInt8(ascii: "\""))
    escaped(text)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Appends `text` in quotes, with passwords of URLs masked.
  mutating func shown(_ text: String) { string(URLPassword.masked(text)) }

  /// Appends `text` as the contents of a string, with passwords of URLs masked.
  mutating func shownEscaped(_ text: String) { escaped(URLPassword.masked(text)) }

  /// Appends `text` as the contents of a string (RFC 8259, 7).
  mutating func escaped(_ text: String) {
    guard JSONBytes.isPlain(text.utf8.span) else {
      let start = bytes.count
      for byte in text.utf8 { append(escaping: byte) }
      return bytes.escapeControls(from: start)
    }
    raw(room: text.utf8.count) { $0.append(copying: text.utf8.span) }
  }

  /// The bytes `text` as the contents of a string.
  static func escaped(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard !isPlain(text.span) else { return text }
    var json = JSONBytes()
    for byte in text { json.append(escaping: byte) }
    json.bytes.escapeControls()
    return json.bytes[...]
  }

  /// Whether `text` is certain to need no escapes; false if it is not all ASCII.
  private static func isPlain(_ text: Span<UInt8>) -> Bool {
    // A loop with a single exit condition and no branches is vectorized.
    var specials: UInt32 = 0
    var index = 0
    while index < text.count {
      let byte = text[index]
      let isSpecial =
        byte &- 0x20 > 0x5E || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
      specials &+= isSpecial ? 1 : 0
      index += 1
    }
    return specials == 0
  }

  private mutating func append(escaping byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): raw("\\\"")
    case UInt8(ascii: "\\"): raw("\\\\")
    case 0x08: raw("\\b")
    case 0x0C: raw("\\f")
    case 0x0A: raw("\\n")
    case 0x0D: raw("\\r")
    case 0x09: raw("\\t")
    case ..<0x20:
      raw("\\u00")
      bytes.append(byte < 0x10 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
      bytes.append(contentsOf: String(byte & 0xF, radix: 16).utf8)
    default: bytes.append(byte)
    }
  }
}
