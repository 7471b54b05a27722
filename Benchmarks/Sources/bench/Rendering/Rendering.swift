internal import EcelerityConf

/// Translates all statements and comments of a tree with a renderer.
struct Rendering {
  private let tree: SyntaxTree
  private let renderer: any Renderer
  private var bytes: [UInt8] = []
  private var number = 0

  /// The text of `tree` as translated by `renderer`.
  static func bytes(of tree: SyntaxTree, by renderer: any Renderer) -> [UInt8] {
    var rendering = Rendering(tree: tree, renderer: renderer)
    rendering.write(renderer.head)
    rendering.write(tree.statements, depth: 0)
    rendering.write(renderer.tail)
    return rendering.bytes
  }

  private init(tree: SyntaxTree, renderer: any Renderer) {
    self.tree = tree
    self.renderer = renderer
    bytes.reserveCapacity(tree.source.bytes.count * 2)
  }

  private mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func write(_ statements: Statements, depth: Int) {
    // Two widths of indentation, so that formatters have something to change.
    let indent = String(repeating: number % 3 == 0 ? "    " : "  ", count: depth)
    for statement in statements {
      number += 1
      writeComments(before: statement.tokens.lowerBound, indent)
      if let stanza = statement.stanza { write(stanza, depth: depth, indent) }
      if let option = statement.option { write(option, indent) }
    }
  }

  private mutating func write(_ stanza: StanzaSyntax, depth: Int, _ indent: String) {
    let label = stanza.labelToken.map { ScalarText.value($0, in: tree) }
    write(renderer.open(stanza.name, label, number: number, indent))
    write(stanza.statements, depth: depth + 1)
    write(renderer.close(stanza.name, indent))
  }

  private mutating func write(_ option: OptionSyntax, _ indent: String) {
    func text(_ token: TokenIndex) -> String { ScalarText.value(token, in: tree) }
    switch option.value {
    case .scalar(let token):
      write(renderer.option(option.name, text(token), number: number, indent))
    case .list(let items):
      write(renderer.list(option.name, items.map(text), number: number, indent))
    case .dictionary(let pairs):
      let items = pairs.map { text($0.key) + "=" + text($0.value) }
      write(renderer.list(option.name, items, number: number, indent))
    case .missing: break
    }
  }

  private mutating func writeComments(before token: TokenIndex, _ indent: String) {
    for piece in tree.trivia(before: token) where piece.isComment {
      let text = tree.source.text(piece.range).filter { $0 != "\n" && $0 != "*" && $0 != "#" }
      write(renderer.comment(text, indent))
    }
  }
}
