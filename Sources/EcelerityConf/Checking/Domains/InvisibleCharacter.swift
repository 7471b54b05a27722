/// A character of a value that nobody sees and that no name or address has, as it comes with text that was
/// copied from a web page or a mail.
struct InvisibleCharacter {
  private let scalar: Unicode.Scalar
  /// Where it stands in the file that the bytes are of.
  let range: ByteRange

  /// The first one beyond ASCII of `bytes`; nil when there is none.
  init?(in bytes: ArraySlice<UInt8>) {
    guard bytes.contains(where: { $0 >= 0x80 }) else { return nil }
    var offset = bytes.startIndex
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      let units = UTF8.width(scalar)
      guard scalar.isASCII || !HostName.isInvisible(scalar) else {
        // What is no UTF-8 has one byte at least, and stands for itself no longer.
        let count = scalar == "\u{FFFD}" ? 1 : units
        self.scalar = scalar
        range = ByteRange(UInt32(offset), UInt32(offset + count))
        return
      }
      offset += units
    }
    return nil
  }

  /// What to do about it.
  var advice: String {
    if scalar == "\u{FFFD}" { return "remove the bytes that are no UTF-8" }
    let number = String(scalar.value, radix: 16, uppercase: true)
    let zeros = String(repeating: "0", count: max(0, 4 - number.count))
    return "remove the invisible character U+\(zeros)\(number)"
  }
}

extension RawScalar {
  /// The first character that nobody sees; nil when there is none.
  var invisibleCharacter: InvisibleCharacter? { InvisibleCharacter(in: bytes) }
}
