/// Passwords in URLs: `scheme://user:password@host` (RFC 3986, 3.2.1).
///
/// Passwords that should be escaped in a URL, with a slash for instance, are found too.
package enum URLPassword {
  /// The passwords in `bytes`, in order.
  static func ranges(in bytes: ArraySlice<UInt8>) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var rest = bytes
    // Most texts have no at sign, and few words of the others do.
    while let sign = rest.firstIndex(of: at) {
      let start = rest[..<sign].lastIndex(where: ByteClass.isWhiteSpace).map { $0 + 1 }
      let end = rest[sign...].firstIndex(where: ByteClass.isWhiteSpace)
      if let range = range(in: rest[(start ?? rest.startIndex)..<(end ?? rest.endIndex)]) {
        ranges.append(range)
      }
      rest = rest[(end ?? rest.endIndex)...]
    }
    return ranges
  }

  /// `text` with every password masked.
  package static func masked(_ text: String) -> String {
    guard text.utf8.contains(at) else { return text }
    return String(decoding: masked(Array(text.utf8)[...]), as: UTF8.self)
  }

  /// The bytes `text` with every password masked.
  package static func masked(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var bytes = Array(text)
    for range in ranges(in: bytes[...]).reversed() {
      bytes.replaceSubrange(range, with: Redaction.mask.utf8)
    }
    return bytes
  }

  /// The password in `word`: from the first user of a URL up to the last at sign.
  private static func range(in word: ArraySlice<UInt8>) -> Range<Int>? {
    guard let end = word.lastIndex(of: at) else { return nil }
    var rest = word[..<end]
    while let colon = rest.firstIndex(of: UInt8(ascii: ":")) {
      rest = rest[(colon + 1)...]
      guard rest.starts(with: "//".utf8) else { continue }
      rest = rest.dropFirst(2)
      let user = rest.prefix { !endsUser($0) }
      rest = rest[user.endIndex...]
      // An IPv6 address is in brackets.
      guard rest.first == UInt8(ascii: ":"), user.first != UInt8(ascii: "[") else { continue }
      let password = rest.dropFirst()
      if !password.isEmpty, !isPort(password) { return password.startIndex..<end }
    }
    return nil
  }

  private static var at: UInt8 { UInt8(ascii: "@") }

  private static func endsUser(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ":") || endsAuthority(byte)
  }

  private static func endsAuthority(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "\""): true
    default: false
    }
  }

  /// Whether `text` is the port of a URL, and what follows that: a path, a quotation mark, or parameters of a URL
  /// that has one behind it, so that the at sign is that of another.
  private static func isPort(_ text: ArraySlice<UInt8>) -> Bool {
    let rest = text.drop(while: \.isDigit)
    guard rest.startIndex > text.startIndex, let next = rest.first, endsAuthority(next) else {
      return false
    }
    let isParameter = next == UInt8(ascii: "?") || next == UInt8(ascii: "#")
    return !isParameter || rest.prefix { $0 != at }.contains(UInt8(ascii: "\""))
  }
}
