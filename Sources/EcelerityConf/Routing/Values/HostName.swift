/// Checks of host names.
enum HostName {
  /// Whether `text` is letters, digits, `-`, `_` and visible non-ASCII characters in labels separated by dots
  /// (RFC 1035, 2.3.1; RFC 5890 for the rest), within the lengths of DNS when encoded. Digits and dots alone would be an
  /// address, and three numbers with a mistyped one are not a name either.
  static func isValid(_ text: String) -> Bool { contents(of: text) != nil }

  /// Whether it is a host name that rules have nothing to report about: no mistyped address, and without hyphens at the
  /// ends of its labels. The server looks up other names, too.
  static func isSound(_ text: String) -> Bool { isValid(text) && !isMistyped(text.utf8.span) }

  /// Whether it is a host name and cannot be read as anything else: nothing but labels and dots.
  static func isPlain(_ text: String) -> Bool {
    guard let contents = contents(of: text) else { return false }
    return contents.areASCII && text.utf8.last != dot
  }

  /// The kinds of bytes in a host name; nil when it is none.
  private static func contents(of text: String) -> HostNameBytes? {
    let bytes = text.utf8.span
    // One dot may end the name.
    let isDotted = bytes.count > 1 && bytes[bytes.count - 1] == dot
    let labels = bytes.extracting(0..<(isDotted ? bytes.count - 1 : bytes.count))
    // A character of up to four bytes has at least one byte when encoded.
    guard 1...maximumLength * 4 ~= labels.count else { return nil }
    let contents = HostNameBytes(labels)
    guard contents.areOfHost && contents.hasText else { return nil }
    if contents.areASCII { return areLabels(labels) ? contents : nil }
    guard areLabels(DomainName(text).text.utf8.span) else { return nil }
    return text.unicodeScalars.contains(where: isInvisible) || isMistypedAddress(text)
      ? nil : contents
  }

  /// Whether `text` is an IPv4 address except for one number that contains non-ASCII characters. In the last
  /// number, several letters are a name: `1.2.3.рф`.
  static func isMistypedAddress(_ text: String) -> Bool {
    let labels = text.utf8.split(separator: dot, omittingEmptySubsequences: false)
    let others = labels.filter { !$0.allSatisfy(\.isDigit) }
    guard labels.count == 4, others.count == 1,
      others[0].allSatisfy({ $0.isDigit || $0 >= 0x80 })
    else { return false }
    let isLast = others[0].endIndex == text.utf8.endIndex
    let characters = Substring(others[0]).unicodeScalars
    return !isLast || characters.count == 1 || characters.contains { isDigit($0) }
  }

  /// Whether the bytes of a name in ASCII were meant for an address, as in `192.0.2.1O` and `198.51.l00.7`, or a label
  /// begins or ends with a hyphen (RFC 1123, 2.1). No name has a number as its last label (RFC 3696, 2).
  static func isMistyped(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count > 1, mayBeMistyped(bytes) else { return false }
    let end = bytes[bytes.count - 1] == dot ? bytes.count - 1 : bytes.count
    var (labels, octets, start) = (0, 0, 0)
    var hasText = false
    var hasEdgeHyphen = false
    var last = AddressLabel()
    for index in 0...end {
      if index < end, bytes[index] != dot {
        guard last.append(bytes[index]) else { return false }
        continue
      }
      guard start < index else { return false }
      labels += 1
      hasText = hasText || !last.isNumber
      hasEdgeHyphen =
        hasEdgeHyphen || bytes[start] == UInt8(ascii: "-") || bytes[index - 1] == UInt8(ascii: "-")
      if index == end { break }
      if last.isOctet { octets += 1 }
      last = AddressLabel()
      start = index + 1
    }
    if hasEdgeHyphen || last.isNumber { return hasText }
    return labels == 4 && octets == 3 && last.isMistypedOctet
  }

  /// Whether it has hyphens, or something else than letters at its ends; cheap to check.
  private static func mayBeMistyped(_ bytes: Span<UInt8>) -> Bool {
    !bytes[0].isLetter || !bytes[bytes.count - 1].isLetter
      || EightBytes.isFound(UInt8(ascii: "-"), in: bytes, 0..<bytes.count)
  }

  /// Whether it is a digit in any script.
  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .decimalNumber
  }

  /// Whether the character is invisible in a name, or stands for invalid bytes; no A-label may contain it
  /// (RFC 5892, 2.6). Two of these characters join letters in some scripts.
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

  /// RFC 1035, 2.3.4: 255 bytes in wire format are this number of characters, and an optional final dot.
  static var maximumLength: Int { 253 }

  /// RFC 1035, 2.3.4.
  static var maximumLabelLength: Int { 63 }

  /// Whether `bytes`, which have no two adjacent dots, are labels of 1 to 63 bytes separated by dots, within the
  /// maximum length of a name.
  private static func areLabels(_ bytes: Span<UInt8>) -> Bool {
    guard 1...maximumLength ~= bytes.count else { return false }
    guard bytes[0] != dot, bytes[bytes.count - 1] != dot else { return false }
    guard bytes.count > maximumLabelLength else { return true }
    var length = 0
    for index in bytes.indices {
      length = bytes[index] == dot ? 0 : length + 1
      guard length <= maximumLabelLength else { return false }
    }
    return true
  }
}

/// A label of a name in ASCII that may have been meant for a number of an IPv4 address.
private struct AddressLabel {
  private var count = 0
  private var digits = 0
  private var startsWithDigit = false
  private var value = 0

  /// Appends a byte; false when no label has it.
  mutating func append(_ byte: UInt8) -> Bool {
    guard byte.isDigit || byte.isLetter || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    else { return false }
    if byte.isDigit {
      if count == 0 { startsWithDigit = true }
      digits += 1
      value = min(value * 10 + Int(byte - UInt8(ascii: "0")), 256)
    }
    count += 1
    return true
  }

  /// Whether it has nothing but digits.
  var isNumber: Bool { count > 0 && digits == count }

  /// Whether it is a number of an address.
  var isOctet: Bool { isNumber && digits <= 3 && value <= 255 }

  /// Whether it looks like a number of an address and is none. As the last label, no name of a top-level domain.
  var isMistypedOctet: Bool {
    !isNumber && (startsWithDigit || count == 1 || count <= 3 && digits > 0)
  }
}

/// The kinds of bytes in a name, determined in one pass.
private struct HostNameBytes {
  /// Whether all bytes are valid in labels or between them, without two adjacent dots.
  let areOfHost: Bool
  /// Whether a byte is neither a digit nor a dot.
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
