/// Finds a scope by its parent, its name and its label, without making strings of labels.
///
/// Open addressing over 64-bit slots: the low half is the scope's number plus one, the high half its
/// hash. The hash is seeded by the process, so that no file can be written to make it slow.
struct ScopeIndex: Sendable {
  private var slots = ContiguousArray<UInt64>(repeating: 0, count: 64)
  private var count = 0
  /// Keys of scopes whose label is not its own key.
  private var spelledKeys: [UInt32: [UInt8]] = [:]

  /// A label in the form it is compared in: bytes of a file, or bytes made for it.
  struct Key {
    let bytes: [UInt8]
    let range: ByteRange
    /// Whether there is a label at all.
    let isPresent: Bool
    /// Whether `bytes` were made because the label is not its own key.
    let isSpelled: Bool
  }

  func find(
    _ key: String?, name: NameID, parent: UInt32, in configuration: Configuration
  ) -> UInt32? {
    let bytes = Array((key ?? "").utf8)
    let wanted = Key(
      bytes: bytes, range: ByteRange(0, UInt32(bytes.count)), isPresent: key != nil, isSpelled: true
    )
    return find(
      wanted, name, parent, hash: ScopeIndex.hash(wanted, name, parent), configuration.scopes,
      configuration.files)
  }

  func find(
    _ key: Key, _ name: NameID, _ parent: UInt32, hash: UInt32,
    _ scopes: ContiguousArray<ScopeRecord>, _ files: [ConfigurationFile]
  ) -> UInt32? {
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      if UInt32(slots[slot] >> 32) == hash {
        let id = UInt32(truncatingIfNeeded: slots[slot]) - 1
        let record = scopes[Int(id)]
        if record.parent == parent, record.name == name, hasKey(id, record, key, files) {
          return id
        }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  mutating func insert(_ id: UInt32, _ key: Key, hash: UInt32) {
    if key.isSpelled, key.isPresent { spelledKeys[id] = Array(key.bytes[key.range.indices]) }
    if count * 2 >= slots.count { grow() }
    count += 1
    place(UInt64(hash) << 32 | UInt64(id + 1))
  }

  static func hash(_ key: Key, _ name: NameID, _ parent: UInt32) -> UInt32 {
    var hasher = Hasher()
    hasher.combine(UInt64(parent) << 32 | UInt64(name))
    hasher.combine(key.isPresent ? key.range.count : -1)
    var word: UInt64 = 0
    var filled = 0
    for index in key.range.indices {
      word = word << 8 | UInt64(key.bytes[index])
      filled += 1
      if filled == 8 {
        hasher.combine(word)
        word = 0
        filled = 0
      }
    }
    hasher.combine(word)
    return UInt32(truncatingIfNeeded: hasher.finalize())
  }

  private func hasKey(
    _ id: UInt32, _ record: ScopeRecord, _ key: Key, _ files: [ConfigurationFile]
  ) -> Bool {
    if let spelled = spelledKeys[id] {
      return key.isPresent && spelled.elementsEqual(key.bytes[key.range.indices])
    }
    let tree = files[Int(record.file)].tree
    let stanza = StanzaSyntax(statement: StatementSyntax(tree: tree, node: Int(record.node)))
    guard let token = stanza.labelToken else { return !key.isPresent }
    let range = ScalarText.innerRange(token, in: tree)
    guard key.isPresent, range.count == key.range.count else { return false }
    return tree.source.bytes[range.indices].elementsEqual(key.bytes[key.range.indices])
  }

  private mutating func grow() {
    let old = slots
    slots = ContiguousArray(repeating: 0, count: old.count * 2)
    for entry in old where entry != 0 { place(entry) }
  }

  private mutating func place(_ entry: UInt64) {
    var slot = Int(entry >> 32) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = entry
  }
}
