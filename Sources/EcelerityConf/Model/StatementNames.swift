/// The numbers of the names of all statements of one file, by their nodes.
///
/// Where every line has a name that the option table does not know, the table of these names outgrows the
/// processor's caches, and each lookup waits for memory. So the names are looked up in batches.
struct StatementNames {
  private var numbers: ContiguousArray<NameID> = []
  private var waiting: ContiguousArray<Waiting> = []
  /// The waiting names in lower case.
  private var bytes: [UInt8] = []

  private struct Waiting {
    let node: NodeIndex
    var name: NameTable.Unknown
  }

  /// How many names are looked up at a time.
  private static let batch = 16

  /// Numbers the names of the statements of `tree`; new names are added to `table`.
  init(of tree: SyntaxTree, in table: inout NameTable) {
    numbers.reserveLargePages(tree.nodes.count)
    for (index, node) in tree.nodes.enumerated() {
      switch node.kind {
      case .option, .listOption, .dictionaryOption, .stanza: append(node, index, of: tree, &table)
      case .file, .include, .unexpected: numbers.append(noRecord)
      }
    }
    numberWaiting(&table)
  }

  /// The number of the name of statement `node`; `noRecord` if it has none.
  subscript(node: NodeIndex) -> NameID { numbers[node] }

  @inline(__always)
  private mutating func append(
    _ node: Node, _ index: NodeIndex, of tree: SyntaxTree, _ table: inout NameTable
  ) {
    let range = StatementNames.range(node, of: tree).indices
    let source = tree.source.bytes
    if let keyword = Keyword(source.span.extracting(range)) {
      return numbers.append(NameID(keyword.rawValue))
    }
    numbers.append(noRecord)
    let start = bytes.count
    for offset in range { bytes.append(source[offset].lowercased) }
    let name = NameTable.Unknown(bytes, start..<bytes.count)
    waiting.append(Waiting(node: index, name: name))
    if waiting.count == StatementNames.batch { numberWaiting(&table) }
  }

  private mutating func numberWaiting(_ table: inout NameTable) {
    for index in waiting.indices {
      waiting[index].name.candidate = table.candidate(for: waiting[index].name)
    }
    for unknown in waiting { numbers[unknown.node] = table.number(unknown.name, in: bytes) }
    waiting.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }

  /// The bytes of the name, without the quotes it should not have.
  private static func range(_ node: Node, of tree: SyntaxTree) -> ByteRange {
    let token = TokenIndex(node.firstToken)
    return tree.tokens.kind(token) == .word
      ? tree.tokens.range(token) : ScalarText.innerRange(token, in: tree)
  }
}
