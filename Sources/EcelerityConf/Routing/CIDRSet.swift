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
}
