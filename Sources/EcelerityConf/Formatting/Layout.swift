/// The layout of a tree: the white space before each token.
///
/// A body is the text between two brackets, or the file; its elements are statements, items or
/// pairs. A body is either flat, on one line, or has one element per line.
///
/// The nodes are visited once, in preorder, with a stack of the stanzas whose bodies are not flat;
/// the traversal is not recursive.
struct Layout {
  /// The maximum width of a line. A body written on one line stays there if it fits.
  static let lineLimit = 100
  /// The number of spaces per level of nesting.
  static let indentation = 2

  /// The current line.
  struct Line {
    /// The first token of the line.
    var first: TokenIndex
    /// The column of that token.
    var column: Int
    /// Whether its trailing comment may be aligned with those of adjacent lines.
    var isAlignable: Bool
  }

  let tokens: TokenList
  let bytes: [UInt8]
  private let nodes: ContiguousArray<Node>
  private var rewriter: GapRewriter
  private var alignment = CommentAlignment()
  /// The open stanzas with one statement per line.
  private var stanzas: [NodeIndex] = []
  /// The number of open bodies with one element per line, without the file.
  private(set) var depth = 0
  /// The depth of the body that contains `# conffmt: off`, while it is in effect.
  private var keptDepth: Int?
  /// The first token of the current element.
  private(set) var elementStart: TokenIndex = 0
  var line = Line(first: 0, column: 0, isAlignable: false)

  init(_ tree: SyntaxTree) {
    tokens = tree.tokens
    bytes = tree.source.bytes
    nodes = tree.nodes
    rewriter = GapRewriter(tree.source.bytes)
  }

  /// Whether the layout differs from the source.
  var isChanged: Bool { rewriter.isChanged }

  /// Returns the formatted text.
  mutating func finish() -> [UInt8] { rewriter.finish() }

  /// The number of spaces before an element of the current body.
  var indent: Int { depth * Layout.indentation }

  // MARK: Statements

  /// Lays out the whole file.
  mutating func run() {
    var index = 1
    while index < nodes.count {
      closeStanzas(endingBefore: index)
      index = layOutStatement(index)
    }
    closeStanzas(endingBefore: nodes.count)
    endBody(before: tokens.count - 1, indent: 0)
    settleAlignment()
  }

  /// Lays out statement `index`, or the header of a stanza; returns the next node.
  private mutating func layOutStatement(_ index: NodeIndex) -> NodeIndex {
    let node = nodes[index]
    startElement(TokenIndex(node.firstToken))
    switch node.kind {
    case .listOption, .dictionaryOption: layOutBracketed(node)
    case .stanza: return layOutStanza(index)
    default: layOutFlat(TokenIndex(node.firstToken) + 1..<TokenIndex(node.endToken))
    }
    return NodeIndex(node.end)
  }

  private mutating func layOutStanza(_ index: NodeIndex) -> NodeIndex {
    let node = nodes[index]
    let opening = layOutHeader(node)
    guard !isFlat(opening, endToken: TokenIndex(node.endToken)) else {
      layOutFlat(opening + 1..<TokenIndex(node.endToken))
      return NodeIndex(node.end)
    }
    startBody()
    stanzas.append(index)
    return index + 1
  }

  private mutating func closeStanzas(endingBefore index: NodeIndex) {
    while let stanza = stanzas.last, NodeIndex(nodes[stanza].end) <= index {
      stanzas.removeLast()
      closeBody(before: TokenIndex(nodes[stanza].endToken) - 1)
    }
  }

  private mutating func layOutBracketed(_ node: Node) {
    let opening = layOutHeader(node)
    let closing = TokenIndex(node.endToken) - 1
    guard !isFlat(opening, endToken: closing + 1) else {
      return layOutFlat(opening + 1..<closing + 1)
    }
    startBody()
    var index = opening + 1
    while index < closing {
      index = layOutElement(at: index, isPair: node.kind == .dictionaryOption)
    }
    closeBody(before: closing)
  }

  /// Lays out an item of a list with the commas after it, or a pair of a dictionary.
  private mutating func layOutElement(at start: TokenIndex, isPair: Bool) -> TokenIndex {
    startElement(start)
    var end = start + (isPair ? 3 : 1)
    while tokens.kind(end) == .comma { end += 1 }
    layOutFlat(start + 1..<end)
    return end
  }

  /// Lays out the tokens up to the opening bracket, and returns the index of that bracket.
  private mutating func layOutHeader(_ node: Node) -> TokenIndex {
    var index = TokenIndex(node.firstToken)
    repeat {
      index += 1
      joinToken(index)
    } while !tokens.kind(index).isOpening
    return index
  }

  private mutating func layOutFlat(_ range: Range<TokenIndex>) {
    for index in range { joinToken(index) }
  }

  // MARK: Bodies

  private mutating func startBody() {
    line.isAlignable = false
    depth += 1
  }

  private mutating func closeBody(before closing: TokenIndex) {
    endBody(before: closing, indent: indent - Layout.indentation)
    depth -= 1
    line = Line(first: closing, column: indent, isAlignable: false)
  }

  // MARK: White space

  /// Replaces `gap` with white space, unless the original layout is kept.
  @inline(__always)
  mutating func separate(_ gap: ByteRange, lineBreaks: Int, spaces: Int) {
    if keptDepth == nil { rewriter.replace(gap, lineBreaks: lineBreaks, spaces: spaces) }
  }

  /// Starts a new element with token `first`, at the indentation of the body.
  @inline(__always)
  mutating func startLine(_ first: TokenIndex) {
    elementStart = first
    line = Line(first: first, column: indent, isAlignable: true)
    if alignment.isEmpty { rewriter.relieve() }
  }

  // MARK: Trailing comments

  /// Places `gap` between the current line and its trailing comment, which is `width` columns wide.
  mutating func align(_ gap: ByteRange, before token: TokenIndex, width: Int) {
    guard keptDepth == nil, line.isAlignable, let code = flatWidth(line.first..<token) else {
      settleAlignment()
      return separate(gap, lineBreaks: 0, spaces: CommentAlignment.leastSpaces)
    }
    alignment.add(rewriter.reserve(gap), code: code, comment: width)
  }

  mutating func widenAlignment(by width: Int) { alignment.widenLast(by: width) }

  /// Places `gap` before a line that continues the trailing comment above, `width` columns wide.
  mutating func alignContinuation(_ gap: ByteRange, width: Int) {
    alignment.addContinuation(rewriter.reserve(gap, lineBreaks: 1), comment: width)
  }

  /// Whether the current line has a trailing comment whose column is pending.
  var isAligning: Bool { !alignment.isEmpty }

  /// Ends the lines whose comments are aligned.
  @inline(__always)
  mutating func settleAlignment() {
    if !alignment.isEmpty { alignment.settle(in: &rewriter) }
  }

  // MARK: Kept regions

  /// Whether the original layout is kept.
  var isKept: Bool { keptDepth != nil }

  /// Applies a marker on its own line in the current body.
  mutating func obey(_ marker: FormattingMarker) {
    switch marker {
    case .off: keptDepth = keptDepth ?? depth
    case .on: keptDepth = nil
    }
  }

  /// Whether a kept region ends with the current body.
  @inline(__always)
  var endsKeptBody: Bool { keptDepth == depth }

  mutating func endKeptRegion() { keptDepth = nil }
}

extension TokenKind {
  /// Whether the token is `{`, `(` or `[`.
  var isOpening: Bool {
    switch self {
    case .leftBrace, .leftParenthesis, .leftBracket: true
    default: false
    }
  }
}
