/// The lists of addresses and blocks that the global scope sets, each read once.
struct GlobalAddressLists {
  private var lists: [Keyword: AddressBlocks] = [:]

  /// The list `keyword` of the global scope of `configuration`; empty when it is not set.
  mutating func blocks(of keyword: Keyword, in configuration: Configuration) -> AddressBlocks {
    if let known = lists[keyword] { return known }
    let blocks = AddressBlocks(configuration.global.setting(keyword)?.value.items ?? [])
    lists[keyword] = blocks
    return blocks
  }
}
