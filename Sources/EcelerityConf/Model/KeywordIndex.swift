/// Finds the keyword of a name: a hash table with open addressing, filled when the table is generated.
///
/// It has four times as many slots as there are names, so that most searches end at the first one.
enum KeywordIndex {
  private static let slotBits: UInt64 = 12
  private static let tagBits: UInt64 = 12

  /// The keyword spelt `name` in any letter case.
  static func find(_ name: borrowing Span<UInt8>) -> Keyword? {
    find(name, in: slots.utf8.span, spellings.utf8.span)
  }

  /// The hash table.
  static var slots: String { OptionTableText.slots }

  /// The text that has the spellings of the names.
  static var spellings: String { OptionTableText.text }

  /// The keyword spelt `name` in any letter case, by the bytes of `slots` and `spellings`: for many names in a row, as it
  /// takes as long to get at these bytes as to find a name.
  @inline(__always)
  static func find(
    _ name: borrowing Span<UInt8>, in slots: Span<UInt8>, _ spellings: Span<UInt8>
  ) -> Keyword? {
    guard !name.isEmpty else { return nil }
    let hash = KeywordIndex.hash(name)
    let tag = Int(hash >> 32) & (1 << tagBits - 1)
    var slot = Int(hash >> (64 - slotBits))
    while true {
      let entry = OptionTableReader.slot(slot, in: slots)
      guard entry.name > 0 else { return nil }
      if entry.tag == tag, isSpelling(name, of: spellings.extracting(entry.range)) {
        return Keyword(index: UInt16(entry.name - 1))
      }
      slot = (slot + 1) & (1 << slotBits - 1)
    }
  }

  static func name(of keyword: Keyword) -> String {
    let index = Int(keyword.rawValue)
    // Each name is on a line of its own.
    let end = OptionTableReader.name(index + 1).start - 1
    return OptionTableText.text(OptionTableReader.name(index).start..<end)
  }

  /// Whether `name` is spelt like `spelling` of the table, in any letter case.
  private static func isSpelling(
    _ name: borrowing Span<UInt8>, of spelling: borrowing Span<UInt8>
  ) -> Bool {
    guard name.count == spelling.count else { return false }
    // Most names are written the way the table writes them.
    if EightBytes.areEqual(name, spelling) { return true }
    for offset in 0..<name.count where name[offset].lowercased != spelling[offset] { return false }
    return true
  }

  /// Mixes the length and nine bytes spread over the name, which distinguish all but a few of the names and are read
  /// faster than the whole name. Setting the bit 0x20 removes letter case. `generate` computes the same hash.
  private static func hash(_ name: borrowing Span<UInt8>) -> UInt64 {
    let last = name.count - 1
    var mixed = UInt64(truncatingIfNeeded: name.count)
    for part in 0...8 { mixed = mixed << 7 ^ UInt64(name[(part &* last) >> 3] | 0x20) }
    return mixed &* FibonacciHash.multiplier
  }
}
