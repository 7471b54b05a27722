/// A host with a port or without: `relay.example:587`, `192.0.2.7`, `[2001:db8::7]:25`.
///
/// The form is the authority of a URL (RFC 3986, 3.2) without user information.
struct Authority: Hashable, Sendable {
  /// What stands before the port, brackets removed.
  let host: TextPart
  /// The host with its brackets.
  let hostRange: ByteRange
  /// Whether the host stands in brackets.
  let isBracketed: Bool
  /// Whether the opening bracket has no closing one.
  let isBracketOpen: Bool
  /// What stands after the colon; nil when there is no colon.
  let port: TextPart?
  /// What stands between the closing bracket and the port and belongs to neither.
  let surplus: TextPart?

  /// Reads the bytes `range` of `bytes`; never fails.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    if bytes[range].first == UInt8(ascii: "[") {
      self.init(bracketed: range, of: bytes)
    } else {
      self.init(plain: range, of: bytes)
    }
  }

  /// Reads all of `text`.
  init(_ text: String) {
    let bytes = Array(text.utf8)
    self.init(bytes, bytes.indices)
  }

  private init(bracketed range: Range<Int>, of bytes: [UInt8]) {
    let closing = bytes[range].firstIndex(of: UInt8(ascii: "]"))
    let end = closing.map { $0 + 1 } ?? range.upperBound
    let colon = bytes[end..<range.upperBound].firstIndex(of: UInt8(ascii: ":"))
    let between = end..<(colon ?? range.upperBound)
    host = TextPart(bytes, range.lowerBound + 1..<(closing ?? range.upperBound))
    hostRange = ByteRange(UInt32(range.lowerBound), UInt32(end))
    isBracketed = true
    isBracketOpen = closing == nil
    port = colon.map { TextPart(bytes, $0 + 1..<range.upperBound) }
    surplus = between.isEmpty ? nil : TextPart(bytes, between)
  }

  /// More than one colon is an IPv6 address that lacks its brackets, and no port.
  private init(plain range: Range<Int>, of bytes: [UInt8]) {
    let colons = bytes[range].indices.filter { bytes[$0] == UInt8(ascii: ":") }
    let colon = colons.count == 1 ? colons[0] : nil
    host = TextPart(bytes, range.lowerBound..<(colon ?? range.upperBound))
    hostRange = host.range
    isBracketed = false
    isBracketOpen = false
    port = colon.map { TextPart(bytes, $0 + 1..<range.upperBound) }
    surplus = nil
  }

  /// The port as a number from 0 to 65535.
  var portNumber: Int? {
    port.flatMap(\.number).flatMap { 0...65_535 ~= $0 ? $0 : nil }
  }
}

/// Whether a text can be the name of a host.
enum HostName {
  /// Letters, digits, `-`, `_` and anything beyond ASCII, in labels parted by dots (RFC 1035, 2.3.1;
  /// RFC 5890 for the rest). Digits and dots alone would be an address.
  static func isValid(_ text: String) -> Bool {
    var length = 0
    var labelLength = 0
    var isNumeric = true
    let bytes = text.utf8.span
    for index in bytes.indices {
      let byte = bytes[index]
      length += 1
      if byte == UInt8(ascii: ".") {
        guard 1...63 ~= labelLength else { return false }
        labelLength = 0
      } else {
        guard isLabelByte(byte) else { return false }
        if !isDigit(byte) { isNumeric = false }
        labelLength += 1
      }
    }
    // One dot may stand at the end.
    let isDotted = labelLength == 0 && length > 1
    return !isNumeric && labelLength <= 63 && (labelLength > 0 || isDotted)
      && length <= (isDotted ? 254 : 253)
  }

  /// Whether it is the name of a host and cannot be anything else: nothing but labels and dots.
  static func isPlain(_ text: String) -> Bool {
    guard isValid(text), text.utf8.last != UInt8(ascii: ".") else { return false }
    return text.utf8.allSatisfy { $0 < 0x80 }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }

  private static func isLabelByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || byte >= 0x80
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }
}
