import EcelerityConf

/// What may be written at a place, found from the tokens before it: while somebody types, the file is
/// nearly always broken there.
struct CompletionContext {
  /// What stands before the place.
  enum Position {
    /// Nothing: an option or a stanza begins here.
    case statement
    /// A stanza's name; its label comes.
    case label(String)
    /// An option and its equals sign, perhaps some items.
    case value(String)
    /// Something that nothing is offered for.
    case other
  }

  private(set) var position = Position.statement
  /// The open stanzas, outermost first.
  private(set) var stanzas: [(name: String, label: String?)] = []
  /// The bytes that are replaced: of the word that has been begun, if there is one.
  let range: ByteRange

  init(_ tree: SyntaxTree, at offset: UInt32) {
    let begun = Self.begunWord(tree, offset)
    let end = begun ?? tree.token(at: offset)
    range =
      begun.map { Self.replaced(tree.tokens.range($0), tree, offset) }
      ?? ByteRange(offset, offset)
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

  /// The word or string that the place is in or at the end of.
  private static func begunWord(_ tree: SyntaxTree, _ offset: UInt32) -> TokenIndex? {
    let index = tree.token(at: offset)
    for candidate in [index, index - 1] where candidate >= 0 && candidate < tree.tokens.count {
      let range = tree.tokens.range(candidate)
      let kind = tree.tokens.kind(candidate)
      // Behind a closing quote, a string is complete.
      let isInside = range.lowerBound < offset && offset < range.upperBound
      let isAtEnd = range.upperBound == offset && kind != .string && !range.isEmpty
      if kind.isScalar, isInside || isAtEnd { return candidate }
    }
    return nil
  }

  /// A string goes as a whole; one that is not closed may have taken in more than belongs to it.
  private static func replaced(
    _ range: ByteRange, _ tree: SyntaxTree, _ offset: UInt32
  ) -> ByteRange {
    let isClosed = tree.tokens.kind(tree.token(at: range.lowerBound)) == .string
    return ByteRange(range.lowerBound, isClosed ? range.upperBound : offset)
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

/// Follows the tokens of a file, broken or not, and knows what may come next.
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
    case .equals(let name), .list(let name): .value(tree.text(name))
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

  /// A name that nothing follows on its line was not finished.
  mutating func endLineIfNeeded(_ token: TokenIndex) {
    guard tree.startsLine(token) else { return }
    endStatement()
  }

  /// The same before a place where no token stands.
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
