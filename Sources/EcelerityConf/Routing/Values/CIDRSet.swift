/// A set of CIDR blocks for fast lookups of addresses.
struct CIDRSet: Sendable {
  /// The network addresses by prefix length.
  private var blocks: [Int: Set<IPAddress>] = [:]

  init(_ items: some Sequence<CIDRBlock>) {
    for block in items {
      blocks[block.length, default: []].insert(block.address.masked(to: block.length))
    }
  }

  func contains(_ address: IPAddress) -> Bool {
    // A set without blocks of a family contains none of its addresses.
    blocks.contains { length, addresses in
      length <= address.bytes.count * 8 && addresses.contains(address.masked(to: length))
    }
  }

  /// The smallest block that contains `address`, which must be in the set.
  func block(around address: IPAddress) -> CIDRBlock? {
    for length in (0...address.bitCount).reversed() {
      let start = address.masked(to: length)
      if blocks[length]?.contains(start) ?? false {
        return CIDRBlock(address: start, length: length)
      }
    }
    return nil
  }
}
