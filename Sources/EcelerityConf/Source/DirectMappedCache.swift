/// A cache in which each key has one slot, so that a new entry replaces the one in its slot.
struct DirectMappedCache<Element> {
  /// One entry; the key of an empty slot is `UInt64.max`.
  struct Slot {
    var key = UInt64.max
    var value: Element
  }

  /// The slots; `index(of:)` returns the index for a key.
  private(set) var slots: ContiguousArray<Slot>
  private let bits: UInt64

  /// Creates a cache of 16 to 2^`maximumBits` slots, with room for `count` entries if these bounds
  /// allow it; `empty` is the value of empty slots.
  init(for count: Int, maximumBits: UInt64, empty: Element) {
    var bits: UInt64 = 4
    while 1 << bits < count, bits < maximumBits { bits += 1 }
    self.bits = bits
    slots = ContiguousArray(repeating: Slot(value: empty), count: 1 << bits)
  }

  /// The index of the slot for `key`, which may hold another entry.
  @inline(__always)
  func index(of key: UInt64) -> Int { FibonacciHash.slot(of: key, bits: bits) }

  /// Replaces the entry in slot `index`.
  mutating func set(_ index: Int, to value: Element, for key: UInt64) {
    slots[index] = Slot(key: key, value: value)
  }
}

extension DirectMappedCache.Slot: Sendable where Element: Sendable {}
extension DirectMappedCache: Sendable where Element: Sendable {}
