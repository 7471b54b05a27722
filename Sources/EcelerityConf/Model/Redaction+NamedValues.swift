/// Values after the names of passwords and keys, as the tokens and statements show them.
///
/// - A name counts at the beginning of a statement, before an equals sign (`[ uri = ⟦"c"⟧ ]`), or among tokens
///   that make no statement (`) outbound_smtp_auth_pass ⟦"hush"⟧`).
/// - Every token after it in the statement is the value, except punctuation and known keys of a dictionary;
///   comments between these tokens are too (`= ⟦#hush⟧`).
/// - So are the following statements as long as each may continue the value: they could not be read, or are on
///   the same line after a value without quotes and brackets (`= ⟦a⟧ ⟦hush⟧=⟦b⟧`).
/// - So are the statements in braces after the name (`outbound_smtp_auth_pass { ⟦"hush"⟧ }`).
extension Redaction {
  /// How many statements or tokens of a value that could not be read are followed: no password has more words.
  private static let maximumParts = 20
  /// How many statements before a place are searched for a name before a brace.
  private static let maximumStatementsInBraces = 8

  /// The tokens, or parts of tokens, in `range` that are values of confidential names, and the comments between
  /// them; only the first `maximum`.
  static func namedValues(
    in range: ByteRange, of tree: SyntaxTree, atMost maximum: Int = .max
  ) -> [ByteRange] {
    var found: [ByteRange] = []
    var offset = range.lowerBound
    var index = tree.token(at: offset)
    var isInValue = followsConfidentialName(offset, before: index, in: tree)
    while offset < range.upperBound, found.count < maximum {
      let token = tree.tokens.range(index)
      let before = ByteRange(offset, max(offset, min(token.lowerBound, range.upperBound)))
      if isInValue, let comment = tree.trimmed(before) { found.append(comment) }
      guard token.lowerBound < range.upperBound, !token.isEmpty else { break }
      let end = min(token.upperBound, range.upperBound)
      let start: UInt32? =
        if isInValue {
          isPunctuationOrKey(index, of: tree) ? nil : offset
        } else {
          endOfConfidentialName(index, in: tree)
        }
      if let start, start < end { found.append(ByteRange(max(start, before.upperBound), end)) }
      offset = token.upperBound
      index += 1
      // Nowhere else does a value begin.
      if isInValue || start != nil || tree.tokens.kind(index - 1) == .equals {
        isInValue = followsConfidentialName(offset, before: index, in: tree)
      }
    }
    return found
  }

  // MARK: Names

  /// The end of the confidential name that token `index` is or begins with; nil if there is none, or no name
  /// may be there.
  private static func endOfConfidentialName(_ index: TokenIndex, in tree: SyntaxTree) -> UInt32? {
    guard tree.tokens.kind(index).isScalar, isInNamePosition(index, of: tree) else { return nil }
    let inner = ScalarText.innerRange(index, in: tree)
    let name = tree.source.bytes[inner.indices].prefix(Spelling.maximumLength + 1)
      .prefix(while: ConfidentialNames.isNameByte)
    guard name.count <= Spelling.maximumLength, ConfidentialNames.covers(name) else { return nil }
    let end = UInt32(name.endIndex)
    return end == inner.upperBound ? tree.tokens.range(index).upperBound : end
  }

  /// Whether the scalar `index` is where the name of an option may be: at the beginning of a statement, before
  /// an equals sign, or among tokens that make no statement.
  private static func isInNamePosition(_ index: TokenIndex, of tree: SyntaxTree) -> Bool {
    if tree.tokens.kind(index + 1) == .equals { return true }
    let node = tree.nodes[tree.statement(of: index)]
    return Int(node.firstToken) == index || node.kind == .unexpected
  }

  /// Whether token `index`, after a confidential name, is not part of the value: punctuation, or a key that the
  /// option table knows.
  private static func isPunctuationOrKey(_ index: TokenIndex, of tree: SyntaxTree) -> Bool {
    switch tree.tokens.kind(index) {
    case .equals, .comma, .leftBrace, .rightBrace, .leftBracket, .rightBracket, .leftParenthesis,
      .rightParenthesis:
      true
    case .word: tree.tokens.kind(index + 1) == .equals && tree.isKnownName(index)
    default: false
    }
  }

  // MARK: Places after names

  /// Whether the value of a confidential name goes on at `offset`; `next` is the first token at or after it.
  private static func followsConfidentialName(
    _ offset: UInt32, before next: TokenIndex, in tree: SyntaxTree
  ) -> Bool {
    var node = tree.statement(startingBefore: offset)
    if followsConfidentialKey(offset, before: next, inside: node, of: tree) { return true }
    var follower = tree.statement(of: next)
    let isFollowed = follower != node && TokenIndex(tree.nodes[follower].firstToken) == next
    // Whether all statements from `node` to the place may be one value.
    var mayBeOneValue =
      tree.isOnSameLine(node, as: offset) && !tree.isClosed(node)
      || isFollowed && mayContinue(node, with: follower, in: tree)
    for count in 0..<maximumParts {
      guard node > 0, mayBeOneValue || count < maximumStatementsInBraces else {
        return false
      }
      let isAround = offset < tree.end(of: node)
      if isAround || mayBeOneValue, hasConfidentialName(node, before: offset, in: tree) {
        return true
      }
      let isPart = isAround ? tree.nodes[node].kind != .stanza : mayBeOneValue
      follower = node
      node -= 1
      mayBeOneValue = isPart && mayContinue(node, with: follower, in: tree)
    }
    return false
  }

  /// Whether `offset`, with token `next`, is in the value of a confidential key of statement `node`, or in
  /// brackets in that value: after the last such key, with no other key in between.
  private static func followsConfidentialKey(
    _ offset: UInt32, before next: TokenIndex, inside node: NodeIndex, of tree: SyntaxTree
  ) -> Bool {
    guard offset < tree.end(of: node), tree.nodes[node].kind != .stanza else { return false }
    let first = max(TokenIndex(tree.nodes[node].firstToken) + 1, next - maximumParts)
    let equals = (first..<max(first, next)).last { index in
      tree.tokens.kind(index) == .equals && endOfConfidentialName(index - 1, in: tree) != nil
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

  /// Whether statement `node` begins with a confidential name; if it could not be read, whether it has one before
  /// `offset`.
  private static func hasConfidentialName(
    _ node: NodeIndex, before offset: UInt32, in tree: SyntaxTree
  ) -> Bool {
    let first = TokenIndex(tree.nodes[node].firstToken)
    func isName(_ index: TokenIndex) -> Bool {
      endOfConfidentialName(index, in: tree).map { $0 <= offset } ?? false
    }
    guard tree.nodes[node].kind == .unexpected else { return isName(first) }
    let end = min(TokenIndex(tree.nodes[node].endToken), tree.token(at: offset) + 1)
    return (max(first, end - maximumParts)..<end).contains(where: isName)
  }

  /// Whether statement `next`, which comes after `node`, may be part of its value: it could not be read, or is an
  /// unknown one where the value is missing, or is on the same line after a value without quotes and brackets, or
  /// in such brackets.
  private static func mayContinue(
    _ node: NodeIndex, with next: NodeIndex, in tree: SyntaxTree
  ) -> Bool {
    let first = TokenIndex(tree.nodes[next].firstToken)
    let (isOpen, isUnknown) = (!tree.isClosed(node), !tree.isKnownName(first))
    let (kind, flags) = (tree.nodes[next].kind, tree.nodes[next].flags)
    let isUnread = kind == .unexpected || flags.contains(.missingValue)
    if tree.isOnSameLine(node, as: tree.tokens.start(first)) {
      return isOpen || isUnread || isUnknown && kind != .option
    }
    return isUnknown && (isUnread && isOpen || tree.nodes[node].flags.contains(.missingValue))
  }
}

extension SyntaxTree {
  /// The innermost statement that token `index` is in or comes after.
  fileprivate func statement(of index: TokenIndex) -> NodeIndex {
    lastNode { $0.firstToken <= index }
  }

  /// The last statement that starts before `offset`.
  fileprivate func statement(startingBefore offset: UInt32) -> NodeIndex {
    lastNode { tokens.start(TokenIndex($0.firstToken)) < offset }
  }

  /// The last node that meets `condition`, as do all before it; the file if none does.
  private func lastNode(where condition: (Node) -> Bool) -> NodeIndex {
    max(nodes.partitioningIndex { !condition($0) } - 1, 0)
  }

  /// One past the last byte of statement `node`.
  fileprivate func end(of node: NodeIndex) -> UInt32 {
    StatementSyntax(tree: self, node: node).range.upperBound
  }

  /// Whether statement `node` ends with a closing quote or bracket, after which a value does not go on.
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

  /// `range` without white space at its ends; nil if it is nothing else.
  func trimmed(_ range: ByteRange) -> ByteRange? {
    let bytes = source.bytes[range.indices]
    guard let first = bytes.firstIndex(where: { !ByteClass.isWhiteSpace($0) }),
      let last = bytes.lastIndex(where: { !ByteClass.isWhiteSpace($0) })
    else { return nil }
    return ByteRange(UInt32(first), UInt32(last + 1))
  }
}
