/// What is wrong with an address or a CIDR block where only these may stand.
///
/// Pages: content/momentum/4/config/ref-relay-hosts.md, content/momentum/4/listeners.md.
enum AddressBlockFlaw: Hashable {
  /// It is no address, or what follows the slash is no number.
  case malformed
  /// The prefix is longer than the address, which has `bits` bits.
  case prefixTooLong(bits: Int)
  /// An IPv6 address in brackets; the text without them.
  case brackets(bare: String)
  /// Bits behind the prefix are set; the block without them.
  case hostBits(masked: String)

  /// What is wrong with `text`, a bare address or block.
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
  /// What is wrong with it as an address or a block; the common IPv4 forms without making a string.
  var addressBlockFlaw: AddressBlockFlaw? {
    if let (address, length) = ipv4Block, address.masked(to: length) == address { return nil }
    return AddressBlockFlaw.find(in: text)
  }

  /// The address and the length of its prefix, of `192.0.2.7` or `192.0.2.0/24` in this very form;
  /// nil for everything else.
  var ipv4Block: (address: IPAddress, length: Int)? {
    let source = tree.source.bytes
    let bytes = source.span.extracting(inner.indices)
    var address: UInt32 = 0
    var octets = 0
    var index = 0
    while octets < 4 {
      guard let octet = RawScalar.number(bytes, &index, upTo: 255) else { return nil }
      address = address << 8 | UInt32(octet)
      octets += 1
      guard octets < 4 else { break }
      guard index < bytes.count, bytes[index] == UInt8(ascii: ".") else { return nil }
      index += 1
    }
    guard index < bytes.count else { return (IPAddress(ipv4: address), 32) }
    guard bytes[index] == UInt8(ascii: "/") else { return nil }
    index += 1
    guard let length = RawScalar.number(bytes, &index, upTo: 32), index == bytes.count
    else { return nil }
    return (IPAddress(ipv4: address), length)
  }

  /// Reads digits from `index` on.
  private static func number(
    _ bytes: Span<UInt8>, _ index: inout Int, upTo limit: Int
  ) -> Int? {
    var number = 0
    var count = 0
    while index < bytes.count, bytes[index].isDigit, count < 3 {
      number = number * 10 + Int(bytes[index] - UInt8(ascii: "0"))
      count += 1
      index += 1
    }
    let hasLeadingZero = count > 1 && number < (count == 2 ? 10 : 100)
    return count == 0 || number > limit || hasLeadingZero ? nil : number
  }
}
