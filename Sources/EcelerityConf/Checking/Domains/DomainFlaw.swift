/// The reason that a text cannot be a domain name, and the bytes that show it.
///
/// Names have labels of 1 to 63 bytes separated by dots, and at most 253 bytes (RFC 1035, 2.3.4). Visible characters
/// beyond ASCII are accepted, and their length is that in DNS. Other values that a name option may have are accepted
/// too: addresses, names with `#`, macros and escapes.
struct DomainFlaw {
  enum Kind {
    /// A star where none is allowed.
    case star
    /// Slashes around the text.
    case regularExpression
    /// Bytes that no name has.
    case foreignCharacter
    /// A dot at the beginning.
    case leadingDot
    /// Two adjacent dots, or nothing after a star and its dot.
    case emptyLabel
    /// A label of more than 63 bytes in DNS.
    case longLabel
    /// More than 253 bytes in DNS.
    case longName
  }

  let kind: Kind
  /// The bytes in the file.
  let range: ByteRange

  /// The first flaw of `value`; nil when there is none. `takesStar` allows a star at the left end.
  init?(_ value: RawScalar, takesStar: Bool) {
    guard !value.inner.isEmpty, !DomainFlaw.isNoPlainName(value) else { return nil }
    if let flaw = DomainFlaw.find(in: value.bytes, takesStar: takesStar) {
      kind = flaw.kind
      range = ByteRange(UInt32(flaw.range.lowerBound), UInt32(flaw.range.upperBound))
    } else if let invisible = value.invisibleCharacter {
      kind = .foreignCharacter
      range = invisible.range
    } else {
      return nil
    }
  }

  private static func isNoPlainName(_ value: RawScalar) -> Bool {
    let bytes = value.bytes
    if bytes.first == UInt8(ascii: "#") { return true }
    if bytes.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "\\") }) {
      return true
    }
    let mayBeAddress =
      bytes.count <= 64
      && (bytes.first == UInt8(ascii: "[") || bytes.contains(UInt8(ascii: ":"))
        || bytes.last.map(\.isDigit) ?? false)
    return mayBeAddress && DomainName(value.text).address != nil
  }

  private static func find(
    in bytes: ArraySlice<UInt8>, takesStar: Bool
  ) -> (kind: Kind, range: Range<Int>)? {
    let slash = UInt8(ascii: "/")
    if bytes.count > 1, bytes.first == slash, bytes.last == slash {
      return (.regularExpression, bytes.indices)
    }
    var name = bytes
    if takesStar, name.first == UInt8(ascii: "*") {
      name.removeFirst()
      if name.isEmpty { return nil }
      if name.first == UInt8(ascii: ".") { name.removeFirst() }
      if name.isEmpty { return (.emptyLabel, bytes.indices) }
    }
    if let foreign = foreignBytes(in: name) {
      return (bytes[foreign.lowerBound] == UInt8(ascii: "*") ? .star : .foreignCharacter, foreign)
    }
    if name.first == UInt8(ascii: ".") {
      return (.leadingDot, name.startIndex..<name.startIndex + 1)
    }
    return labelFlaw(in: name)
      ?? (lengthInDNS(of: name) > HostName.maximumLength ? (.longName, bytes.indices) : nil)
  }

  /// The first byte that no name has, with equal bytes after it.
  private static func foreignBytes(in name: ArraySlice<UInt8>) -> Range<Int>? {
    guard let start = name.firstIndex(where: { !isOfName($0) }) else { return nil }
    let end = name[start...].firstIndex { $0 != name[start] } ?? name.endIndex
    return start..<end
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte >= 0x80
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
  }

  private static func labelFlaw(in name: ArraySlice<UInt8>) -> (kind: Kind, range: Range<Int>)? {
    var start = name.startIndex
    while start < name.endIndex {
      let end = name[start...].firstIndex(of: UInt8(ascii: ".")) ?? name.endIndex
      if start == end { return (.emptyLabel, end - 1..<end + 1) }
      if lengthInDNS(of: name[start..<end]) > HostName.maximumLabelLength {
        return (.longLabel, start..<end)
      }
      start = end + 1
    }
    return nil
  }

  /// The length of a name or a label in DNS, without a dot at the end: labels with characters beyond ASCII are
  /// encoded (RFC 5890, 2.3.2.1).
  private static func lengthInDNS(of name: ArraySlice<UInt8>) -> Int {
    guard name.contains(where: { $0 >= 0x80 }) else {
      return name.count - (name.last == UInt8(ascii: ".") ? 1 : 0)
    }
    return DomainName(String(decoding: name, as: UTF8.self)).text.utf8.count
  }
}
