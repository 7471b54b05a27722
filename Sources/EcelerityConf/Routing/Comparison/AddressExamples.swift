/// Example addresses, one for each way in which address blocks overlap.
enum AddressExamples {
  /// For each set of addresses that are in the same of `blocks`, the lowest one that is not `taken`.
  ///
  /// Two CIDR blocks either nest or are disjoint, so that each set is a block minus the blocks inside it.
  static func examples(
    _ blocks: some Sequence<CIDRBlock>, where isTaken: (IPAddress) -> Bool
  ) -> [IPAddress] {
    let all = Set(blocks.map(Extent.init)).sorted { $0.isBefore($1) }
    return all.indices.compactMap { lowest(of: all[$0...], isTaken) }
  }

  /// The lowest address of the first of `blocks` that is in none of the following ones.
  private static func lowest(
    of blocks: ArraySlice<Extent>, _ isTaken: (IPAddress) -> Bool
  ) -> IPAddress? {
    guard let own = blocks.first else { return nil }
    var others = blocks.dropFirst()
    var place: [UInt8]? = own.lowest
    while let bytes = place, !own.highest.lexicographicallyPrecedes(bytes) {
      let address = IPAddress(bytes: bytes)
      if let inner = others.first, inner.lowest == bytes {
        place = inner.highest.next
        others = others.drop { !inner.highest.lexicographicallyPrecedes($0.lowest) }
      } else if isTaken(address) {
        place = bytes.next
      } else {
        return address
      }
    }
    return nil
  }

  /// A block as its lowest and highest address.
  private struct Extent: Hashable {
    let lowest: [UInt8]
    let highest: [UInt8]

    init(_ block: CIDRBlock) {
      lowest = block.lowest
      highest = block.highest
    }

    /// Orders by the lowest address; a block comes before the blocks inside it.
    func isBefore(_ other: Extent) -> Bool {
      if lowest.count != other.lowest.count { return lowest.count < other.lowest.count }
      if lowest != other.lowest { return lowest.lexicographicallyPrecedes(other.lowest) }
      return other.highest.lexicographicallyPrecedes(highest)
    }
  }
}

extension CIDRBlock {
  /// All IPv4 addresses.
  static let everyIPv4 = CIDRBlock(address: IPAddress(ipv4: 0), length: 0)
  /// All IPv6 addresses.
  static let everyIPv6 = CIDRBlock(
    address: IPAddress(bytes: Array(repeating: 0, count: 16)), length: 0)

  fileprivate var lowest: [UInt8] { address.masked(to: length).bytes }

  fileprivate var highest: [UInt8] {
    lowest.enumerated().map { index, byte in
      let own = min(max(length - index * 8, 0), 8)
      return own == 8 ? byte : byte | UInt8.max >> UInt8(own)
    }
  }

  /// The texts of all addresses of the block's family.
  var language: PatternAutomaton { address.isIPv6 ? AddressAutomaton.ipv6 : AddressAutomaton.ipv4 }

  /// The texts of the addresses in the block.
  var automaton: PatternAutomaton {
    let bytes = zip(lowest, highest).map { Int($0)...Int($1) }
    guard address.isIPv6 else { return AddressAutomaton.ipv4(bytes) }
    return AddressAutomaton.ipv6(
      stride(from: 0, to: bytes.count, by: 2).map { index in
        bytes[index].lowerBound << 8 | bytes[index + 1].lowerBound...bytes[index].upperBound << 8
          | bytes[index + 1].upperBound
      })
  }
}

extension [UInt8] {
  /// The next number; nil after the last one.
  fileprivate var next: [UInt8]? {
    var bytes = self
    for index in indices.reversed() {
      bytes[index] &+= 1
      if bytes[index] != 0 { return bytes }
    }
    return nil
  }
}
