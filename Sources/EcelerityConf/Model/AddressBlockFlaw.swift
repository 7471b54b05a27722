/// A flaw of an address or CIDR block where nothing else is allowed.
///
/// Pages: content/momentum/4/config/ref-relay-hosts.md, content/momentum/4/listeners.md.
enum AddressBlockFlaw: Hashable {
  /// Not an address, or no number after the slash.
  case malformed
  /// The prefix is longer than the address, which has `bits` bits.
  case prefixTooLong(bits: Int)
  /// An IPv6 address in brackets; the text without them.
  case brackets(bare: String)
  /// Bits after the prefix are set; the block without them.
  case hostBits(masked: String)

  /// The flaw of `text`, a bare address or block; nil if there is none.
  static func find(in text: String) -> AddressBlockFlaw? {
    if text.hasPrefix("[") {
      let bare = String(text.dropFirst().filter { $0 != "]" })
      if bare.hasPrefix("[") { return .malformed }
      let isBlock = find(in: bare).map { $0.isHostBits } ?? true
      return isBlock && bare.contains(":") ? .brackets(bare: bare) : .malformed
    }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let address = IPAddress(String(parts[0])), parts.count <= 2 else { return .malformed }
    guard parts.count == 2 else { return nil }
    guard let length = Int(digits: parts[1]) else { return .malformed }
    let bits = address.bitCount
    guard length <= bits else { return .prefixTooLong(bits: bits) }
    let masked = address.masked(to: length)
    return masked == address ? nil : .hostBits(masked: "\(masked.description)/\(length)")
  }

  private var isHostBits: Bool { if case .hostBits = self { true } else { false } }
}

extension RawScalar {
  /// Its flaw as an address or a block; nil if there is none. No string is made of the common IPv4 forms.
  var addressBlockFlaw: AddressBlockFlaw? {
    if let (address, length) = ipv4Block, address.masked(to: length) == address { return nil }
    return AddressBlockFlaw.find(in: text)
  }

  /// The address and prefix length of `192.0.2.7` or `192.0.2.0/24` in exactly this form; nil otherwise.
  var ipv4Block: (address: IPAddress, length: Int)? {
    let source = tree.source.bytes
    let bytes = source.span.extracting(inner.indices)
    var end = 0
    while end < bytes.count, bytes[end] != UInt8(ascii: "/"), end < IPAddress.longestDotted {
      end += 1
    }
    guard let number = IPAddress.dotted(bytes.extracting(0..<end)) else { return nil }
    let address = IPAddress(ipv4: number)
    if end == bytes.count { return (address, address.bitCount) }
    return RawScalar.prefixLength(bytes, after: end).map { (address, $0) }
  }

  /// The number of `/24`, whose slash is at `slash`; nil unless it is one of IPv4 without a leading zero.
  private static func prefixLength(_ bytes: Span<UInt8>, after slash: Int) -> Int? {
    let digits = bytes.extracting((slash + 1)...)
    guard bytes[slash] == UInt8(ascii: "/"), 1...2 ~= digits.count, digits[0].isDigit,
      digits.count == 1 || digits[0] > UInt8(ascii: "0") && digits[1].isDigit
    else { return nil }
    var length = 0
    for index in digits.indices { length = length * 10 + Int(digits[index] - UInt8(ascii: "0")) }
    return length <= 32 ? length : nil
  }
}
