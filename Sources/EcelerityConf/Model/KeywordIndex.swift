/// Finds the keyword of a name: a hash table with open addressing, built once from the table's text.
struct KeywordIndex: Sendable {
  static let shared = KeywordIndex()

  /// The canonical names, a line each.
  private var bytes: [UInt8] = []
  /// Where in `bytes` each name starts; one more than there are names.
  private var starts: [UInt32] = [0]
  /// A keyword's raw value plus one in the low half, the tag of its hash in the high half; zero
  /// when free. Four times as many as names, so that most searches end at the first slot.
  private var slots = [UInt32](repeating: 0, count: 1 << slotBits)

  private static let slotBits: UInt64 = 12

  private init() {
    let text = OptionTableText.text.utf8.span
    var lines = LineScanner(at: 0)
    starts.reserveCapacity(Keyword.count + 1)
    while let line = lines.next(in: text), !line.isEmpty {
      starts.append(UInt32(line.upperBound + 1))
      insert(Keyword(index: UInt16(starts.count - 2)), named: text.extracting(line))
    }
    precondition(starts.count == Keyword.count + 1, "the generated file contradicts itself")
    // By way of a text of its own: of a part of one, bytes are copied one by one.
    bytes = Array(OptionTableText.text(0..<Int(starts[Keyword.count])).utf8)
  }

  /// The keyword spelt `name` in any letter case.
  func find(_ name: borrowing Span<UInt8>) -> Keyword? {
    guard !name.isEmpty else { return nil }
    let hash = KeywordIndex.hash(name)
    var slot = KeywordIndex.slot(of: hash)
    while slots[slot] != 0 {
      let entry = slots[slot]
      if entry >> 16 == KeywordIndex.tag(of: hash) {
        let found = Keyword(index: UInt16(truncatingIfNeeded: entry) - 1)
        if isSpelling(name, of: found) { return found }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  func name(of keyword: Keyword) -> String {
    String(decoding: bytes[range(of: keyword)], as: UTF8.self)
  }

  private mutating func insert(_ keyword: Keyword, named name: borrowing Span<UInt8>) {
    let hash = KeywordIndex.hash(name)
    var slot = KeywordIndex.slot(of: hash)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = KeywordIndex.tag(of: hash) << 16 | UInt32(keyword.rawValue) + 1
  }

  private func range(of keyword: Keyword) -> Range<Int> {
    Int(starts[Int(keyword.rawValue)])..<Int(starts[Int(keyword.rawValue) + 1]) - 1
  }

  private func isSpelling(_ name: borrowing Span<UInt8>, of keyword: Keyword) -> Bool {
    let range = range(of: keyword)
    guard name.count == range.count else { return false }
    // Most names are written the way the table writes them.
    if EightBytes.areEqual(name, bytes.span.extracting(range)) { return true }
    for offset in 0..<name.count
    where KeywordIndex.lowercase(name[offset]) != bytes[range.lowerBound + offset] {
      return false
    }
    return true
  }

  private static func lowercase(_ byte: UInt8) -> UInt8 {
    byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
  }

  /// Mixes the length and nine bytes spread over the name: enough to tell all but a few of the
  /// names apart, and quicker than reading all of it. The bit 0x20 is set because it is what
  /// distinguishes the letter cases.
  private static func hash(_ name: borrowing Span<UInt8>) -> UInt64 {
    let last = name.count - 1
    var mixed = UInt64(truncatingIfNeeded: name.count)
    for part in 0...8 { mixed = mixed << 7 ^ UInt64(name[(part &* last) >> 3] | 0x20) }
    return mixed &* 0x9E37_79B9_7F4A_7C15
  }

  private static func slot(of hash: UInt64) -> Int { Int(hash >> (64 - slotBits)) }

  private static func tag(of hash: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: hash >> 32) & 0xFFFF
  }
}
