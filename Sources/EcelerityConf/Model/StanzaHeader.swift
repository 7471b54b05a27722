/// One opening of a stanza: `name "label" {`.
public struct StanzaHeader: Sendable {
  /// The stanza it opens.
  package let syntax: StanzaSyntax
  /// The token of its label, if it has one.
  let labelToken: TokenIndex?
  private let file: FileID

  init(_ configuration: Configuration, file: UInt32, node: UInt32, label: UInt32) {
    let tree = configuration.files[Int(file)].tree
    syntax = StanzaSyntax(statement: StatementSyntax(tree: tree, node: Int(node)))
    labelToken = label == noRecord ? nil : TokenIndex(label)
    self.file = FileID(file)
  }

  private var tree: SyntaxTree { syntax.statement.tree }

  /// The label, quotes and escapes resolved.
  public var label: String? { labelToken.map { ScalarText.value($0, in: tree) } }

  /// The name as written, with its confidential part masked.
  var shownName: String { Redaction.text(nameSpan.range, of: tree) }

  var isNameConfidential: Bool {
    Redaction.applies(to: nameSpan.range, of: tree)
  }

  /// Whether the label may enclose the beginning of the stanza's body.
  var isLabelLong: Bool {
    labelToken.map { tree.source.bytes[tree.tokens.range($0).indices].contains(UInt8(ascii: "{")) }
      ?? false
  }

  var isLabelConfidential: Bool {
    labelToken.map { Redaction.applies(to: tree.tokens.range($0), of: tree) } ?? false
  }

  /// The bytes of name and label.
  public var span: SourceSpan {
    let name = tree.tokens.range(syntax.nameToken)
    let end = labelToken.map { tree.tokens.range($0).upperBound } ?? name.upperBound
    return SourceSpan(file, ByteRange(name.lowerBound, end))
  }

  /// The bytes of the name.
  public var nameSpan: SourceSpan { SourceSpan(file, tree.tokens.range(syntax.nameToken)) }

  /// The bytes of the label; of the name when there is none.
  public var labelSpan: SourceSpan {
    SourceSpan(file, tree.tokens.range(labelToken ?? syntax.nameToken))
  }

  /// The bytes of the whole stanza, braces included.
  public var stanzaSpan: SourceSpan { SourceSpan(file, syntax.statement.range) }
}
