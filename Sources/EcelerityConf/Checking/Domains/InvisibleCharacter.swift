/// An invisible character in a value, which no name or address contains; it comes with text that is copied from a web
/// page or a mail.
struct InvisibleCharacter {
  private let scalar: Unicode.Scalar
  /// Its place in the file.
  let range: ByteRange

  /// The first invisible character beyond ASCII in `bytes`; nil when there is none.
  init?(in bytes: ArraySlice<UInt8>) {
    guard bytes.contains(where: { $0 >= 0x80 }) else { return nil }
    var offset = bytes.startIndex
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      let units = UTF8.width(scalar)
      guard scalar.isASCII || !HostName.isInvisible(scalar) else {
        // A byte that is not UTF-8 decodes to a longer character.
        let count = scalar == "\u{FFFD}" ? 1 : units
        self.scalar = scalar
        range = ByteRange(UInt32(offset), UInt32(offset + count))
        return
      }
      offset += units
    }
    return nil
  }

  /// The advice about it.
  var advice: String {
    if scalar == "\u{FFFD}" { return "remove the bytes that are not valid UTF-8" }
    let number = String(scalar.value, radix: 16, uppercase: true)
    let zeros = String(repeating: "0", count: max(0, 4 - number.count))
    return "remove the invisible character U+\(zeros)\(number)"
  }
}

extension RawScalar {
  /// The first invisible character; nil when there is none.
  var invisibleCharacter: InvisibleCharacter? { InvisibleCharacter(in: bytes) }
}
