/// Why a text can be no domain's name, and which of its bytes are to blame.
///
/// Names have labels of 1 to 63 bytes between dots, and at most 253 bytes (RFC 1035, 2.3.4). What can be seen
/// beyond ASCII passes, and so does what is no name at all, but may stand for one: addresses, names with
/// `#`, macros and escapes.
struct DomainFlaw {
  enum Kind {
    /// A star where none may stand.
    case star
    /// Slashes around the text.
    case regularExpression
    /// Bytes that no name has.
    case foreignCharacter
    /// A dot at the beginning.
    case leadingDot
    /// Two dots beside each other, or nothing behind a star and its dot.
    case emptyLabel
    /// A label of more than 63 bytes.
    case longLabel
    /// More than 253 bytes.
    case longName
  }

  let kind: Kind
  /// The bytes, in the file.
  let range: ByteRange

  /// The first flaw of `value`; nil when there is none. `takesStar` allows one at the left end.
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
    return label(in: name) ?? (isTooLong(name) ? (.longName, bytes.indices) : nil)
  }

  /// RFC 1035, 2.3.4: 255 bytes as DNS sends it, which are 253 characters and perhaps a dot at the end.
  private static func isTooLong(_ name: ArraySlice<UInt8>) -> Bool {
    name.count > (name.last == UInt8(ascii: ".") ? 254 : 253)
  }

  /// The first byte that no name has, with those beside it that are the same.
  private static func foreignBytes(in name: ArraySlice<UInt8>) -> Range<Int>? {
    guard let start = name.firstIndex(where: { !isOfName($0) }) else { return nil }
    let end = name[start...].firstIndex { $0 != name[start] } ?? name.endIndex
    return start..<end
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte >= 0x80
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
  }

  private static func label(in name: ArraySlice<UInt8>) -> (kind: Kind, range: Range<Int>)? {
    var start = name.startIndex
    for index in name.indices where name[index] == UInt8(ascii: ".") {
      if start == index { return (.emptyLabel, index - 1..<index + 1) }
      if index - start > 63 { return (.longLabel, start..<index) }
      start = index + 1
    }
    return name.endIndex - start > 63 ? (.longLabel, start..<name.endIndex) : nil
  }
}
