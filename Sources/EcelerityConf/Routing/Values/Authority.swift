/// A host with an optional port: `relay.example:587`, `192.0.2.7`, `[2001:db8::7]:25`.
///
/// The syntax is the authority of a URL (RFC 3986, 3.2) without user information.
struct Authority: Hashable, Sendable {
  /// The host without brackets.
  let host: TextPart
  /// The host with its brackets.
  let hostRange: ByteRange
  /// Whether the host is in brackets.
  let isBracketed: Bool
  /// Whether the opening bracket has no closing one.
  let isBracketOpen: Bool
  /// The part after the colon; nil when there is no colon.
  let port: TextPart?
  /// Text between the closing bracket and the port.
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

  /// More than one colon means an IPv6 address without brackets, and no port.
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
