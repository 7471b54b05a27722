/// Numbers the names of options and stanzas: keywords by the option table, others as they come.
struct NameTable: Sendable {
  /// The names the table does not know, in lower case, one after the other.
  private var bytes: [UInt8] = []
  /// Where in `bytes` each of them ends.
  private var ends: [Int] = []
  private var slots = HashSlots()

  /// The number of the name that stands in `range` of `source`.
  mutating func number(_ source: [UInt8], _ range: ByteRange) -> NameID {
    if let keyword = Keyword(source.span.extracting(range.indices)) {
      return NameID(keyword.rawValue)
    }
    return unknownNumber(source, range.indices)
  }

  private mutating func unknownNumber(_ source: [UInt8], _ range: Range<Int>) -> NameID {
    let start = bytes.count
    for index in range { bytes.append(NameTable.lowercase(source[index])) }
    var hash = ByteHash()
    hash.combine(bytes, start..<bytes.count)
    let value = hash.value
    if let known = slots.find(value, where: { isSame(start..<bytes.count, $0) }) {
      bytes.removeLast(bytes.count - start)
      return NameID(Keyword.count) + known
    }
    let number = UInt32(ends.count)
    ends.append(bytes.count)
    slots.insert(number, hash: value)
    return NameID(Keyword.count) + number
  }

  private func isSame(_ range: Range<Int>, _ unknown: UInt32) -> Bool {
    bytes[range].elementsEqual(bytes[self.range(of: unknown)])
  }

  private func range(of unknown: UInt32) -> Range<Int> {
    let start = unknown == 0 ? 0 : ends[Int(unknown) - 1]
    return start..<ends[Int(unknown)]
  }

  private static func lowercase(_ byte: UInt8) -> UInt8 {
    byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
  }

  /// The keyword of number `name`, unless the table does not know the name.
  func keyword(_ name: NameID) -> Keyword? {
    name < NameID(Keyword.count) ? Keyword(index: UInt16(name)) : nil
  }

  /// The name in lower case.
  func text(_ name: NameID) -> String {
    if let keyword = keyword(name) { return keyword.name }
    return String(decoding: bytes[range(of: name - NameID(Keyword.count))], as: UTF8.self)
  }
}
