/// Passwords in URLs: `scheme://user:password@host` (RFC 3986, 3.2.1).
///
/// Passwords that should be escaped in a URL, with a slash for instance, are found too.
enum URLPassword {
  /// The passwords in `bytes`, in order.
  static func ranges(in bytes: ArraySlice<UInt8>) -> [Range<Int>] {
    // Most texts have no at sign.
    guard bytes.contains(at) else { return [] }
    return bytes.split { $0 <= UInt8(ascii: " ") }.compactMap(range)
  }

  /// `text` with every password masked.
  static func masked(_ text: String) -> String {
    guard text.utf8.contains(at) else { return text }
    var bytes = Array(text.utf8)
    for range in ranges(in: bytes[...]).reversed() {
      bytes.replaceSubrange(range, with: Redaction.mask.utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
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

  /// Whether `text` is the port of a URL that goes on with a path or parameters.
  private static func isPort(_ text: ArraySlice<UInt8>) -> Bool {
    text.drop(while: \.isDigit).first.map(endsAuthority) ?? false
  }
}
