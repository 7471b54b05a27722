/// One scope of a configuration: the global one, or all openings of one stanza combined.
public struct Scope: Hashable, Sendable {
  /// The configuration it belongs to.
  public let configuration: Configuration
  let id: ScopeID

  private var record: ScopeRecord { configuration.scopes[id.index] }

  /// Whether it is the global scope.
  public var isGlobal: Bool { id == .global }

  /// The stanza's name, if the table knows it; nil for the global scope.
  public var keyword: Keyword? { isGlobal ? nil : configuration.names.keyword(record.name) }

  /// The stanza's name in lower case, known or not; empty for the global scope.
  public var name: String { isGlobal ? "" : configuration.names.text(record.name) }

  var nameID: NameID { record.name }

  /// The label as first written, quotes and escapes resolved.
  public var label: String? { header?.label }

  /// The scope around it; nil for the global one.
  public var parent: Scope? {
    isGlobal ? nil : Scope(configuration: configuration, id: record.parent)
  }

  /// The names of the stanzas that lead here, outermost first; nil where the table does not know one.
  package var path: [Keyword?] {
    configuration.contents.shapes.paths[shape].map { configuration.names.keyword($0) }
  }

  /// A number that scopes with the same path share, so that facts about a path can be cached.
  var shape: Int { Int(record.shape) }

  /// The path with labels, `binding_group north / binding n1`, passwords masked; empty for the global scope.
  public var title: String { String(decoding: titleBytes, as: UTF8.self) }

  /// The path with labels in the bytes of the file, which need not be UTF-8.
  package var titleBytes: [UInt8] {
    var title: [UInt8] = []
    title.reserveCapacity(64)
    // A loop, as includes may nest scopes deeper than the stack of a thread allows.
    var scopes = [self]
    while let outer = scopes[scopes.count - 1].parent, !outer.isGlobal { scopes.append(outer) }
    for scope in scopes.reversed() { scope.append(nameTo: &title) }
    return title.contains(UInt8(ascii: "@")) ? URLPassword.masked(title[...]) : title
  }

  private func append(nameTo title: inout [UInt8]) {
    guard let header else { return }
    if !title.isEmpty { title += " / ".utf8 }
    title += (keyword == nil && header.isNameConfidential ? Redaction.mask : name).utf8
    guard let token = header.labelToken else { return }
    title.append(UInt8(ascii: " "))
    if isLabelConfidential {
      title += Redaction.mask.utf8
    } else {
      ScalarText.append(token, in: header.syntax.statement.tree, to: &title)
    }
  }

  /// Whether the label must not be shown: it is the value of a password or key that lacks its `=`, or encloses
  /// one because a quote is missing.
  var isLabelConfidential: Bool {
    guard let header else { return false }
    let isStanza = keyword.map(OptionTable.isKnownStanza) ?? false
    return (!isStanza || header.isLabelLong) && header.isLabelConfidential
  }

  /// Whether `other` is the same scope of the same configuration.
  public func isSame(as other: Scope) -> Bool {
    id == other.id && configuration === other.configuration
  }

  /// Whether both are the same scope of the same configuration, like `isSame(as:)`.
  public static func == (lhs: Scope, rhs: Scope) -> Bool { lhs.isSame(as: rhs) }

  /// Hashes the identity of the scope.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(id)
    hasher.combine(ObjectIdentifier(configuration))
  }

  // MARK: Contents

  /// The assignment in force here of the option `keyword`, or nil when the scope does not set it.
  public func setting(_ keyword: Keyword) -> Setting? { setting(named: UInt32(keyword.rawValue)) }

  func setting(named name: NameID) -> Setting? {
    let found = configuration.newestSetting(name, in: id)
    return found == .none ? nil : Setting(configuration: configuration, id: found)
  }

  /// Whether the scope sets the option `keyword`.
  func sets(_ keyword: Keyword) -> Bool {
    configuration.newestSetting(NameID(keyword.rawValue), in: id) != .none
  }

  /// The assignments written here, in reading order, replaced ones included.
  public var settings: [Setting] {
    var found: [Setting] = []
    found.reserveCapacity(Int(record.settingCount))
    for id in configuration.contents.newestSettings(in: id) {
      found.append(Setting(configuration: configuration, id: id))
    }
    return found.reversed()
  }

  /// The assignments written here, newest first, without an array of them.
  var newestSettings: some Sequence<Setting> {
    let configuration = configuration
    return configuration.contents.newestSettings(in: id).lazy
      .map { Setting(configuration: configuration, id: $0) }
  }

  /// Whether it has so many assignments that they are looked up in an index.
  var isLarge: Bool { record.isLarge }

  /// Whether it has no assignments and no stanzas.
  package var isEmpty: Bool {
    record.newestSetting == .none && record.firstChild == .none
  }

  /// The scopes opened in this one, in declaration order.
  public var children: ScopeChildren {
    ScopeChildren(configuration: configuration, next: record.firstChild)
  }

  /// The stanza `keyword` labelled `label` in this scope; labels compare as the server compares them,
  /// for example domains without regard to letter case and a final dot.
  public func child(_ keyword: Keyword, _ label: String? = nil) -> Scope? {
    child(keyword, key: ScopeIndex.Key(label.map { LabelKey.make($0, of: keyword) }))
  }

  /// The stanza `keyword` in this scope whose label has the normal form `key`.
  func child(_ keyword: Keyword, key: Span<UInt8>) -> Scope? {
    configuration.contents.scopeIndex
      .find(label: key, NameID(keyword.rawValue), in: id, of: configuration)
      .map { Scope(configuration: configuration, id: $0) }
  }

  /// The stanza `keyword` in this scope whose label has the key `key`.
  func child(_ keyword: Keyword, key: ScopeIndex.Key) -> Scope? {
    configuration.contents.scopeIndex
      .find(key, NameID(keyword.rawValue), in: id, of: configuration)
      .map { Scope(configuration: configuration, id: $0) }
  }

  /// The stanza `keyword` in this scope with the label `text`; most are looked up by their bytes.
  func child(_ keyword: Keyword, labelled text: RawScalar) -> Scope? {
    child(keyword, key: ScopeIndex.Key(text.token, of: text.tree, keyword))
  }

  /// Whether the label of a stanza in this scope is a regular expression.
  var holdsPatterns: Bool { configuration.patternChildren[id] != nil }

  /// The stanzas `keyword` in this scope whose label is a regular expression, in declaration order.
  package func patternChildren(_ keyword: Keyword) -> [Scope] {
    let ids = configuration.patternChildren[id] ?? []
    return ids.lazy.map { Scope(configuration: configuration, id: $0) }
      .filter { $0.keyword == keyword }
  }

  /// The regular expression of the label without its slashes, if the label is one.
  public var pattern: String? {
    guard record.isPattern, let label else { return nil }
    return String(label.dropFirst().dropLast())
  }

  /// Whether the label is a regular expression.
  var isPattern: Bool { record.isPattern }

  /// Whether there is a label.
  var isLabelled: Bool { record.label != noRecord }

  // MARK: Positions

  /// The first opening; nil for the global scope.
  package var header: StanzaHeader? {
    guard !isGlobal else { return nil }
    let record = record
    return StanzaHeader(configuration, file: record.file, node: record.node, label: record.label)
  }

  /// Whether it is opened more than once.
  var isReopened: Bool { record.newestOpening != .none }

  /// Every opening in reading order.
  public var headers: [StanzaHeader] {
    let openings = configuration.contents.openings
    let later = RecordChain(of: openings, from: record.newestOpening).map { id in
      let opening = openings[id.index]
      return StanzaHeader(
        configuration, file: opening.file, node: opening.node, label: opening.label)
    }
    return (header.map { [$0] } ?? []) + later.reversed()
  }
}

/// The scopes opened in one scope, in declaration order.
public struct ScopeChildren: Sequence, IteratorProtocol, Sendable {
  fileprivate let configuration: Configuration
  fileprivate var upcoming: ScopeID

  fileprivate init(configuration: Configuration, next: ScopeID) {
    self.configuration = configuration
    upcoming = next
  }

  /// The next scope.
  public mutating func next() -> Scope? {
    guard upcoming != .none else { return nil }
    defer { upcoming = configuration.scopes[upcoming.index].nextSibling }
    return Scope(configuration: configuration, id: upcoming)
  }
}

extension Scope {
  /// The path, if the table knows every name of it.
  var knownPath: [Keyword]? {
    let path = path
    let keywords = path.compactMap { $0 }
    return keywords.count == path.count ? keywords : nil
  }
}
