/// The numbers of the names of all statements of one tree, by their nodes.
///
/// Names that the option table has are numbered from the tree alone, which can be done for several trees at the same
/// time. The others need the table of all names so far. Where every line has such a name, that table outgrows the
/// processor's caches, and each lookup waits for memory. So they are looked up in batches.
struct StatementNames: Sendable {
  private var numbers: ContiguousArray<NameID> = []
  /// The statements whose names the option table does not have.
  private var unknown: ContiguousArray<UInt32> = []

  /// How many names are looked up at a time.
  private static let batch = 16

  /// Numbers those names of the statements of `tree` that the option table has.
  init(of tree: SyntaxTree) {
    numbers.reserveLargePages(tree.nodes.count)
    let keywords = KeywordIndex.slots.utf8.span
    let spellings = KeywordIndex.spellings.utf8.span
    let source = tree.source.bytes
    for (index, node) in tree.nodes.enumerated() {
      switch node.kind {
      case .option, .listOption, .dictionaryOption, .stanza:
        let name = source.span.extracting(StatementNames.range(node, of: tree).indices)
        if let keyword = KeywordIndex.find(name, in: keywords, spellings) {
          numbers.append(NameID(keyword.rawValue))
        } else {
          numbers.append(noRecord)
          unknown.append(UInt32(truncatingIfNeeded: index))
        }
      case .file, .include, .unexpected: numbers.append(noRecord)
      }
    }
  }

  /// The number of the name of statement `node`; `noRecord` if it has none.
  subscript(node: NodeIndex) -> NameID { numbers[node] }

  /// Numbers the other names of the statements of `tree`; new ones are added to `table`.
  mutating func numberUnknown(of tree: SyntaxTree, in table: inout NameTable) {
    /// The names of a batch in lower case.
    var bytes: [UInt8] = []
    var names: ContiguousArray<NameTable.Unknown> = []
    for start in stride(from: 0, to: unknown.count, by: StatementNames.batch) {
      let nodes = unknown[start..<min(start + StatementNames.batch, unknown.count)]
      for node in nodes {
        let first = bytes.count
        for offset in StatementNames.range(tree.nodes[Int(node)], of: tree).indices {
          bytes.append(tree.source.bytes[offset].lowercased)
        }
        var name = NameTable.Unknown(bytes, first..<bytes.count)
        name.candidate = table.candidate(for: name)
        names.append(name)
      }
      for (node, name) in zip(nodes, names) { numbers[Int(node)] = table.number(name, in: bytes) }
      names.removeAll(keepingCapacity: true)
      bytes.removeAll(keepingCapacity: true)
    }
  }

  /// The bytes of the name, without the quotes it should not have.
  @inline(__always)
  private static func range(_ node: Node, of tree: SyntaxTree) -> ByteRange {
    let token = TokenIndex(node.firstToken)
    return tree.tokens.kind(token) == .word
      ? tree.tokens.range(token) : ScalarText.innerRange(token, in: tree)
  }
}
