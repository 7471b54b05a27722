/// Reads the files of a configuration and merges them.
struct ConfigurationBuilder {
  var contents = ConfigurationContents()

  let loader: any Loader
  let options: ConfigurationOptions
  var resolver: IncludeResolver
  private let partLength: Int
  private var identities: [FileIdentity] = []
  /// The trees of the files; nil until a file is read to its end.
  var trees: [SyntaxTree?] = []
  var filesByIdentity: [FileIdentity: FileID] = [:]
  /// The file at each path that an include led to.
  var filesByPath: [PathKey: FileID] = [:]
  var reading: [FileID] = []
  /// Whether each file is known to include itself.
  var isInCycle: [Bool] = []
  /// The includes reported as not read completely.
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
    contents.scopes.append(
      ScopeRecord(
        name: 0, parent: .none, shape: 0, file: 0, node: 0, label: noRecord,
        labelRange: ByteRange(0, 0), isPattern: false))
  }

  mutating func build(_ root: LoadedFile) {
    let file = add(root)
    read(file, into: openEnclosure())
    readLocalChanges()
    for (index, change) in options.changes.enumerated() where !apply(change) {
      contents.idleChanges.append(index)
    }
  }

  /// Opens the stanzas around the main file and returns the innermost scope.
  private mutating func openEnclosure() -> ScopeID {
    let module = options.enclosingModule.map { [$0.header] } ?? []
    let headers = module + options.enclosure.map(\.header)
    guard !headers.isEmpty else { return .global }
    let file = addGenerated(EnclosingStanzas.file(headers))
    contents.enclosure = file
    read(file, into: .global)
    return ScopeID(index: contents.scopes.count - 1)
  }

  /// The contents of the configuration; all files have been read by now.
  consuming func finish() -> ConfigurationContents {
    contents.files = identities.indices.map { index in
      guard let tree = trees[index] else { preconditionFailure("a file was not read") }
      return ConfigurationFile(id: FileID(UInt32(index)), tree: tree, identity: identities[index])
    }
    contents.isPartial = contents.files.contains { $0.tree.hasErrors }
    return contents
  }

  mutating func add(_ file: LoadedFile) -> FileID {
    let id = FileID(UInt32(contents.sources.count))
    filesByIdentity[file.identity] = id
    contents.sources.append(file.source)
    identities.append(file.identity)
    trees.append(nil)
    isInCycle.append(false)
    return id
  }

  /// Adds a file that is generated from what the caller asks for.
  mutating func addGenerated(_ file: LoadedFile) -> FileID {
    let id = add(file)
    contents.generatedFiles.insert(id)
    return id
  }

  mutating func read(_ file: FileID, into scope: ScopeID) {
    reading.append(file)
    if !readParts(of: file, into: scope) { readWhole(file, into: scope) }
    reading.removeLast()
  }

  /// Merges the parts of a large main file while later ones are still being parsed; false, with nothing merged,
  /// if it cannot be read in parts.
  ///
  /// Whether all parts are free of errors is known only at the end, so a copy of the builder merges them.
  private mutating func readParts(of file: FileID, into scope: ScopeID) -> Bool {
    guard file.rawValue == 0,
      let (tree, merged) = SyntaxTree.readParts(
        of: contents.sources[0], length: partLength, into: self,
        preparing: { StatementNames(of: $0) },
        adding: { $0.merge($1, $2, of: 0, into: scope) })
    else { return false }
    self = merged
    trees[0] = tree
    return true
  }

  private mutating func readWhole(_ file: FileID, into scope: ScopeID) {
    let index = Int(file.rawValue)
    let tree = trees[index] ?? tree(of: contents.sources[index], isMain: index == 0)
    trees[index] = tree
    merge(TreePart(whole: tree), StatementNames(of: tree), of: file.rawValue, into: scope)
  }

  private func tree(of source: SourceFile, isMain: Bool) -> SyntaxTree {
    // The main file gets here only if it cannot be read in parts.
    isMain ? SyntaxTree(parsing: source, partLength: .max) : SyntaxTree(parsing: source)
  }

  private mutating func merge(
    _ part: TreePart, _ names: consuming StatementNames, of file: UInt32, into scope: ScopeID
  ) {
    if file == 0, part.bytesBefore == 0 { reserve(for: part) }
    names.numberUnknown(of: part.tree, in: &contents.names)
    readBody(of: part, names, file, into: scope)
  }

  /// Reserves memory for the main file, assuming that all of it is like its first part. Reserved memory that is not
  /// touched costs nothing; growing costs a copy.
  private mutating func reserve(for part: TreePart) {
    let length = part.tree.source.bytes.count
    let share = Double(contents.sources[0].bytes.count) / Double(max(1, length))
    func all(_ count: Int) -> Int { share > 1 ? Int(Double(count) * share * 1.125) : count }
    let nodes = all(part.tree.nodes.count)
    let stanzas = all(part.tree.nodes.reduce(0) { $0 + ($1.kind == .stanza ? 1 : 0) })
    contents.settings.reserveLargePages(nodes)
    contents.scopes.reserveLargePages(stanzas + 1)
    contents.scopeIndex = ScopeIndex(capacity: stanzas)
    contents.names.reserveCapacity(nodes, bytes: contents.sources[0].bytes.count / 2)
    contents.largeScopes.reserveCapacity(nodes)
  }

  /// Merges the statements of `part`. A loop, as recursion over stanzas nested in many files that include each other
  /// could exceed the stack of a thread.
  private mutating func readBody(
    of part: TreePart, _ names: StatementNames, _ file: UInt32, into scope: ScopeID
  ) {
    var (index, end, scope) = (1, NodeIndex(part.tree.nodes[0].end), scope)
    var around: [(end: NodeIndex, scope: ScopeID)] = []
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
    _ node: UInt32, _ name: NameID, _ file: UInt32, to scope: ScopeID
  ) {
    let replaced = contents.newestSetting(name, in: scope)
    let id = SettingID(index: contents.settings.count)
    contents.settings.append(
      SettingRecord(
        name: name, scope: scope, file: file, node: node,
        older: contents.scopes[scope.index].newestSetting, replaced: replaced))
    if replaced != .none { contents.settings[replaced.index].isReplaced = true }
    contents.scopes[scope.index].newestSetting = id
    contents.scopes[scope.index].settingCount += 1
    if let keyword = contents.names.keyword(name) { contents.assignedOptions.insert(keyword) }
    index(id, of: name, in: scope)
  }

  /// Indexes the assignment `id` if its scope is large; when the scope becomes so, those before it too.
  private mutating func index(_ id: SettingID, of name: NameID, in scope: ScopeID) {
    let count = contents.scopes[scope.index].settingCount
    if count > LargeScopes.threshold { return contents.largeScopes.set(name, in: scope, to: id) }
    guard count == LargeScopes.threshold else { return }
    var seen: Set<NameID> = []
    for id in contents.newestSettings(in: scope) {
      let name = contents.settings[id.index].name
      if seen.insert(name).inserted { contents.largeScopes.set(name, in: scope, to: id) }
    }
  }

  // MARK: Stanzas

  private mutating func openScope(
    _ node: Node, _ index: NodeIndex, of part: TreePart, _ name: NameID, _ file: UInt32,
    in parent: ScopeID
  ) -> ScopeID {
    let keyword = contents.names.keyword(name)
    let label = labelToken(node, index, of: part.tree)
    let key = ScopeIndex.Key(label, of: part.tree, keyword)
    let token = label.map { part.token($0) } ?? noRecord
    let hash = ScopeIndex.hash(key, name, parent)
    let known = contents.scopeIndex.find(
      key, name, in: parent, hash: hash, contents.scopes, contents.sources)
    if let known {
      let older = contents.scopes[known.index].newestOpening
      contents.scopes[known.index].newestOpening = OpeningID(index: contents.openings.count)
      contents.openings.append(
        OpeningRecord(file: file, node: part.node(index), label: token, older: older))
      return known
    }
    let range = label.map { part.range(ScalarText.innerRange($0, in: part.tree)) }
    let id = ScopeID(index: contents.scopes.count)
    let isPattern =
      (keyword == .domain || keyword == .host) && LabelKey.isRegex(key.bytes, key.range)
    let shape = contents.shapes.number(contents.scopes[parent.index].shape, name, of: id)
    contents.scopes.append(
      ScopeRecord(
        name: name, parent: parent, shape: shape,
        file: file, node: part.node(index), label: token, labelRange: range ?? ByteRange(0, 0),
        isPattern: isPattern))
    append(id, to: parent)
    contents.scopeIndex.insert(id, key, hash: hash)
    if isPattern { contents.patternChildren[parent, default: []].append(id) }
    return id
  }

  private mutating func append(_ child: ScopeID, to parent: ScopeID) {
    let last = contents.scopes[parent.index].lastChild
    if last == .none {
      contents.scopes[parent.index].firstChild = child
    } else {
      contents.scopes[last.index].nextSibling = child
    }
    contents.scopes[parent.index].lastChild = child
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
