/// One statement of a tree: a handle that stays valid as long as the tree does.
public struct StatementSyntax: Sendable {
  /// The tree it belongs to.
  public let tree: SyntaxTree
  /// Its node.
  package let node: NodeIndex

  /// What it is.
  package var kind: NodeKind { tree.nodes[node].kind }

  /// Its tokens.
  public var tokens: Range<TokenIndex> {
    Int(tree.nodes[node].firstToken)..<Int(tree.nodes[node].endToken)
  }

  /// Its bytes, from its first token to its last.
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

  /// The first token from `start` on that is not stray, within the statement.
  func solid(from start: TokenIndex) -> TokenIndex? {
    var index = start
    while index < tokens.upperBound {
      if tree.tokens.kind(index) != .stray { return index }
      index += 1
    }
    return nil
  }
}

/// The statements of one body, in the order they are written.
public struct Statements: Sequence, Sendable {
  private let tree: SyntaxTree
  private let parent: NodeIndex

  init(of parent: NodeIndex, in tree: SyntaxTree) {
    self.tree = tree
    self.parent = parent
  }

  /// Walks them.
  public struct Iterator: IteratorProtocol, Sendable {
    fileprivate let tree: SyntaxTree
    fileprivate var upcoming: NodeIndex
    fileprivate let end: NodeIndex

    /// The next statement.
    public mutating func next() -> StatementSyntax? {
      guard upcoming < end else { return nil }
      defer { upcoming = NodeIndex(tree.nodes[upcoming].end) }
      return StatementSyntax(tree: tree, node: upcoming)
    }
  }

  /// Starts with the first statement.
  public func makeIterator() -> Iterator {
    Iterator(tree: tree, upcoming: parent + 1, end: NodeIndex(tree.nodes[parent].end))
  }
}

/// `name "label" { … }`
public struct StanzaSyntax: Sendable {
  /// The statement it is.
  public let statement: StatementSyntax

  /// The word before the label.
  public var nameToken: TokenIndex { statement.tokens.lowerBound }

  /// The name as written.
  public var name: String { statement.tree.text(nameToken) }

  /// The label, if there is one.
  public var labelToken: TokenIndex? {
    let tokens = statement.tree.tokens
    var index = statement.solid(from: nameToken + 1)
    if let found = index, tokens.kind(found) == .equals { index = statement.solid(from: found + 1) }
    guard let found = index else { return nil }
    let kind = tokens.kind(found)
    return kind.isScalar || kind == .regex ? found : nil
  }

  /// The `=` that the header of a stanza should not have.
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

  /// What stands between the braces.
  public var statements: Statements { Statements(of: statement.node, in: statement.tree) }
}

/// `include "path"` or `readonly_include "path"`
public struct IncludeSyntax: Sendable {
  /// The statement it is.
  public let statement: StatementSyntax

  /// `include` or `readonly_include`.
  public var keywordToken: TokenIndex { statement.tokens.lowerBound }

  /// Whether the file may not be changed online; the longer of the two keywords says so.
  public var isReadOnly: Bool { statement.tree.tokens.range(keywordToken).count > 7 }

  /// The path, unless it is missing.
  public var pathToken: TokenIndex? {
    guard !statement.flags.contains(.missingValue) else { return nil }
    let last = statement.tokens.upperBound - 1
    return statement.tree.tokens.kind(last).isScalar ? last : nil
  }
}
