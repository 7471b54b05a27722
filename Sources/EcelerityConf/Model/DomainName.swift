/// A domain, host or next hop in the form in which names are compared.
///
/// The manual states none of this; the rules are decisions D-06 and D-08: ASCII letters are folded,
/// one trailing dot is dropped, U-labels become A-labels, addresses take their canonical form.
public struct DomainName: Hashable, Sendable {
  /// The kind of a name.
  public enum Kind: Hashable, Sendable {
    /// A name that can be looked up in DNS.
    case name
    /// An IPv4 or IPv6 address.
    case address(IPAddress)
    /// A name that begins with `#` and never reaches DNS.
    case synthetic
  }

  /// The kind of the name.
  public let kind: Kind
  /// The normal form: `relay.example`, `192.0.2.7`, `2001:db8::7`, `#hop`.
  public let text: String

  /// The normal form of `text`: a name, an address with or without brackets and `IPv6:`.
  public init(_ text: String) {
    if let plain = DomainName(plain: text) {
      self = plain
      return
    }
    let isDotted = text.utf8.count > 1 && text.utf8.last == UInt8(ascii: ".")
    let name = isDotted ? String(Substring(text.utf8.dropLast())) : text
    if name.hasPrefix("#") {
      kind = .synthetic
      self.text = name.lowercased()
    } else if let address = DomainName.address(in: name) {
      kind = .address(address)
      self.text = address.description
    } else {
      kind = .name
      self.text = DomainName.normalize(name)
    }
  }

  /// The name `text` if it is in normal form.
  init?(plain text: String) {
    guard DomainName.isPlain(text.utf8.span) else { return nil }
    kind = .name
    self.text = text
  }

  /// Whether `bytes` are a name in normal form, as most are: small letters, digits, hyphens and dots, with a
  /// letter that no address has.
  static func isPlain(_ bytes: ArraySlice<UInt8>) -> Bool { isPlain(bytes.span) }

  private static func isPlain(_ bytes: Span<UInt8>) -> Bool {
    let found = plainBytes(bytes)
    return found.areAll && found.haveLetter && bytes[bytes.count - 1] != UInt8(ascii: ".")
  }

  /// Whether `text` consists of small letters, digits, hyphens, dots and `_`, which need no escape anywhere.
  package static func hasPlainBytesOnly(_ text: String) -> Bool {
    hasPlainBytesOnly(text.utf8.span)
  }

  /// Whether `bytes` are small letters, digits, hyphens, dots and `_`.
  static func hasPlainBytesOnly(_ bytes: Span<UInt8>) -> Bool { plainBytes(bytes).areAll }

  private static func plainBytes(_ bytes: Span<UInt8>) -> (areAll: Bool, haveLetter: Bool) {
    var allowed = ~UInt64(0)
    var letters: UInt64 = 0
    EightBytes.all(bytes, filler: UInt8(ascii: "0")) { eight in
      let small = eight.within(UInt8(ascii: "a"), UInt8(ascii: "z"))
      letters |= small
      allowed &=
        small | eight.within(UInt8(ascii: "0"), UInt8(ascii: "9"))
        | eight.within(UInt8(ascii: "-"), UInt8(ascii: ".")) | eight.exactly(UInt8(ascii: "_"))
    }
    return (EightBytes.areAll(allowed), letters != 0)
  }

  /// The address, if it is one.
  public var address: IPAddress? {
    if case .address(let address) = kind { return address }
    return nil
  }

  /// The name as SMTP writes it: an address in brackets (RFC 5321, 4.1.3).
  package var textInMail: String {
    guard let address else { return text }
    return "[\(address.isIPv6 ? "IPv6:" : "")\(text)]"
  }

  /// The name for display: `name` for `#protocol#name`, `kind (name)` for `#protocol#kind#name`, any other name
  /// unchanged.
  ///
  /// Page: content/momentum/mobile/mobile-reference/mobility-mm-7-multiprotocol.md.
  public var displayText: String {
    guard kind == .synthetic else { return text }
    let parts = text.dropFirst().split(separator: "#", omittingEmptySubsequences: false)
    switch parts.count {
    case 2 where !parts[1].isEmpty: return String(parts[1])
    case 3 where !parts[1].isEmpty && !parts[2].isEmpty: return "\(parts[1]) (\(parts[2]))"
    default: return text
    }
  }

  /// The address `text` spells: bare, `[…]` or `[IPv6:…]`.
  private static func address(in text: String) -> IPAddress? {
    guard text.hasPrefix("["), text.hasSuffix("]") else { return IPAddress(text) }
    let inner = text.dropFirst().dropLast()
    let hasTag = inner.lowercased().hasPrefix("ipv6:")
    return IPAddress(String(hasTag ? inner.dropFirst(5) : inner))
  }

  private static func normalize(_ text: String) -> String {
    let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
    return isASCII ? text.lowercased() : asciiLabels(text.lowercased())
  }

  /// Encodes U-labels in lower case as RFC 3492 says. The rest of the mapping of UTS 46 is not done: text that is
  /// not in normalisation form C is not normalised, and only `.` separates labels. A label of more than 63
  /// characters has no A-label (RFC 5891, 4.4).
  private static func asciiLabels(_ text: String) -> String {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    return labels.map { label in
      guard label.utf8.contains(where: { $0 >= 0x80 }), label.unicodeScalars.count <= 63 else {
        return String(label)
      }
      return Punycode.encode(label.unicodeScalars).map { "xn--" + $0 } ?? String(label)
    }.joined(separator: ".")
  }
}
