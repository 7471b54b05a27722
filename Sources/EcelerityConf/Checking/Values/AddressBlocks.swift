/// A set of addresses and blocks that finds the block around an address without a search of all of them.
struct AddressBlocks {
  private struct Key: Hashable {
    let address: IPAddress
    let length: Int
  }

  private var blocks: [Key: Scalar] = [:]
  /// The prefix lengths that occur, of IPv4 (false) and of IPv6 (true).
  private var lengths: [Bool: Set<Int>] = [:]

  /// The `items` that are an address or a block.
  init(_ items: [Scalar]) {
    for item in items { if let block = CIDRBlock(item.text) { insert(block, item) } }
  }

  /// Adds `item`, which is `block`; of equal blocks the first item is kept.
  mutating func insert(_ block: CIDRBlock, _ item: Scalar) {
    let key = Key(address: block.address.masked(to: block.length), length: block.length)
    if blocks[key] == nil { blocks[key] = item }
    lengths[block.address.isIPv6, default: []].insert(block.length)
  }

  /// The item that is equal to `block`.
  func same(as block: CIDRBlock) -> Scalar? {
    blocks[Key(address: block.address.masked(to: block.length), length: block.length)]
  }

  /// The item with the longest prefix that contains `block`; not an equal one when `isStrict`.
  func around(_ block: CIDRBlock, isStrict: Bool = false) -> Scalar? {
    let limit = isStrict ? block.length - 1 : block.length
    for length in (lengths[block.address.isIPv6] ?? []).sorted(by: >) where length <= limit {
      let key = Key(address: block.address.masked(to: length), length: length)
      if let item = blocks[key] { return item }
    }
    return nil
  }

  func around(_ address: IPAddress) -> Scalar? {
    around(CIDRBlock(address))
  }
}

extension CIDRBlock {
  /// A block of one address.
  init(_ address: IPAddress) {
    self.init(address: address, length: address.bitCount)
  }

  /// The address or block in `scalar`; the common form of IPv4 is read without creating a `String`.
  init?(_ scalar: RawScalar) {
    if let (address, length) = scalar.ipv4Block {
      self.init(address: address, length: length)
    } else {
      self.init(scalar.text)
    }
  }
}

extension IPAddress {
  /// The address in `scalar`; the common form of IPv4 is read without creating a `String`.
  init?(_ scalar: RawScalar) {
    if let (address, length) = scalar.ipv4Block {
      guard length == 32, !scalar.bytes.contains(UInt8(ascii: "/")) else { return nil }
      self = address
    } else {
      self.init(scalar.text)
    }
  }
}
