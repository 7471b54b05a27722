/// Characters that JSON allows unescaped, but that would control a terminal, or change how a
/// document is displayed: DEL, the controls beyond ASCII, and those that change the direction of
/// writing. An escape means the same to every reader (RFC 8259, 7).
extension [UInt8] {
  /// Escapes them after `start`; the bytes there are JSON in UTF-8.
  mutating func escapeControls(from start: Int = 0) {
    guard !isPlain(from: start) else { return }
    let json = self[start...]
    self = Array(self[..<start])
    reserveCapacity(start + json.count)
    var index = json.startIndex
    while index < json.endIndex {
      let length = Self.lengthOfControl(json[index...])
      if length > 0 {
        append(escaping: json[index..<index + length])
      } else {
        append(json[index])
      }
      index += Swift.max(length, 1)
    }
  }

  /// Whether all bytes are ASCII below DEL.
  private func isPlain(from start: Int) -> Bool {
    let part = span.extracting(start..<count)
    // A loop with a single exit condition is vectorized.
    var isOdd: UInt8 = 0
    var index = 0
    while index < part.count {
      isOdd |= part[index] >= 0x7F ? 1 : 0
      index += 1
    }
    return isOdd == 0
  }

  /// The number of bytes of the character that `json` begins with if it must be escaped; otherwise
  /// 0.
  private static func lengthOfControl(_ json: ArraySlice<UInt8>) -> Int {
    let bytes = (json.first ?? 0, json.dropFirst().first ?? 0, json.dropFirst(2).first ?? 0)
    return switch bytes {
    case (0x7F, _, _): 1
    // U+0080 to U+009F, and U+061C.
    case (0xC2, 0x80...0x9F, _), (0xD8, 0x9C, _): 2
    // U+200E, U+200F, U+2028 to U+202E, and U+2066 to U+2069.
    case (0xE2, 0x80, 0x8E...0x8F), (0xE2, 0x80, 0xA8...0xAE), (0xE2, 0x81, 0xA6...0xA9): 3
    default: 0
    }
  }

  private mutating func append(escaping character: ArraySlice<UInt8>) {
    for scalar in String(decoding: character, as: UTF8.self).unicodeScalars {
      let digits = String(scalar.value, radix: 16)
      append(text: "\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
    }
  }
}
