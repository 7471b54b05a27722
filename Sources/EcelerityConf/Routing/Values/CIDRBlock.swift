/// A CIDR block; a single address is a block too.
struct CIDRBlock: Hashable, Sendable {
  let address: IPAddress
  /// The prefix length in bits.
  let length: Int

  /// Reads `192.0.2.0/24`, `2001:db8::/32` or an address.
  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = parts.first, let address = IPAddress(String(first)), parts.count <= 2 else {
      return nil
    }
    let bits = address.bitCount
    guard let length = parts.count == 2 ? Int(digits: parts[1]) : bits, 0...bits ~= length else {
      return nil
    }
    self.address = address
    self.length = length
  }

  init(address: IPAddress, length: Int) {
    self.address = address
    self.length = length
  }

  /// `192.0.2.0/24`; a single address without its length.
  var text: String {
    length == address.bitCount ? address.description : "\(address.description)/\(length)"
  }

  /// Whether the block contains all of `other`.
  func contains(_ other: CIDRBlock) -> Bool {
    other.address.isIPv6 == address.isIPv6 && other.length >= length
      && other.address.masked(to: length) == address.masked(to: length)
  }
}

extension [CIDRBlock] {
  /// The networks, sorted, without those inside of others: equal for all lists of the same addresses that do not
  /// split a block.
  var withoutRepetitions: [CIDRBlock] {
    var kept = CIDRSet([])
    for block in sorted(by: { $0.length < $1.length }) where !kept.contains(block) {
      kept.insert(block)
    }
    return kept.sorted
  }
}
