/// What the tokens tell: values behind the names of passwords and keys.
extension ConfidentialText {
  /// At most this many statements or tokens that could not be read are taken for the rest of a value;
  /// nobody writes a password of more words.
  private static let mostPieces = 20
  /// At most this many statements before a place are searched for the name of a value in braces.
  private static let mostInBraces = 8

  /// The tokens, or parts of tokens, of `range` that are values of confidential names, and what stands between
  /// them.
  static func values(
    in range: ByteRange, of tree: SyntaxTree, atMost maximum: Int = .max
  ) -> [ByteRange] {
    var found: [ByteRange] = []
    var offset = range.lowerBound
    var index = tree.token(at: offset)
    var isHidden = isBehindName(offset, before: index, in: tree)
    while offset < range.upperBound, found.count < maximum {
      let token = tree.tokens.range(index)
      let before = ByteRange(offset, max(offset, min(token.lowerBound, range.upperBound)))
      if isHidden, let comment = tree.visible(in: before) { found.append(comment) }
      guard token.lowerBound < range.upperBound, !token.isEmpty else { break }
      let end = min(token.upperBound, range.upperBound)
      let start = isHidden ? mayBeShown(index, of: tree) ? nil : offset : endOfName(index, in: tree)
      if let start, start < end { found.append(ByteRange(max(start, before.upperBound), end)) }
      offset = token.upperBound
      index += 1
      // Elsewhere nothing begins that must not be shown.
      if isHidden || start != nil || tree.tokens.kind(index - 1) == .equals {
        isHidden = isBehindName(offset, before: index, in: tree)
      }
    }
    return found
  }

  // MARK: Names

  /// The end of the confidential name that token `index` is or begins with; nil if it is none, or
  /// stands where no name may.
  private static func endOfName(_ index: TokenIndex, in tree: SyntaxTree) -> UInt32? {
    guard tree.tokens.kind(index).isScalar, mayBeName(index, of: tree) else { return nil }
    let inner = ScalarText.innerRange(index, in: tree)
    let name = tree.source.bytes[inner.indices].prefix(65).prefix(while: Confidentiality.isOfName)
    guard name.count <= 64, Confidentiality.covers(name) else { return nil }
    let end = UInt32(name.endIndex)
    return end == inner.upperBound ? tree.tokens.range(index).upperBound : end
  }

  /// Whether the scalar `index` stands where the name of an option may: at the beginning of a statement, before
  /// an equals sign, or among tokens that make no statement.
  private static func mayBeName(_ index: TokenIndex, of tree: SyntaxTree) -> Bool {
    if tree.tokens.kind(index + 1) == .equals { return true }
    let node = tree.nodes[tree.node(of: index)]
    return Int(node.firstToken) == index || node.kind == .unexpected
  }

  /// Whether token `index`, which stands behind such a name, is no part of the value: punctuation, or a key of
  /// the table in a dictionary.
  private static func mayBeShown(_ index: TokenIndex, of tree: SyntaxTree) -> Bool {
    switch tree.tokens.kind(index) {
    case .equals, .comma, .leftBrace, .rightBrace, .leftBracket, .rightBracket, .leftParenthesis,
      .rightParenthesis:
      true
    case .word: tree.tokens.kind(index + 1) == .equals && tree.isKnownName(index)
    default: false
    }
  }

  // MARK: What stands before a place

  /// Whether something before `offset` makes what stands there confidential; `next` is the first
  /// token at or behind it.
  private static func isBehindName(
    _ offset: UInt32, before next: TokenIndex, in tree: SyntaxTree
  ) -> Bool {
    var node = tree.node(startingBefore: offset)
    if isBehindKey(offset, before: next, inside: node, of: tree) { return true }
    var follower = tree.node(of: next)
    let isFollowed = follower != node && TokenIndex(tree.nodes[follower].firstToken) == next
    var isLinked =
      tree.isOnSameLine(node, as: offset) && !tree.isClosed(node)
      || isFollowed && continues(follower, node, in: tree)
    for count in 0..<mostPieces {
      guard node > 0, isLinked || count < mostInBraces else { return false }
      let isAround = offset < tree.end(of: node)
      if isAround || isLinked, hasConfidentialName(node, before: offset, in: tree) { return true }
      let isPiece = isAround ? tree.nodes[node].kind != .stanza : isLinked
      follower = node
      node -= 1
      isLinked = isPiece && continues(follower, node, in: tree)
    }
    return false
  }

  /// Whether what is at `offset`, with token `next`, is the value of a confidential key of statement `node`, or
  /// stands in brackets there: the last such key, with no other one behind it.
  private static func isBehindKey(
    _ offset: UInt32, before next: TokenIndex, inside node: NodeIndex, of tree: SyntaxTree
  ) -> Bool {
    guard offset < tree.end(of: node), tree.nodes[node].kind != .stanza else { return false }
    let first = max(TokenIndex(tree.nodes[node].firstToken) + 1, next - mostPieces)
    let equals = (first..<max(first, next)).last { index in
      tree.tokens.kind(index) == .equals && endOfName(index - 1, in: tree) != nil
    }
    guard let equals else { return false }
    var depth = 0
    for index in equals + 1...next {
      switch tree.tokens.kind(index) {
      case .leftBracket, .leftParenthesis: depth += 1
      case .rightBracket, .rightParenthesis: depth -= 1
      case .word where depth == 0 && tree.tokens.kind(index + 1) == .equals: return false
      default: break
      }
      if depth < 0 { return false }
    }
    return true
  }

  /// Whether statement `node` begins with such a name, or has one before `offset` if it makes no sense.
  private static func hasConfidentialName(
    _ node: NodeIndex, before offset: UInt32, in tree: SyntaxTree
  ) -> Bool {
    let first = TokenIndex(tree.nodes[node].firstToken)
    func isName(_ index: TokenIndex) -> Bool {
      endOfName(index, in: tree).map { $0 <= offset } ?? false
    }
    guard tree.nodes[node].kind == .unexpected else { return isName(first) }
    let end = min(TokenIndex(tree.nodes[node].endToken), tree.token(at: offset) + 1)
    return (max(first, end - mostPieces)..<end).contains(where: isName)
  }

  /// Whether statement `node`, which stands behind `other`, may be a piece of its value: it could not be read,
  /// or is an unknown one in the place of the value, or stands on the same line behind a value without quotes and
  /// brackets, or in such brackets.
  private static func continues(_ node: NodeIndex, _ other: NodeIndex, in tree: SyntaxTree) -> Bool
  {
    let first = TokenIndex(tree.nodes[node].firstToken)
    let (isOpen, isUnknown) = (!tree.isClosed(other), !tree.isKnownName(first))
    let (kind, flags) = (tree.nodes[node].kind, tree.nodes[node].flags)
    let isUnread = kind == .unexpected || flags.contains(.missingValue)
    if tree.isOnSameLine(other, as: tree.tokens.start(first)) {
      return isOpen || isUnread || isUnknown && kind != .option
    }
    return isUnknown && (isUnread && isOpen || tree.nodes[other].flags.contains(.missingValue))
  }
}

extension SyntaxTree {
  /// The innermost statement that token `index` belongs to or stands behind.
  fileprivate func node(of index: TokenIndex) -> NodeIndex {
    lastNode { $0.firstToken <= index }
  }

  /// The last statement that starts before `offset`.
  fileprivate func node(startingBefore offset: UInt32) -> NodeIndex {
    lastNode { tokens.start(TokenIndex($0.firstToken)) < offset }
  }

  /// The last node with `condition`, which all before it have; the file when there is none.
  private func lastNode(where condition: (Node) -> Bool) -> NodeIndex {
    max(nodes.partitioningIndex { !condition($0) } - 1, 0)
  }

  /// One past the last byte of statement `node`.
  fileprivate func end(of node: NodeIndex) -> UInt32 {
    StatementSyntax(tree: self, node: node).range.upperBound
  }

  /// Whether statement `node` ends with a quote or a bracket, as a value does that has all of its words.
  fileprivate func isClosed(_ node: NodeIndex) -> Bool {
    let last = TokenIndex(nodes[node].endToken) - 1
    guard last >= 0 else { return false }
    switch tokens.kind(last) {
    case .string, .rightParenthesis, .rightBracket, .rightBrace: return true
    default: return false
    }
  }

  /// Whether statement `node` ends before `offset` and on the same line.
  fileprivate func isOnSameLine(_ node: NodeIndex, as offset: UInt32) -> Bool {
    let end = end(of: node)
    return end <= offset && !source.bytes[Int(end)..<Int(offset)].contains(UInt8(ascii: "\n"))
  }

  /// Whether the word `index` is a name of the option table.
  fileprivate func isKnownName(_ index: TokenIndex) -> Bool {
    let bytes = source.bytes
    let name = bytes.span.extracting(tokens.range(index).indices)
    return Keyword(name) != nil
  }

  /// `range` without white space at its ends; nil when it is nothing else.
  func visible(in range: ByteRange) -> ByteRange? {
    let bytes = source.bytes[range.indices]
    guard let first = bytes.firstIndex(where: { !ByteClass.isWhiteSpace($0) }),
      let last = bytes.lastIndex(where: { !ByteClass.isWhiteSpace($0) })
    else { return nil }
    return ByteRange(UInt32(first), UInt32(last + 1))
  }
}
