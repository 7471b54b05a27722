import EcelerityConf

/// The kind of syntax allowed at a place, derived from the tokens before it, because while typing
/// the file usually has a syntax error there.
struct CompletionContext {
  /// The syntax before the place.
  enum Position {
    /// Nothing: an option or a stanza starts here.
    case statement
    /// The name of a stanza; its label follows.
    case label(String)
    /// An option and its equals sign; in a list, also its parenthesis and perhaps items.
    case value(String, isInList: Bool)
    /// Syntax without completions.
    case other
  }

  private(set) var position = Position.statement
  /// The open stanzas, outermost first.
  private(set) var stanzas: [(name: String, label: String?)] = []
  /// The bytes to replace: those of the word that has been started, if any.
  let range: ByteRange
  /// Whether a statement goes on after them, with `=`, a label, the path of an include or `{`.
  let isContinued: Bool

  init(_ tree: SyntaxTree, at offset: UInt32) {
    let begun = Self.begunWord(tree, offset)
    let end = begun ?? tree.token(at: offset)
    range =
      begun.map { Self.replaced(tree.tokens.range($0), tree, offset) }
      ?? ByteRange(offset, offset)
    isContinued = Self.continues(tree, after: range.upperBound, with: begun.map { $0 + 1 } ?? end)
    if begun == nil, Self.isInComment(tree, before: end, offset) {
      position = .other
      return
    }
    var walk = Walk(tree)
    for token in 0..<end { walk.take(token) }
    if let begun { walk.endLineIfNeeded(begun) } else { walk.endLine(before: offset) }
    position = walk.position
    stanzas = walk.stanzas
  }

  /// The word or string that contains the offset or ends at it.
  private static func begunWord(_ tree: SyntaxTree, _ offset: UInt32) -> TokenIndex? {
    let index = tree.token(at: offset)
    for candidate in [index, index - 1] where candidate >= 0 && candidate < tree.tokens.count {
      let range = tree.tokens.range(candidate)
      let kind = tree.tokens.kind(candidate)
      // After its closing quote, a string is complete.
      let isInside = range.lowerBound < offset && offset < range.upperBound
      let isAtEnd = range.upperBound == offset && kind != .string && !range.isEmpty
      if kind.isScalar, isInside || isAtEnd { return candidate }
    }
    return nil
  }

  /// The bytes to replace. A string is replaced as a whole; an unterminated one may extend too far.
  private static func replaced(
    _ range: ByteRange, _ tree: SyntaxTree, _ offset: UInt32
  ) -> ByteRange {
    let isClosed = tree.tokens.kind(tree.token(at: range.lowerBound)) == .string
    return ByteRange(range.lowerBound, isClosed ? range.upperBound : offset)
  }

  /// Whether token `next` continues a statement whose first word ends at `offset`. A word does so if
  /// it does not start a statement itself.
  private static func continues(
    _ tree: SyntaxTree, after offset: UInt32, with next: TokenIndex
  ) -> Bool {
    let gap = Int(offset)..<Int(max(tree.tokens.start(next), offset))
    let isOnLine = !tree.source.bytes[gap].contains(UInt8(ascii: "\n"))
    switch tree.tokens.kind(next) {
    case .equals, .leftBrace: return true
    case .string, .brokenString, .regex: return isOnLine
    case .word:
      let following = tree.tokens.kind(next + 1)
      return isOnLine
        && (tree.startsLine(next + 1) || [.leftBrace, .rightBrace, .endOfFile].contains(following))
    default: return false
    }
  }

  private static func isInComment(
    _ tree: SyntaxTree, before token: TokenIndex, _ offset: UInt32
  ) -> Bool {
    guard token < tree.tokens.count else { return false }
    return tree.trivia(before: token).contains { piece in
      piece.isComment && piece.range.lowerBound < offset && offset <= piece.range.upperBound
    }
  }
}

/// Follows the tokens of a file, valid or not, and derives what may come next.
private struct Walk {
  private enum State {
    case start
    case name(TokenIndex)
    case label(TokenIndex, TokenIndex)
    case equals(TokenIndex)
    case list(TokenIndex)
    case dictionary
    case include
  }

  private let tree: SyntaxTree
  private var state = State.start
  private(set) var stanzas: [(name: String, label: String?)] = []

  init(_ tree: SyntaxTree) {
    self.tree = tree
  }

  var position: CompletionContext.Position {
    switch state {
    case .start: .statement
    case .name(let name): .label(tree.text(name))
    case .equals(let name): .value(tree.text(name), isInList: false)
    case .list(let name): .value(tree.text(name), isInList: true)
    case .label, .dictionary, .include: .other
    }
  }

  mutating func take(_ token: TokenIndex) {
    endLineIfNeeded(token)
    switch tree.tokens.kind(token) {
    case .leftBrace: open()
    case .rightBrace:
      if !stanzas.isEmpty { stanzas.removeLast() }
      state = .start
    case .equals:
      if case .name(let name) = state { state = .equals(name) }
    case .leftParenthesis:
      if let name { state = .list(name) }
    case .leftBracket: state = .dictionary
    case .rightParenthesis, .rightBracket: state = .start
    case .include where isAtStart: state = .include
    case .word, .string, .brokenString, .regex, .include: takeWord(token)
    case .comma, .stray, .endOfFile: break
    }
  }

  private mutating func takeWord(_ token: TokenIndex) {
    switch state {
    case .start: state = .name(token)
    case .name(let name): state = .label(name, token)
    case .equals, .include: state = .start
    case .label, .list, .dictionary: break
    }
  }

  /// Ends an unfinished statement, such as a name with nothing after it on its line.
  mutating func endLineIfNeeded(_ token: TokenIndex) {
    guard tree.startsLine(token) else { return }
    endStatement()
  }

  /// Ends an unfinished statement before an offset without a token.
  mutating func endLine(before offset: UInt32) {
    let token = tree.token(at: offset)
    let lower = tree.tokens.gap(before: token).lowerBound
    guard lower < offset else { return }
    if tree.source.bytes[Int(lower)..<Int(offset)].contains(UInt8(ascii: "\n")) { endStatement() }
  }

  private mutating func endStatement() {
    switch state {
    case .name, .equals, .include: state = .start
    case .start, .label, .list, .dictionary: break
    }
  }

  private mutating func open() {
    switch state {
    case .name(let name): stanzas.append((tree.text(name), nil))
    case .label(let name, let label):
      stanzas.append((tree.text(name), ScalarText.value(label, in: tree)))
    default: stanzas.append(("", nil))
    }
    state = .start
  }

  private var name: TokenIndex? {
    switch state {
    case .name(let name), .equals(let name): name
    default: nil
    }
  }

  private var isAtStart: Bool {
    if case .start = state { return true }
    return false
  }
}
