/// A statement of a tree; the handle stays valid as long as the tree does.
public struct StatementSyntax: Sendable {
  /// The tree that contains the statement.
  public let tree: SyntaxTree
  /// The node of the statement.
  package let node: NodeIndex

  /// The kind of the statement.
  package var kind: NodeKind { tree.nodes[node].kind }

  /// The tokens of the statement.
  public var tokens: Range<TokenIndex> {
    Int(tree.nodes[node].firstToken)..<Int(tree.nodes[node].endToken)
  }

  /// The bytes of the statement, from its first token to its last.
  public var range: ByteRange {
    let lower = tree.tokens.start(tokens.lowerBound)
    guard !tokens.isEmpty else { return ByteRange(lower, lower) }
    return ByteRange(lower, tree.tokens.range(tokens.upperBound - 1).upperBound)
  }

  /// The statement as an option, if it is one.
  public var option: OptionSyntax? {
    switch kind {
    case .option, .listOption, .dictionaryOption: OptionSyntax(statement: self)
    default: nil
    }
  }

  /// The statement as a stanza, if it is one.
  public var stanza: StanzaSyntax? { kind == .stanza ? StanzaSyntax(statement: self) : nil }

  /// The statement as an include, if it is one.
  public var include: IncludeSyntax? { kind == .include ? IncludeSyntax(statement: self) : nil }

  var flags: NodeFlags { tree.nodes[node].flags }

  /// The first token of the statement from `start` on that is not stray.
  func solid(from start: TokenIndex) -> TokenIndex? {
    var index = start
    while index < tokens.upperBound {
      if tree.tokens.kind(index) != .stray { return index }
      index += 1
    }
    return nil
  }
}

/// The statements of one body, in source order.
public struct Statements: Sequence, Sendable {
  private let tree: SyntaxTree
  private let parent: NodeIndex

  init(of parent: NodeIndex, in tree: SyntaxTree) {
    self.tree = tree
    self.parent = parent
  }

  /// Walks the statements.
  public struct Iterator: IteratorProtocol, Sendable {
    fileprivate let tree: SyntaxTree
    fileprivate var upcoming: NodeIndex
    fileprivate let end: NodeIndex

    /// Returns the next statement, or nil at the end.
    public mutating func next() -> StatementSyntax? {
      guard upcoming < end else { return nil }
      defer { upcoming = NodeIndex(tree.nodes[upcoming].end) }
      return StatementSyntax(tree: tree, node: upcoming)
    }
  }

  /// Returns an iterator over the statements.
  public func makeIterator() -> Iterator {
    Iterator(tree: tree, upcoming: parent + 1, end: NodeIndex(tree.nodes[parent].end))
  }
}

/// A stanza, `name "label" { … }`.
public struct StanzaSyntax: Sendable {
  /// The stanza as a statement.
  public let statement: StatementSyntax

  /// The word before the label.
  public var nameToken: TokenIndex { statement.tokens.lowerBound }

  /// The name as written.
  public var name: String { statement.tree.text(nameToken) }

  /// The token of the label, if there is one.
  public var labelToken: TokenIndex? {
    let tokens = statement.tree.tokens
    var index = statement.solid(from: nameToken + 1)
    if let found = index, tokens.kind(found) == .equals { index = statement.solid(from: found + 1) }
    guard let found = index else { return nil }
    let kind = tokens.kind(found)
    return kind.isScalar || kind == .regex ? found : nil
  }

  /// The `=` in the header, which a stanza should not have.
  package var equalsToken: TokenIndex? {
    let next = statement.solid(from: nameToken + 1)
    return next.flatMap { statement.tree.tokens.kind($0) == .equals ? $0 : nil }
  }

  /// The `{`, unless it is missing.
  public var openingToken: TokenIndex? {
    guard !statement.flags.contains(.missingOpening) else { return nil }
    var index = (labelToken ?? equalsToken ?? nameToken) + 1
    while statement.tree.tokens.kind(index) != .leftBrace { index += 1 }
    return index
  }

  /// The `}`, unless it is missing.
  public var closingToken: TokenIndex? {
    statement.flags.contains(.missingClosing) ? nil : statement.tokens.upperBound - 1
  }

  /// The statements between the braces.
  public var statements: Statements { Statements(of: statement.node, in: statement.tree) }
}

/// An include, `include "path"` or `readonly_include "path"`.
public struct IncludeSyntax: Sendable {
  /// The include as a statement.
  public let statement: StatementSyntax

  /// `include` or `readonly_include`.
  public var keywordToken: TokenIndex { statement.tokens.lowerBound }

  /// Whether the keyword is `readonly_include`: the file must not be changed online.
  public var isReadOnly: Bool { statement.tree.tokens.range(keywordToken).count > 7 }

  /// The token of the path, or nil if it is missing.
  public var pathToken: TokenIndex? {
    guard !statement.flags.contains(.missingValue) else { return nil }
    let last = statement.tokens.upperBound - 1
    return statement.tree.tokens.kind(last).isScalar ? last : nil
  }
}
