/// Many CIDR blocks, asked whether one of them holds an address.
struct CIDRSet: Sendable {
  /// The blocks by their length, with all bits behind it cleared.
  private var blocks: [Int: Set<IPAddress>] = [:]

  init(_ items: some Sequence<CIDRBlock>) {
    for block in items {
      blocks[block.length, default: []].insert(block.address.masked(to: block.length))
    }
  }

  func contains(_ address: IPAddress) -> Bool {
    // A family that no block is of has no address in the set.
    blocks.contains { length, addresses in
      length <= address.bytes.count * 8 && addresses.contains(address.masked(to: length))
    }
  }

  /// The smallest block that holds `address`, which the set contains.
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
