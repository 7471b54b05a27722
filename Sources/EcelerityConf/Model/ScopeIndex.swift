/// Finds a scope by its parent, its name and its label, without making strings of labels.
struct ScopeIndex: Sendable {
  private var slots: HashSlots
  /// Keys of scopes whose label is not its own key.
  private var spelledKeys: [ScopeID: [UInt8]] = [:]

  /// An index with room for `capacity` scopes.
  init(capacity: Int = 0) {
    slots = HashSlots(capacity: capacity)
  }

  /// A label in normal form (`LabelKey`): bytes of a file, or bytes made for it.
  struct Key {
    let bytes: [UInt8]
    let range: ByteRange
    /// Whether there is a label at all.
    let isPresent: Bool
    /// Whether `bytes` were made because the label is not its own key.
    let isSpelled: Bool
  }

  /// The scope called `name` in `parent` whose label is `key`.
  func find(
    _ key: Key, _ name: NameID, in parent: ScopeID, of configuration: Configuration
  ) -> ScopeID? {
    find(
      key, name, in: parent, hash: ScopeIndex.hash(key, name, parent), configuration.scopes,
      configuration.contents.sources)
  }

  /// The scope called `name` in `parent` whose label is `key`, while scopes are merged; `hash` is the one that a
  /// new scope is inserted with.
  func find(
    _ key: Key, _ name: NameID, in parent: ScopeID, hash: UInt32,
    _ scopes: ContiguousArray<ScopeRecord>, _ sources: [SourceFile]
  ) -> ScopeID? {
    find(
      key.bytes.span.extracting(key.range.indices), isPresent: key.isPresent, name, parent,
      hash: hash, scopes, sources)
  }

  /// The scope called `name` in `parent` whose label has the normal form `label`.
  func find(
    label: Span<UInt8>, _ name: NameID, in parent: ScopeID, of configuration: Configuration
  ) -> ScopeID? {
    find(
      label, isPresent: true, name, parent,
      hash: ScopeIndex.hash(label, isPresent: true, name, parent), configuration.scopes,
      configuration.contents.sources)
  }

  @inline(__always)
  private func find(
    _ key: Span<UInt8>, isPresent: Bool, _ name: NameID, _ parent: ScopeID, hash: UInt32,
    _ scopes: ContiguousArray<ScopeRecord>, _ sources: [SourceFile]
  ) -> ScopeID? {
    slots.find(hash) { number in
      let id = ScopeID(number)
      let record = scopes[id.index]
      return record.parent == parent && record.name == name
        && hasKey(id, record, key, isPresent: isPresent, sources)
    }.map { ScopeID($0) }
  }

  mutating func insert(_ id: ScopeID, _ key: Key, hash: UInt32) {
    if key.isSpelled, key.isPresent { spelledKeys[id] = Array(key.bytes[key.range.indices]) }
    slots.insert(id.rawValue, hash: hash)
  }

  static func hash(_ key: Key, _ name: NameID, _ parent: ScopeID) -> UInt32 {
    hash(key.bytes.span.extracting(key.range.indices), isPresent: key.isPresent, name, parent)
  }

  @inline(__always)
  private static func hash(
    _ key: Span<UInt8>, isPresent: Bool, _ name: NameID, _ parent: ScopeID
  ) -> UInt32 {
    var hash = ByteHash()
    hash.combine(UInt64(parent.rawValue) << 32 | UInt64(name))
    hash.combine(isPresent ? 1 : 0)
    hash.combine(key)
    return hash.value
  }

  private func hasKey(
    _ id: ScopeID, _ record: ScopeRecord, _ key: Span<UInt8>, isPresent: Bool,
    _ sources: [SourceFile]
  ) -> Bool {
    if !spelledKeys.isEmpty, let spelled = spelledKeys[id] {
      return isPresent && EightBytes.areEqual(spelled.span, key)
    }
    guard record.label != noRecord else { return !isPresent }
    let range = record.labelRange
    guard isPresent, range.count == key.count else { return false }
    let bytes = sources[Int(record.file)].bytes
    return EightBytes.areEqual(bytes.span.extracting(range.indices), key)
  }
}

extension ScopeIndex.Key {
  /// The key of the label `token` on a stanza called `keyword`; nil for no label. Most labels are their own key,
  /// of which no text is made.
  init(_ token: TokenIndex?, of tree: SyntaxTree, _ keyword: Keyword?) {
    guard let token else {
      self.init(
        bytes: tree.source.bytes, range: ByteRange(0, 0), isPresent: false, isSpelled: false)
      return
    }
    let bytes = tree.source.bytes
    let range = ScalarText.innerRange(token, in: tree)
    if LabelKey.isPlain(bytes, range, of: keyword) {
      self.init(bytes: bytes, range: range, isPresent: true, isSpelled: false)
    } else {
      self.init(LabelKey.make(ScalarText.value(token, in: tree), of: keyword))
    }
  }

  /// The key `text`, which is in normal form; nil for no label.
  init(_ text: String?) {
    let bytes = Array((text ?? "").utf8)
    self.init(
      bytes: bytes, range: ByteRange(0, UInt32(bytes.count)), isPresent: text != nil,
      isSpelled: true)
  }
}
