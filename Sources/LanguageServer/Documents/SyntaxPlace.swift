import EcelerityConf

/// The syntax at one offset of a file.
struct SyntaxPlace {
  let tree: SyntaxTree
  let offset: UInt32
  /// The stanzas whose braces enclose the offset, outermost first.
  private(set) var stanzas: [StanzaSyntax] = []
  /// The statement at the offset; for a stanza, the offset is in its header or at its end.
  private(set) var statement: StatementSyntax?

  init(in tree: SyntaxTree, at offset: UInt32) {
    self.tree = tree
    self.offset = offset
    var body = tree.statements
    search: while true {
      for candidate in body where candidate.range.upperBound >= offset {
        guard candidate.range.lowerBound <= offset else { break search }
        if let stanza = candidate.stanza, encloses(stanza) {
          stanzas.append(stanza)
          body = stanza.statements
          continue search
        }
        // Of two statements that meet here, the one that starts here is chosen.
        statement = candidate
        if candidate.range.upperBound > offset { break search }
      }
      break
    }
  }

  /// The word, string or punctuation that contains the offset or ends at it.
  var token: TokenIndex? {
    let index = tree.token(at: offset)
    if index < tree.tokens.count, contains(index) { return index }
    return index > 0 && contains(index - 1) ? index - 1 : nil
  }

  private func contains(_ index: TokenIndex) -> Bool {
    let range = tree.tokens.range(index)
    return range.lowerBound <= offset && offset <= range.upperBound && !range.isEmpty
      && (tree.tokens.kind(index).isScalar || tree.tokens.kind(index) == .regex)
  }

  /// Whether the offset is between the braces of `stanza`.
  private func encloses(_ stanza: StanzaSyntax) -> Bool {
    guard let opening = stanza.openingToken,
      tree.tokens.range(opening).upperBound <= offset
    else { return false }
    guard let closing = stanza.closingToken else { return true }
    return offset <= tree.tokens.start(closing)
  }
}
