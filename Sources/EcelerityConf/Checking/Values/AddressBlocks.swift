/// Addresses and blocks in which the one around an address is found without asking all of them.
struct AddressBlocks {
  private struct Key: Hashable {
    let address: IPAddress
    let length: Int
  }

  private var blocks: [Key: Scalar] = [:]
  /// The lengths that occur, of IPv4 and of IPv6.
  private var lengths: [Bool: Set<Int>] = [:]

  /// Those of the items that are an address or a block.
  init(_ items: [Scalar]) {
    for item in items { if let block = CIDRBlock(item.text) { insert(block, item) } }
  }

  /// The item that is written first of those that are the same block.
  mutating func insert(_ block: CIDRBlock, _ item: Scalar) {
    let key = Key(address: block.address.masked(to: block.length), length: block.length)
    if blocks[key] == nil { blocks[key] = item }
    lengths[block.address.isIPv6, default: []].insert(block.length)
  }

  /// The item that is the same block.
  func same(as block: CIDRBlock) -> Scalar? {
    blocks[Key(address: block.address.masked(to: block.length), length: block.length)]
  }

  /// The item with the longest prefix that holds all of `block`, itself left out when `isStrict`.
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
  /// One address as a block.
  init(_ address: IPAddress) {
    self.init(address: address, length: address.bitCount)
  }

  /// The address or block that a value is; the common form of IPv4 is read without making text.
  init?(_ scalar: RawScalar) {
    if let (address, length) = scalar.ipv4Block {
      self.init(address: address, length: length)
    } else {
      self.init(scalar.text)
    }
  }
}

extension IPAddress {
  /// The address that a value is; the common form of IPv4 is read without making text.
  init?(_ scalar: RawScalar) {
    if let (address, length) = scalar.ipv4Block {
      guard length == 32, !scalar.bytes.contains(UInt8(ascii: "/")) else { return nil }
      self = address
    } else {
      self.init(scalar.text)
    }
  }
}
