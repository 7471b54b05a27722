/// Guesses, from indentation, which stanza lacks its `}`.
///
/// When one brace is missing, every `}` after it closes the wrong stanza, and at the end of the file
/// it is an outer one that seems open. The first line that is not indented deeper than the stanza it
/// would stand in tells where the author thought that stanza had ended.
enum UnclosedStanza {
  /// The stanza that probably lacks its brace, and the statement that gives it away.
  struct Suspect {
    let stanza: NodeIndex
    let evidence: TokenIndex?
  }

  static func find(
    innermost: NodeIndex, in nodes: ContiguousArray<Node>, tokens: TokenList, bytes: [UInt8]
  ) -> Suspect {
    // Only stanzas inside the outermost open one can have taken its brace.
    guard
      let outermost = nodes.firstIndex(where: {
        $0.kind == .stanza && $0.flags.contains(.missingClosing)
      })
    else { return Suspect(stanza: innermost, evidence: nil) }
    var open: [(node: NodeIndex, column: Int)] = []
    for index in outermost..<nodes.count {
      while let last = open.last, Int(nodes[last.node].end) <= index { open.removeLast() }
      let first = Int(nodes[index].firstToken)
      guard startsLine(first, tokens, bytes) else { continue }
      let column = Trivia.column(bytes, of: tokens.start(first))
      if let parent = open.last, column <= parent.column {
        return Suspect(stanza: parent.node, evidence: first)
      }
      if nodes[index].kind == .stanza { open.append((index, column)) }
    }
    return Suspect(stanza: innermost, evidence: nil)
  }

  private static func startsLine(_ token: TokenIndex, _ tokens: TokenList, _ bytes: [UInt8]) -> Bool
  {
    token == 0 || Trivia.containsLineBreak(bytes, in: tokens.gap(before: token))
  }
}
