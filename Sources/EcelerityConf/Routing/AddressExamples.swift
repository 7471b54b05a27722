/// Addresses that tell blocks of addresses apart.
enum AddressExamples {
  /// The ends of each block and their neighbours: of every set of addresses that the same blocks hold,
  /// one is among them or none is next to a block's end.
  static func examples(_ blocks: some Sequence<CIDRBlock>) -> [IPAddress] {
    var found: [IPAddress] = []
    for block in blocks {
      let lowest = block.address.masked(to: block.length)
      let highest = lowest.bytes.settingBits(behind: block.length)
      found += [
        lowest.bytes.neighbour(up: false), lowest.bytes, highest, highest.neighbour(up: true),
      ].compactMap { $0.flatMap(address) }
    }
    return found
  }

  private static func address(_ bytes: [UInt8]) -> IPAddress? {
    if bytes.count == 4 { return IPAddress(bytes.map { String($0) }.joined(separator: ".")) }
    let groups = stride(from: 0, to: bytes.count, by: 2).map { index in
      String(UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1]), radix: 16)
    }
    return IPAddress(groups.joined(separator: ":"))
  }
}

extension [UInt8] {
  /// The number with all bits behind the first `length` set.
  fileprivate func settingBits(behind length: Int) -> [UInt8] {
    enumerated().map { index, byte in
      let own = Swift.min(Swift.max(length - index * 8, 0), 8)
      return own == 8 ? byte : byte | UInt8.max >> UInt8(own)
    }
  }

  /// The next number, or the one before; nil at the end of all.
  fileprivate func neighbour(up: Bool) -> [UInt8]? {
    var bytes = self
    for index in indices.reversed() {
      bytes[index] = up ? bytes[index] &+ 1 : bytes[index] &- 1
      if bytes[index] != (up ? 0 : .max) { return bytes }
    }
    return nil
  }
}
