/// Numbers the names of options and stanzas: keywords as the option table does, others as they occur.
struct NameTable: Sendable {
  /// The names that the option table does not know, in lower case, concatenated.
  private var bytes: [UInt8] = []
  /// The end of each of them in `bytes`.
  private var ends: [Int] = []
  private var slots = HashSlots()

  /// Reserves room for `count` names, of `bytes` bytes in all, that the option table does not know.
  mutating func reserveCapacity(_ count: Int, bytes: Int) {
    ends.reserveCapacity(count)
    self.bytes.reserveCapacity(bytes)
  }

  /// A name in lower case that the option table does not know, before it has a number.
  struct Unknown {
    let range: Range<Int>
    let hash: UInt32
    /// A number it may have, found by `candidate(for:)`.
    var candidate: UInt32?

    /// The name in `range` of `bytes`.
    init(_ bytes: [UInt8], _ range: Range<Int>) {
      var hash = ByteHash()
      hash.combine(bytes, range)
      self.range = range
      self.hash = hash.value
    }
  }

  /// The number that `unknown` probably has, unless it is new. Once the table has outgrown the processor's caches this
  /// waits for memory, but the waits of several calls in a row overlap.
  @inline(__always)
  func candidate(for unknown: Unknown) -> UInt32? { slots.first(unknown.hash) }

  /// The number of `unknown`, whose bytes are in `source`; a new one if it has none.
  mutating func number(_ unknown: Unknown, in source: [UInt8]) -> NameID {
    if let candidate = unknown.candidate, isSame(source, unknown.range, candidate) {
      return NameID(Keyword.count) + candidate
    }
    if let known = slots.find(unknown.hash, where: { isSame(source, unknown.range, $0) }) {
      return NameID(Keyword.count) + known
    }
    let number = UInt32(ends.count)
    bytes.append(contentsOf: source[unknown.range])
    ends.append(bytes.count)
    slots.insert(number, hash: unknown.hash)
    return NameID(Keyword.count) + number
  }

  private func isSame(_ source: [UInt8], _ range: Range<Int>, _ unknown: UInt32) -> Bool {
    source[range].elementsEqual(bytes[self.range(of: unknown)])
  }

  private func range(of unknown: UInt32) -> Range<Int> {
    let start = unknown == 0 ? 0 : ends[Int(unknown) - 1]
    return start..<ends[Int(unknown)]
  }

  /// Whether there are names that the option table does not know.
  var hasUnknown: Bool { !ends.isEmpty }

  /// The keyword with the number `name`; nil if the option table does not know the name.
  @inline(__always)
  static func keyword(_ name: NameID) -> Keyword? {
    name < NameID(Keyword.count) ? Keyword(index: UInt16(name)) : nil
  }

  /// The keyword with the number `name`; nil if the option table does not know the name.
  func keyword(_ name: NameID) -> Keyword? { NameTable.keyword(name) }

  /// The name in lower case.
  func text(_ name: NameID) -> String {
    if let keyword = keyword(name) { return keyword.name }
    return String(decoding: bytes[range(of: name - NameID(Keyword.count))], as: UTF8.self)
  }
}
