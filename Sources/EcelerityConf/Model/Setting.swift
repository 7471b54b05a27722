/// One assignment of a configuration.
public struct Setting: Hashable, Sendable {
  /// The configuration it belongs to.
  public let configuration: Configuration
  var id: SettingID

  var record: SettingRecord { configuration.settings[id.index] }

  /// The option, if the table knows it.
  public var keyword: Keyword? { configuration.names.keyword(record.name) }

  /// The name in lower case, known or not.
  public var name: String { configuration.names.text(record.name) }

  /// The name in lower case for a message: masked if it is part of a password that was read as an option.
  var shownName: String {
    let isShown = keyword != nil || !Redaction.applies(to: nameSpan.range, of: tree)
    return isShown ? name : Redaction.mask
  }

  var nameID: NameID { record.name }

  /// The scope it is in.
  public var scope: Scope { Scope(configuration: configuration, id: record.scope) }

  /// Its syntax.
  package var syntax: OptionSyntax {
    let tree = configuration.files[Int(record.file)].tree
    return OptionSyntax(statement: StatementSyntax(tree: tree, node: Int(record.node)))
  }

  /// The decoded value. A missing value is a syntax error and sets nothing; `OptionSyntax.value` is
  /// `.missing` there.
  public var value: Value {
    switch syntax.value {
    case .scalar(let token): .scalar(scalar(token))
    case .list(let items): .list(items.map(scalar))
    case .dictionary(let pairs):
      .dictionary(pairs.map { Value.Pair(key: scalar($0.key), value: scalar($0.value)) })
    case .missing: .scalar(Scalar(text: "", span: span, isQuoted: true))
    }
  }

  /// Whether there is anything between the brackets of a list or dictionary; a scalar is one item.
  package var hasItems: Bool {
    switch syntax.value {
    case .scalar, .missing: return true
    case .list(let items):
      var items = items.makeIterator()
      return items.next() != nil
    case .dictionary(let pairs):
      var pairs = pairs.makeIterator()
      return pairs.next() != nil
    }
  }

  /// The assignment of the same option in the same scope that this one replaced.
  public var replaced: Setting? {
    record.replaced == .none
      ? nil : Setting(configuration: configuration, id: record.replaced)
  }

  /// Whether a later assignment in the same scope replaces this one.
  public var isReplaced: Bool { record.isReplaced }

  /// Whether it adds to earlier assignments of its option instead of replacing them.
  /// Page: content/momentum/4/modules/maildir.md.
  var addsUp: Bool { keyword == .domain && scope.keyword == .maildir }

  /// Whether it is in force: nothing replaces it, or later assignments add to it.
  var isInForce: Bool { !isReplaced || addsUp }

  /// The bytes of the whole assignment.
  public var span: SourceSpan { SourceSpan(fileID, syntax.statement.range) }

  /// The bytes of the name.
  public var nameSpan: SourceSpan {
    let syntax = syntax
    return SourceSpan(fileID, syntax.statement.tree.tokens.range(syntax.nameToken))
  }

  /// The bytes of the value, brackets included.
  public var valueSpan: SourceSpan { SourceSpan(fileID, syntax.valueRange) }

  /// The value as written.
  var writtenValue: ArraySlice<UInt8> { tree.source.bytes[syntax.valueRange.indices] }

  /// The value as reports show it, if it is written in the file in the same way: one word or string of visible ASCII
  /// characters that stand for themselves, or a list of such strings separated by single blanks.
  package var plainValue: ArraySlice<UInt8>? {
    let syntax = syntax
    let tree = syntax.statement.tree
    switch syntax.value {
    case .scalar(let token):
      let kind = tree.tokens.kind(token)
      let value = tree.source.bytes[ScalarText.innerRange(token, in: tree).indices]
      guard kind == .word || kind == .string, !value.isEmpty, Setting.isPlain(value) else {
        return nil
      }
      return value
    case .list:
      let value = tree.source.bytes[syntax.valueRange.indices]
      return Setting.isPlainList(value) ? value : nil
    case .dictionary, .missing: return nil
    }
  }

  /// Whether reports show the bytes as they are. A URL with a password has an at sign, and is masked.
  private static func isPlain(_ value: ArraySlice<UInt8>) -> Bool {
    for byte in value {
      guard 0x20...0x7E ~= byte, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"),
        byte != UInt8(ascii: "@")
      else { return false }
    }
    return true
  }

  /// `( "a" "b" )`
  private static func isPlainList(_ value: ArraySlice<UInt8>) -> Bool {
    let (blank, quote) = (UInt8(ascii: " "), UInt8(ascii: "\""))
    guard value.count > 4, value.first == UInt8(ascii: "("), value.last == UInt8(ascii: ")") else {
      return false
    }
    var rest = value.dropFirst().dropLast()
    while rest.count > 1 {
      guard rest.removeFirst() == blank, rest.first == quote,
        let end = rest.dropFirst().firstIndex(of: quote),
        isPlain(rest[(rest.startIndex + 1)..<end])
      else { return false }
      rest = rest[(end + 1)...]
    }
    return rest.first == blank
  }

  /// Whether `other` is the same assignment of the same configuration.
  public func isSame(as other: Setting) -> Bool {
    id == other.id && configuration === other.configuration
  }

  /// Whether both are the same assignment of the same configuration, like `isSame(as:)`.
  public static func == (lhs: Setting, rhs: Setting) -> Bool { lhs.isSame(as: rhs) }

  /// Hashes the identity of the assignment.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(id)
    hasher.combine(ObjectIdentifier(configuration))
  }

  var fileID: FileID { FileID(record.file) }

  /// The tree of the file it is written in.
  var tree: SyntaxTree { configuration.files[Int(record.file)].tree }

  private func scalar(_ token: TokenIndex) -> Scalar {
    RawScalar(token, of: tree, in: fileID).scalar
  }
}
