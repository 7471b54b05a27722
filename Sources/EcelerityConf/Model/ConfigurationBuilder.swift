/// Reads the files of a configuration and merges them.
struct ConfigurationBuilder {
  private(set) var sources: [SourceFile] = []
  var includes: [Include] = []
  var problems: [IncludeProblem] = []
  /// The file that `local_changes_file` names, once it is read.
  var localChanges: FileID?
  var scopes: ContiguousArray<ScopeRecord> = []
  var settings: ContiguousArray<SettingRecord> = []
  private(set) var openings: ContiguousArray<OpeningRecord> = []
  /// The options that are assigned anywhere.
  private(set) var assignedOptions: KeywordSet = []
  private(set) var shapes = ShapeTable()
  private(set) var names = NameTable()
  private(set) var scopeIndex = ScopeIndex()
  private(set) var patternChildren: [UInt32: [UInt32]] = [:]
  var largeScopes = LargeScopes()
  /// The file that opens the stanzas around the main file, if there are any.
  private(set) var enclosure: FileID?
  private(set) var idleChanges: [Int] = []

  let loader: any Loader
  let options: ConfigurationOptions
  var resolver: IncludeResolver
  private let partLength: Int
  private var identities: [FileIdentity] = []
  /// The trees of the files that have been read to their end.
  var trees: [SyntaxTree?] = []
  var known: [FileIdentity: FileID] = [:]
  /// The file at each path that an include led to.
  var knownPaths: [PathKey: FileID] = [:]
  var reading: [FileID] = []
  /// Whether each file is known to include itself.
  var isInCycle: [Bool] = []
  /// The includes of which it was told that not all they lead to is read.
  var refusals: Set<SourceSpan> = []
  var repeats = 0
  var repeatedBytes = 0

  /// A builder that reads the main file in parts of `partLength` bytes or more.
  init(
    root: String, loader: any Loader, options: ConfigurationOptions,
    partLength: Int = TopLevelParts.usualLength
  ) {
    self.loader = loader
    self.options = options
    self.partLength = partLength
    resolver = IncludeResolver(root: root, loader: loader, options: options)
    scopes.append(
      ScopeRecord(
        name: 0, parent: noRecord, shape: 0, file: 0, node: 0, label: noRecord,
        labelRange: ByteRange(0, 0), isPattern: false))
  }

  mutating func build(_ root: LoadedFile) {
    let file = add(root)
    read(file, into: openEnclosure())
    readLocalChanges()
    for (index, change) in options.changes.enumerated() where !apply(change) {
      idleChanges.append(index)
    }
  }

  /// The innermost of the stanzas around the main file.
  private mutating func openEnclosure() -> UInt32 {
    guard !options.enclosure.isEmpty else { return 0 }
    let file = add(EnclosingStanzas.file(options.enclosure))
    enclosure = file
    read(file, into: 0)
    return UInt32(scopes.count - 1)
  }

  /// The files in the order in which they were first read; all of them have to be read by now.
  var files: [ConfigurationFile] {
    identities.indices.map { index in
      guard let tree = trees[index] else { preconditionFailure("a file was not read") }
      return ConfigurationFile(id: FileID(UInt32(index)), tree: tree, identity: identities[index])
    }
  }

  mutating func add(_ file: LoadedFile) -> FileID {
    let id = FileID(UInt32(sources.count))
    known[file.identity] = id
    sources.append(file.source)
    identities.append(file.identity)
    trees.append(nil)
    isInCycle.append(false)
    return id
  }

  mutating func read(_ file: FileID, into scope: UInt32) {
    reading.append(file)
    if !readParts(of: file, into: scope) { readWhole(file, into: scope) }
    reading.removeLast()
  }

  /// Merges the parts of a large file while those behind them are still being read; false if it cannot be
  /// read in parts, and then nothing is merged.
  ///
  /// This is for the main file: whether all parts are without errors is known at their end, so that what was
  /// there before is kept until then.
  private mutating func readParts(of file: FileID, into scope: UInt32) -> Bool {
    guard file.rawValue == 0,
      let (tree, merged) = SyntaxTree.readParts(
        of: sources[0], length: partLength, into: self,
        adding: { $0.merge($1, of: 0, into: scope) })
    else { return false }
    self = merged
    trees[0] = tree
    return true
  }

  private mutating func readWhole(_ file: FileID, into scope: UInt32) {
    let index = Int(file.rawValue)
    let tree = trees[index] ?? tree(of: sources[index], isMain: index == 0)
    trees[index] = tree
    merge(TreePart(whole: tree), of: file.rawValue, into: scope)
  }

  private func tree(of source: SourceFile, isMain: Bool) -> SyntaxTree {
    // The main file comes here only when it cannot be read in parts.
    isMain ? SyntaxTree(parsing: source, partLength: .max) : SyntaxTree(parsing: source)
  }

  private mutating func merge(_ part: TreePart, of file: UInt32, into scope: UInt32) {
    if file == 0, part.bytesBefore == 0 { reserve(for: part) }
    let numbers = StatementNames(of: part.tree, in: &names)
    readBody(of: part, numbers, file, into: scope)
  }

  /// Reserves what the main file needs if all of it is like its first part. Memory that is reserved but not
  /// touched costs nothing; growing costs a copy.
  private mutating func reserve(for part: TreePart) {
    let length = part.tree.source.bytes.count
    let share = Double(sources[0].bytes.count) / Double(max(1, length))
    func all(_ count: Int) -> Int { share > 1 ? Int(Double(count) * share * 1.125) : count }
    let nodes = all(part.tree.nodes.count)
    let stanzas = all(part.tree.nodes.reduce(0) { $0 + ($1.kind == .stanza ? 1 : 0) })
    settings.reserveLargePages(nodes)
    scopes.reserveLargePages(stanzas + 1)
    scopeIndex = ScopeIndex(capacity: stanzas)
    names.reserveCapacity(nodes, bytes: sources[0].bytes.count / 2)
    largeScopes.reserveCapacity(nodes)
  }

  /// Reads the statements of `part`. A loop: with stanzas nested in each of many files that include each other, one
  /// call a stanza would need more stack than a thread may have.
  private mutating func readBody(
    of part: TreePart, _ names: StatementNames, _ file: UInt32, into scope: UInt32
  ) {
    var (index, end, scope) = (1, NodeIndex(part.tree.nodes[0].end), scope)
    var around: [(end: NodeIndex, scope: UInt32)] = []
    while true {
      guard index < end else {
        guard let outer = around.popLast() else { return }
        (end, scope) = outer
        continue
      }
      let node = part.tree.nodes[index]
      switch node.kind {
      case .option, .listOption, .dictionaryOption:
        if !node.flags.contains(.missingValue) {
          addSetting(part.node(index), names[index], file, to: scope)
        }
      case .stanza:
        around.append((end, scope))
        scope = openScope(node, index, of: part, names[index], file, in: scope)
        (index, end) = (index + 1, NodeIndex(node.end))
        continue
      case .include: readInclude(index, of: part, file, into: scope)
      case .file, .unexpected: break
      }
      index = NodeIndex(node.end)
    }
  }

  // MARK: Options

  private mutating func addSetting(
    _ node: UInt32, _ name: NameID, _ file: UInt32, to scope: UInt32
  ) {
    let replaced = newest(name, in: scope)
    let id = UInt32(settings.count)
    settings.append(
      SettingRecord(
        name: name, scope: scope, file: file, node: node,
        older: scopes[Int(scope)].newestSetting, replaced: replaced))
    if replaced != noRecord { settings[Int(replaced)].isReplaced = true }
    scopes[Int(scope)].newestSetting = id
    scopes[Int(scope)].settingCount += 1
    if let keyword = names.keyword(name) { assignedOptions.insert(keyword) }
    remember(name, in: scope, as: id)
  }

  func newest(_ name: NameID, in scope: UInt32) -> UInt32 {
    if scopes[Int(scope)].isLarge { return largeScopes.newest(name, in: scope) }
    var next = scopes[Int(scope)].newestSetting
    while next != noRecord {
      if settings[Int(next)].name == name { return next }
      next = settings[Int(next)].older
    }
    return noRecord
  }

  private mutating func remember(_ name: NameID, in scope: UInt32, as id: UInt32) {
    let count = scopes[Int(scope)].settingCount
    if count > LargeScopes.threshold { return largeScopes.set(name, in: scope, to: id) }
    guard count == LargeScopes.threshold else { return }
    var next = id
    var seen: Set<NameID> = []
    while next != noRecord {
      let record = settings[Int(next)]
      if seen.insert(record.name).inserted { largeScopes.set(record.name, in: scope, to: next) }
      next = record.older
    }
  }

  // MARK: Stanzas

  private mutating func openScope(
    _ node: Node, _ index: NodeIndex, of part: TreePart, _ name: NameID, _ file: UInt32,
    in parent: UInt32
  ) -> UInt32 {
    let keyword = names.keyword(name)
    let label = labelToken(node, index, of: part.tree)
    let key = ScopeIndex.Key(label, of: part.tree, keyword)
    let token = label.map { part.token($0) } ?? noRecord
    let hash = ScopeIndex.hash(key, name, parent)
    if let known = scopeIndex.find(key, name, in: parent, hash: hash, scopes, sources) {
      let older = scopes[Int(known)].newestOpening
      scopes[Int(known)].newestOpening = UInt32(openings.count)
      openings.append(OpeningRecord(file: file, node: part.node(index), label: token, older: older))
      return known
    }
    let range = label.map { part.range(ScalarText.innerRange($0, in: part.tree)) }
    let id = UInt32(scopes.count)
    let isPattern =
      (keyword == .domain || keyword == .host) && LabelKey.isRegex(key.bytes, key.range)
    scopes.append(
      ScopeRecord(
        name: name, parent: parent, shape: shapes.number(scopes[Int(parent)].shape, name, of: id),
        file: file, node: part.node(index), label: token, labelRange: range ?? ByteRange(0, 0),
        isPattern: isPattern))
    append(id, to: parent)
    scopeIndex.insert(id, key, hash: hash)
    if isPattern { patternChildren[parent, default: []].append(id) }
    return id
  }

  private mutating func append(_ child: UInt32, to parent: UInt32) {
    let last = scopes[Int(parent)].lastChild
    if last == noRecord {
      scopes[Int(parent)].firstChild = child
    } else {
      scopes[Int(last)].nextSibling = child
    }
    scopes[Int(parent)].lastChild = child
  }

  @inline(__always)
  private func labelToken(_ node: Node, _ index: NodeIndex, of tree: SyntaxTree) -> TokenIndex? {
    // The common cases first: `name {` and `name "label" {`.
    let next = TokenIndex(node.firstToken) + 1
    switch tree.tokens.kind(next) {
    case .leftBrace: return nil
    case .string, .word, .regex: return next
    default:
      return StanzaSyntax(statement: StatementSyntax(tree: tree, node: index)).labelToken
    }
  }
}
