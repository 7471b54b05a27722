/// The stanzas around places of one file. Each statement is visited once when places are passed in reading order.
struct SurroundingStanzas {
  let file: FileID
  private let tree: SyntaxTree
  /// The stanzas around the whole file; nil where the table does not know one.
  private let outer: [Keyword]?
  private var next: NodeIndex = 1
  /// The stanzas of the file that enclose the last place.
  private var open: [NodeIndex] = []

  init(in file: ConfigurationFile, of configuration: Configuration) {
    self.init(
      file.id, file.tree, outer: SurroundingStanzas.path(around: file.id, in: configuration))
  }

  private init(_ file: FileID, _ tree: SyntaxTree, outer: [Keyword]?) {
    self.file = file
    self.tree = tree
    self.outer = outer
  }

  /// The names of the stanzas around token `index`, outermost first, as a path of the option table; nil where the
  /// table does not know one.
  mutating func path(at index: TokenIndex) -> [Keyword]? {
    if let last = open.last, tree.nodes[last].firstToken > index { (next, open) = (1, []) }
    while next < tree.nodes.count, tree.nodes[next].firstToken < index {
      if tree.nodes[next].kind == .stanza { open.append(next) }
      next += 1
    }
    open.removeAll { tree.nodes[$0].endToken <= index }
    let inner = open.map { Keyword(tree.text(TokenIndex(tree.nodes[$0].firstToken))) }
    return outer.flatMap { SurroundingStanzas.joined($0, inner) }
  }

  /// The stanzas around the include of `file`, or around a fragment that is read as if it were included.
  private static func path(around file: FileID, in configuration: Configuration) -> [Keyword]? {
    var path: [Keyword] = []
    var file = file
    // A loop: includes may be nested deeper than a thread's stack allows. For a file that is included again, the
    // first include counts.
    while let include = configuration.includes.first(where: {
      $0.span.file.rawValue < file.rawValue && $0.files.contains(file)
    }) {
      file = include.span.file
      let tree = configuration.file(file).tree
      var stanzas = SurroundingStanzas(file, tree, outer: [])
      guard let outer = stanzas.path(at: tree.token(at: include.span.range.lowerBound)) else {
        return nil
      }
      path = outer + path
    }
    guard let enclosure = configuration.enclosure else { return path }
    let tree = configuration.file(enclosure).tree
    let names = tree.nodes.filter { $0.kind == .stanza }
      .map { Keyword(tree.text(TokenIndex($0.firstToken))) }
    return joined([], names + path)
  }

  private static func joined(_ outer: [Keyword], _ inner: [Keyword?]) -> [Keyword]? {
    let known = inner.compactMap { $0 }
    return known.count == inner.count ? outer + known : nil
  }
}
