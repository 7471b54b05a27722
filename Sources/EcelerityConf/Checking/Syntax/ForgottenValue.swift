/// An option without a value before a stanza with a bare label on the next line, `bind_address =` and then
/// `domain a.example {`. The parser reads the name of the stanza as the value and the label as the name of a stanza,
/// because only the option table has the names of stanzas.
struct ForgottenValue {
  /// The bytes of the name of the option.
  let option: ByteRange

  /// The option before `stanza`, which is in the stanza `path`; nil when its value is not forgotten.
  init?(before stanza: StanzaSyntax, at path: [Keyword]?) {
    let tree = stanza.statement.tree
    let (tokens, label) = (tree.tokens, stanza.nameToken)
    guard label >= 3, stanza.labelToken == nil, tokens.kind(label - 3) == .word,
      tokens.kind(label - 2) == .equals, tokens.kind(label - 1) == .word,
      tree.startsLine(label - 1), !tree.startsLine(label),
      let path, let name = Keyword(tree.text(label - 1)),
      let row = OptionTable.stanza(name, at: path), row.label != .absent
    else { return nil }
    option = tokens.range(label - 3)
  }
}
