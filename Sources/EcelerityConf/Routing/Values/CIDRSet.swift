/// A set of CIDR blocks for fast lookups of addresses.
struct CIDRSet: Sendable {
  /// The network addresses by prefix length.
  private var blocks: [Int: Set<IPAddress>] = [:]

  init(_ items: some Sequence<CIDRBlock>) {
    for block in items { insert(block) }
  }

  mutating func insert(_ block: CIDRBlock) {
    blocks[block.length, default: []].insert(block.address.masked(to: block.length))
  }

  /// Whether one of the blocks contains all of `block`.
  func contains(_ block: CIDRBlock) -> Bool {
    blocks.contains { length, addresses in
      length <= block.length && addresses.contains(block.address.masked(to: length))
    }
  }

  /// The blocks with their network addresses, IPv4 first, each once.
  var sorted: [CIDRBlock] {
    blocks.flatMap { length, addresses in
      addresses.map { CIDRBlock(address: $0, length: length) }
    }.sorted { one, other in
      let (first, second) = (one.address.bytes, other.address.bytes)
      if first.count != second.count { return first.count < second.count }
      return first == second
        ? one.length < other.length : first.lexicographicallyPrecedes(second)
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
