/// Untrusted bytes as text that is safe to print to a terminal.
enum VisibleText {
  /// `bytes` decoded as UTF-8, with escapes: `\xNN` for bytes that are not UTF-8 and for ASCII control characters,
  /// `\u{NNNN}` for other control, bidirectional formatting and invisible characters.
  static func text(_ bytes: some Collection<UInt8>) -> String {
    // The fast path for nearly all replies.
    if bytes.allSatisfy({ (0x20...0x7e).contains($0) }) {
      return String(decoding: bytes, as: UTF8.self)
    }
    var text = ""
    var decoder = UTF8()
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      var iterator = rest.makeIterator()
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar):
        text += isVisible(scalar) ? String(scalar) : escape(scalar)
        rest = rest.dropFirst(UTF8.width(scalar))
      default:
        text += escape(byte: rest.removeFirst())
      }
      decoder = UTF8()
    }
    return text
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: false
    default: !scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    scalar.isASCII
      ? escape(byte: UInt8(scalar.value)) : "\\u{" + String(scalar.value, radix: 16) + "}"
  }

  private static func escape(byte: UInt8) -> String {
    (byte < 16 ? "\\x0" : "\\x") + String(byte, radix: 16)
  }
}

extension UTF8 {
  fileprivate static func width(_ scalar: Unicode.Scalar) -> Int { UTF8.encode(scalar)?.count ?? 1 }
}
