/// The stanzas around places of one file. Each statement is visited once when places are passed in reading order.
package struct SurroundingStanzas {
  let file: FileID
  private let tree: SyntaxTree
  /// The stanzas around the whole file; nil where the table does not know one.
  private let outer: [Keyword]?
  private var next: NodeIndex = 1
  /// The stanzas of the file that enclose the last place.
  private var open: [NodeIndex] = []

  init(in file: ConfigurationFile, of configuration: Configuration) {
    let around = SurroundingStanzas.around(file.id, in: configuration)
    self.init(file.id, file.tree, outer: SurroundingStanzas.known(around.map { Keyword($0.name) }))
  }

  private init(_ file: FileID, _ tree: SyntaxTree, outer: [Keyword]?) {
    self.file = file
    self.tree = tree
    self.outer = outer
  }

  /// The names of the stanzas around token `index`, outermost first, as a path of the option table; nil where the
  /// table does not know one.
  mutating func path(at index: TokenIndex) -> [Keyword]? {
    enter(index)
    let inner = open.map { Keyword(tree.text(TokenIndex(tree.nodes[$0].firstToken))) }
    return outer.flatMap { outer in SurroundingStanzas.known(inner).map { outer + $0 } }
  }

  /// Makes the stanzas around token `index` those that are open.
  private mutating func enter(_ index: TokenIndex) {
    if let last = open.last, tree.nodes[last].firstToken > index { (next, open) = (1, []) }
    while next < tree.nodes.count, tree.nodes[next].firstToken < index {
      if tree.nodes[next].kind == .stanza { open.append(next) }
      next += 1
    }
    open.removeAll { tree.nodes[$0].endToken <= index }
  }

  /// The stanzas around the include of `file`, outermost first, and those around a fragment that is read as if it were
  /// included.
  package static func around(_ file: FileID, in configuration: Configuration) -> [StanzaSyntax] {
    var stanzas: [StanzaSyntax] = []
    var file = file
    // A loop: includes may be nested deeper than a thread's stack allows. For a file that is included again, the
    // first include counts.
    while let include = configuration.includes.first(where: {
      $0.span.file.rawValue < file.rawValue && $0.files.contains(file)
    }) {
      file = include.span.file
      let tree = configuration.file(file).tree
      var surroundings = SurroundingStanzas(file, tree, outer: [])
      surroundings.enter(tree.token(at: include.span.range.lowerBound))
      stanzas = surroundings.open.map { StanzaSyntax($0, of: tree) } + stanzas
    }
    guard let enclosure = configuration.enclosure else { return stanzas }
    let tree = configuration.file(enclosure).tree
    return tree.nodes.indices.filter { tree.nodes[$0].kind == .stanza }
      .map { StanzaSyntax($0, of: tree) } + stanzas
  }

  private static func known(_ names: [Keyword?]) -> [Keyword]? {
    let known = names.compactMap { $0 }
    return known.count == names.count ? known : nil
  }
}

extension StanzaSyntax {
  fileprivate init(_ node: NodeIndex, of tree: SyntaxTree) {
    self.init(statement: StatementSyntax(tree: tree, node: node))
  }
}
