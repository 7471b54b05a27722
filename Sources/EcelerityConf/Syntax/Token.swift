/// The kind of a token; punctuation is named by its shape.
public enum TokenKind: UInt8, Sendable {
  /// A bare word: a maximal run of bytes other than white space and `# " ' = { } [ ] ( )`.
  case word
  /// `include` or `readonly_include` at the start of a statement, in any letter case.
  case include
  /// A double-quoted string, including the quotes.
  case string
  /// A string in quotes outside the language, or without its closing quote; reported.
  case brokenString
  /// An unquoted `/…/` in label position.
  case regex
  /// `{`
  case leftBrace
  /// `}`
  case rightBrace
  /// `(`
  case leftParenthesis
  /// `)`
  case rightParenthesis
  /// `[`
  case leftBracket
  /// `]`
  case rightBracket
  /// `=`
  case equals
  /// `,` between the items of a list; elsewhere a comma is part of a word.
  case comma
  /// Bytes outside the language; reported.
  case stray
  /// The end of the file; empty.
  case endOfFile
}

extension TokenKind {
  /// Whether the token can be a value: a word or a string in any quotes.
  public var isScalar: Bool {
    switch self {
    case .word, .include, .string, .brokenString: true
    default: false
    }
  }
}

/// One token in eight bytes: offset, length and kind.
struct Token: Sendable {
  /// Lengths from this value on are stored separately; see `TokenList`.
  static let longLength: UInt32 = 0xFF_FFFF

  let offset: UInt32
  private let highLength: UInt16
  private let lowLength: UInt8
  let kind: TokenKind

  init(offset: Int, length: Int, kind: TokenKind) {
    let stored =
      length < Int(Token.longLength) ? UInt32(truncatingIfNeeded: length) : Token.longLength
    self.offset = UInt32(truncatingIfNeeded: offset)
    highLength = UInt16(truncatingIfNeeded: stored >> 8)
    lowLength = UInt8(truncatingIfNeeded: stored)
    self.kind = kind
  }

  /// The token in a file with `count` more bytes before it.
  @inline(__always)
  func moved(by count: UInt32) -> Token { Token(self, at: offset + count) }

  private init(_ token: Token, at offset: UInt32) {
    self.offset = offset
    highLength = token.highLength
    lowLength = token.lowLength
    kind = token.kind
  }

  /// The length in bytes, or `longLength`.
  @inline(__always)
  var length: UInt32 { UInt32(highLength) << 8 | UInt32(lowLength) }
}

/// The index of a token in its file.
public typealias TokenIndex = Int

/// The tokens of a file in order; the last one is `endOfFile`.
///
/// Comments and white space are the gaps between tokens and are read again on request. An index
/// must be at least 0 and less than `count`.
public struct TokenList: Sendable {
  private var tokens: ContiguousArray<Token> = []
  /// Tokens of 16 MiB and more, in order, with their lengths.
  private var longTokens: [(index: TokenIndex, length: UInt32)] = []

  /// The tokens with comments in the gap before them, in order.
  private(set) var commentedTokens: [UInt32] = []

  init(expecting count: Int) {
    tokens.reserveLargePages(count)
  }

  /// Records a comment before the next token.
  mutating func noteComment() {
    let next = UInt32(tokens.count)
    if commentedTokens.last != next { commentedTokens.append(next) }
  }

  @inline(__always)
  mutating func append(_ kind: TokenKind, from start: Int, to end: Int) {
    if end - start >= Int(Token.longLength) {
      longTokens.append((tokens.count, UInt32(end - start)))
    }
    tokens.append(Token(offset: start, length: end - start, kind: kind))
  }

  /// Appends the tokens of a part of the file that starts at `offset`, without its `endOfFile`.
  mutating func append(contentsOf part: TokenList, at offset: UInt32) {
    let first = UInt32(tokens.count)
    commentedTokens.append(contentsOf: part.commentedTokens.lazy.map { $0 + first })
    longTokens.append(contentsOf: part.longTokens.lazy.map { ($0.index + Int(first), $0.length) })
    for index in 0..<part.count - 1 { tokens.append(part.tokens[index].moved(by: offset)) }
  }

  /// The number of tokens, including `endOfFile`.
  public var count: Int { tokens.count }

  /// The kind of token `index`.
  @inline(__always)
  public func kind(_ index: TokenIndex) -> TokenKind { tokens[index].kind }

  /// The offset of the first byte of token `index`.
  @inline(__always)
  package func start(_ index: TokenIndex) -> UInt32 { tokens[index].offset }

  /// The bytes of token `index`.
  @inline(__always)
  public func range(_ index: TokenIndex) -> ByteRange {
    let token = tokens[index]
    let length = token.length == Token.longLength ? longLength(of: index) : token.length
    return ByteRange(token.offset, token.offset + length)
  }

  /// Whether token `index` has the same kind and length as token `partner` of `other`.
  @inline(__always)
  func isShaped(_ index: TokenIndex, as partner: TokenIndex, of other: TokenList) -> Bool {
    let (token, second) = (tokens[index], other.tokens[partner])
    guard token.kind == second.kind, token.length == second.length else { return false }
    return token.length != Token.longLength
      || longLength(of: index) == other.longLength(of: partner)
  }

  /// The bytes between token `index` and the token before it: white space and comments.
  @inline(__always)
  package func gap(before index: TokenIndex) -> ByteRange {
    let lower = index == 0 ? 0 : range(index - 1).upperBound
    return ByteRange(lower, tokens[index].offset)
  }

  /// Removes all but the last `kept` tokens, which are renumbered from 0, and the records of
  /// comments before any of them.
  mutating func removeAll(butLast kept: Int) {
    let removed = max(0, tokens.count - kept)
    commentedTokens = commentedTokens.filter { $0 >= tokens.count }.map { $0 - UInt32(removed) }
    longTokens = longTokens.filter { $0.index >= removed }.map { ($0.index - removed, $0.length) }
    tokens.removeSubrange(0..<removed)
  }

  /// Moves the tokens from `start` to the positions of the first `count` of `others`, which have
  /// the same kinds and lengths.
  mutating func move(from start: TokenIndex, to others: TokenList, count: Int) {
    for index in 0..<count { tokens[start + index] = others.tokens[index] }
  }

  private func longLength(of index: TokenIndex) -> UInt32 {
    longTokens[longTokens.partitioningIndex { $0.index > index } - 1].length
  }
}
