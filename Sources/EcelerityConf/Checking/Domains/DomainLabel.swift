/// The form of the label of a `domain` or `host` stanza. Each form is checked by one rule.
enum DomainLabel: Hashable {
  /// A name, an address or a name with `#`, as in the manual.
  case valid
  /// Slashes at both ends.
  case pattern
  /// A slash at one end, or text after the last slash.
  case halfPattern
  /// Characters of regular expressions that no name has.
  case patternWithoutSlashes
  /// A star among the characters of a name.
  case glob
  /// An IPv6 address without `[IPv6:…]`, or without its brackets alone.
  case bareIPv6
  /// An IPv4 address in brackets.
  case bracketedIPv4
  /// A dot at the end of a name.
  case trailingDot
  /// Characters beyond ASCII in a name.
  case nonASCII
  /// Anything else.
  case invalid

  init(_ label: String) {
    self = DomainLabel.withSlashes(label) ?? DomainLabel.withoutSlashes(label)
  }

  private static func withSlashes(_ label: String) -> DomainLabel? {
    if LabelKey.isRegex(label) || label == "//" { return .pattern }
    return label.hasPrefix("/") || label.hasSuffix("/") ? .halfPattern : nil
  }

  private static func withoutSlashes(_ label: String) -> DomainLabel {
    if label.hasPrefix("#") { return .valid }
    if let address = DomainName(label).address {
      if address.isIPv6 { return label.hasPrefix("[") ? .valid : .bareIPv6 }
      return label.hasPrefix("[") ? .bracketedIPv4 : .valid
    }
    if isTaggedAddress(label) { return .bareIPv6 }
    // Brackets around anything else were meant for an address.
    guard !label.hasPrefix("[") || !label.contains(":") else { return .invalid }
    if label.utf8.contains(where: isOfPattern) { return .patternWithoutSlashes }
    if label.contains("*") { return .glob }
    guard HostName.isSound(label) else { return .invalid }
    if label.hasSuffix(".") { return .trailingDot }
    return label.utf8.allSatisfy { $0 < 0x80 } ? .valid : .nonASCII
  }

  /// Whether it is `IPv6:` and an address.
  static func isTaggedAddress(_ label: String) -> Bool {
    label.contains(":") && DomainName(label).address == nil
      && DomainName("[\(label)]").address != nil
  }

  private static func isOfPattern(_ byte: UInt8) -> Bool {
    #"^$()[]|\+?{}"#.utf8.contains(byte)
  }
}
