internal import EcelerityConf

/// A JSON document written by hand, for those of which there are many: the same bytes as
/// `JSONText.encode` makes in one line.
package struct JSONBytes: Sendable {
  /// The document so far, as UTF-8.
  package private(set) var bytes: [UInt8] = []

  /// Nothing yet, with room for `count` bytes.
  package init(reserving count: Int = 0) {
    bytes.reserveCapacity(count)
  }

  /// Begins anew, with the same room.
  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// Exchanges the document with `other`, so that writing goes on at its end; a second call undoes
  /// the first.
  mutating func exchange(with other: inout [UInt8]) { swap(&bytes, &other) }

  /// Appends what is JSON already.
  package mutating func raw(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Appends what is JSON already.
  mutating func raw(_ other: [UInt8]) { bytes += other }

  /// Appends what `write` does, JSON already, for which `room` is enough.
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

  /// Appends `text`, passwords of URLs masked, in quotes.
  mutating func shown(_ text: String) { string(URLPassword.masked(text)) }

  /// Appends the same as it stands between quotes.
  mutating func shownEscaped(_ text: String) { escaped(URLPassword.masked(text)) }

  /// Appends `text` as it stands between quotes (RFC 8259, 7).
  mutating func escaped(_ text: String) {
    guard JSONBytes.isPlain(text.utf8.span) else {
      let start = bytes.count
      for byte in text.utf8 { append(escaping: byte) }
      return bytes.escapeControls(from: start)
    }
    raw(room: text.utf8.count) { $0.append(copying: text.utf8.span) }
  }

  /// The bytes `text` as they stand between quotes.
  static func escaped(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard !isPlain(text.span) else { return text }
    var json = JSONBytes()
    for byte in text { json.append(escaping: byte) }
    json.bytes.escapeControls()
    return json.bytes[...]
  }

  /// Whether `text` stands between quotes as it is; one that has more than ASCII may.
  private static func isPlain(_ text: Span<UInt8>) -> Bool {
    // With the end of the text as the only way out, and nothing to decide before it, many bytes are looked
    // at at a time.
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
