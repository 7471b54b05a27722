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
  /// Letters, digits, `-`, `_` and anything beyond ASCII that can be seen, in labels parted by dots (RFC
  /// 1035, 2.3.1; RFC 5890 for the rest). Digits and dots alone would be an address.
  static func isValid(_ text: String) -> Bool { contents(of: text) != nil }

  /// Whether it is the name of a host and cannot be anything else: nothing but labels and dots.
  static func isPlain(_ text: String) -> Bool {
    guard let contents = contents(of: text) else { return false }
    return contents.areASCII && text.utf8.last != dot
  }

  /// What bytes stand in the name of a host; nil when it is none.
  private static func contents(of text: String) -> HostNameBytes? {
    let bytes = text.utf8.span
    // One dot may stand at the end.
    let isDotted = bytes.count > 1 && bytes[bytes.count - 1] == dot
    let labels = bytes.extracting(0..<(isDotted ? bytes.count - 1 : bytes.count))
    guard 1...253 ~= labels.count else { return nil }
    let contents = HostNameBytes(labels)
    guard contents.areOfHost && contents.hasText && areLabels(labels) else { return nil }
    return contents.areASCII || !text.unicodeScalars.contains(where: isInvisible) ? contents : nil
  }

  /// Whether nobody sees it in a name, or it stands for bytes that are no text; no A-label is to be made of
  /// it (RFC 5892, 2.6). Two of them join letters in some scripts.
  static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{200C}", "\u{200D}": return false
    case "\u{FFFD}": return true
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .unassigned, .privateUse, .surrogate, .spaceSeparator, .lineSeparator,
      .paragraphSeparator:
      return true
    default: return false
    }
  }

  private static var dot: UInt8 { UInt8(ascii: ".") }

  /// Whether `bytes`, none of them a dot beside another, are labels of 1 to 63 bytes with a dot between them.
  private static func areLabels(_ bytes: Span<UInt8>) -> Bool {
    guard bytes[0] != dot, bytes[bytes.count - 1] != dot else { return false }
    guard bytes.count > 63 else { return true }
    var length = 0
    for index in bytes.indices {
      length = bytes[index] == dot ? 0 : length + 1
      guard length <= 63 else { return false }
    }
    return true
  }
}

/// What bytes stand in a name, found out in one go.
private struct HostNameBytes {
  /// Whether all of them may stand in labels or between them, and no two dots beside each other.
  let areOfHost: Bool
  /// Whether one is neither a digit nor a dot.
  let hasText: Bool
  let areASCII: Bool

  init(_ bytes: Span<UInt8>) {
    var allowed = ~UInt64(0)
    var numeric = ~UInt64(0)
    var beyondASCII: UInt64 = 0
    var doubled: UInt64 = 0
    EightBytes.all(bytes, filler: UInt8(ascii: "0")) { eight in
      let dots = eight.exactly(UInt8(ascii: "."))
      let numbers = dots | eight.within(UInt8(ascii: "0"), UInt8(ascii: "9"))
      let letters =
        eight.within(UInt8(ascii: "a"), UInt8(ascii: "z"))
        | eight.within(UInt8(ascii: "A"), UInt8(ascii: "Z"))
      allowed &=
        numbers | letters | eight.exactly(UInt8(ascii: "-")) | eight.exactly(UInt8(ascii: "_"))
        | eight.beyondASCII
      numeric &= numbers
      beyondASCII |= eight.beyondASCII
      doubled |= dots & dots << 8
    }
    areOfHost = EightBytes.areAll(allowed) && doubled == 0
    hasText = !EightBytes.areAll(numeric)
    areASCII = beyondASCII == 0
  }
}
