/// A heuristic search, by indentation, for the stanza that lacks its `}`.
///
/// If one brace is missing, every `}` after it closes the wrong stanza, and at the end of the file
/// an outer stanza is open. The first line that is not indented deeper than its enclosing stanza
/// shows where the author thought that stanza had ended.
enum UnclosedStanza {
  /// The stanza that probably lacks its brace, and the statement that shows it.
  struct Suspect {
    let stanza: NodeIndex
    let evidence: TokenIndex?
  }

  static func find(in nodes: ContiguousArray<Node>, tokens: TokenList, bytes: [UInt8]) -> Suspect? {
    // Only stanzas inside the outermost open one can have taken its brace.
    let isOpen = { (node: Node) in
      node.kind == .stanza && node.flags.contains(.missingClosing)
        && Int(node.endToken) == tokens.count - 1
    }
    guard let outermost = nodes.firstIndex(where: isOpen),
      let innermost = nodes.lastIndex(where: isOpen)
    else { return nil }
    var open: [(node: NodeIndex, column: Int)] = []
    for index in outermost...nodes.count {
      while let last = open.last, Int(nodes[last.node].end) <= index {
        if let brace = shallowBrace(of: nodes[last.node], column: last.column, tokens, bytes) {
          return Suspect(stanza: last.node, evidence: brace)
        }
        open.removeLast()
      }
      guard index < nodes.count else { break }
      let first = Int(nodes[index].firstToken)
      guard tokens.startsLine(first, bytes) else { continue }
      let column = Trivia.column(bytes, of: tokens.start(first))
      if let parent = open.last, column <= parent.column {
        return Suspect(stanza: parent.node, evidence: first)
      }
      if nodes[index].kind == .stanza { open.append((index, column)) }
    }
    return Suspect(stanza: innermost, evidence: nil)
  }

  /// The closing brace of a stanza, if it is indented less than the stanza.
  private static func shallowBrace(
    of node: Node, column: Int, _ tokens: TokenList, _ bytes: [UInt8]
  ) -> TokenIndex? {
    let brace = Int(node.endToken) - 1
    guard !node.flags.contains(.missingClosing), tokens.startsLine(brace, bytes) else { return nil }
    return Trivia.column(bytes, of: tokens.start(brace)) < column ? brace : nil
  }
}
