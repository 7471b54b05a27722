/// The `file` URIs of documents.
///
/// RFC 8089, section 2; RFC 3986, section 2.1.
enum DocumentURI {
  private static let scheme = "file://"

  /// The path of the file that `uri` names; nil if it is not a file on this machine.
  static func path(_ uri: String) -> String? {
    guard uri.lowercased().hasPrefix(scheme) else { return nil }
    var rest = uri.dropFirst(scheme.count)
    if rest.hasPrefix("localhost/") { rest = rest.dropFirst("localhost".count) }
    guard rest.utf8.first == UInt8(ascii: "/") else { return nil }
    let bytes = decoded(rest.prefix { $0 != "#" && $0 != "?" })
    return bytes.contains(0) ? nil : String(decoding: bytes, as: UTF8.self)
  }

  /// The URI of the file at `path`, which is absolute.
  static func uri(_ path: String) -> String {
    var text = scheme
    for byte in path.utf8 {
      if isPlain(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let hex = String(byte, radix: 16, uppercase: true)
        text += byte < 16 ? "%0" + hex : "%" + hex
      }
    }
    return text
  }

  private static func decoded(_ text: Substring) -> [UInt8] {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let high = digit(bytes[index + 1]), let low = digit(bytes[index + 2])
      {
        result.append(high << 4 | low)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  /// The value of a hexadecimal digit.
  private static func digit(_ byte: UInt8) -> UInt8? {
    Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt8.init)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
