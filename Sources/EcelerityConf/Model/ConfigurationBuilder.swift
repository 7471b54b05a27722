/// Reads the files of a configuration and merges them.
struct ConfigurationBuilder {
  /// More includes inside each other are refused.
  static let maximumDepth = 64
  /// Files may be included again, but not without end: two includes of the same file on each of
  /// thirty levels would be a thousand million.
  static let maximumRepeats = 10_000
  /// Includes that fail after so many are told without what they were probably meant to be.
  private static let maximumHints = 16

  private(set) var sources: [SourceFile] = []
  private(set) var includes: [Include] = []
  private(set) var problems: [IncludeProblem] = []
  private(set) var scopes: ContiguousArray<ScopeRecord> = []
  private(set) var settings: ContiguousArray<SettingRecord> = []
  private(set) var openings: ContiguousArray<OpeningRecord> = []
  /// The options that are assigned anywhere.
  private(set) var assignedOptions: KeywordSet = []
  private(set) var shapes = ShapeTable()
  private(set) var names = NameTable()
  private(set) var scopeIndex = ScopeIndex()
  private(set) var patternChildren: [UInt32: [UInt32]] = [:]
  private(set) var largeScopes = LargeScopes()
  /// The file that opens the stanzas around the main file, if there are any.
  private(set) var enclosure: FileID?
  private(set) var idleChanges: [Int] = []

  private let loader: any Loader
  private let options: ConfigurationOptions
  private let resolver: IncludeResolver
  private let partLength: Int
  private var identities: [FileIdentity] = []
  /// The trees of the files that have been read to their end.
  private var trees: [SyntaxTree?] = []
  private var known: [FileIdentity: FileID] = [:]
  private var reading: [FileID] = []
  private var repeats = 0

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

  /// The files in the order in which they were first read, which all have been.
  var files: [ConfigurationFile] {
    identities.indices.map { index in
      guard let tree = trees[index] else { preconditionFailure("a file was not read") }
      return ConfigurationFile(id: FileID(UInt32(index)), tree: tree, identity: identities[index])
    }
  }

  private mutating func add(_ file: LoadedFile) -> FileID {
    let id = FileID(UInt32(sources.count))
    known[file.identity] = id
    sources.append(file.source)
    identities.append(file.identity)
    trees.append(nil)
    return id
  }

  private mutating func read(_ file: FileID, into scope: UInt32) {
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
    // That the main file cannot be read in parts has been seen.
    isMain ? SyntaxTree(parsing: source, partLength: .max) : SyntaxTree(parsing: source)
  }

  private mutating func merge(_ part: TreePart, of file: UInt32, into scope: UInt32) {
    if file == 0, part.bytesBefore == 0 { reserve(for: part) }
    let numbers = StatementNames(of: part.tree, in: &names)
    readBody(of: 0, of: part, numbers, file, into: scope)
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

  private mutating func readBody(
    of parent: NodeIndex, of part: TreePart, _ names: StatementNames, _ file: UInt32,
    into scope: UInt32
  ) {
    var index = parent + 1
    let end = NodeIndex(part.tree.nodes[parent].end)
    while index < end {
      let node = part.tree.nodes[index]
      switch node.kind {
      case .option, .listOption, .dictionaryOption:
        if !node.flags.contains(.missingValue) {
          addSetting(part.node(index), names[index], file, to: scope)
        }
      case .stanza:
        let inner = openScope(node, index, of: part, names[index], file, in: scope)
        readBody(of: index, of: part, names, file, into: inner)
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

  private func newest(_ name: NameID, in scope: UInt32) -> UInt32 {
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
    if let known = scopeIndex.find(key, name, parent, hash: hash, scopes, sources) {
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

  // MARK: Changes

  /// Applies `change`; false when there is nothing to take away.
  private mutating func apply(_ change: ConfigurationChange) -> Bool {
    guard let file = change.file else {
      guard let scope = scope(at: change.stanzas) else { return false }
      return unset(NameID(change.option.rawValue), in: scope)
    }
    read(add(LoadedFile(file, identity: FileIdentity(path: file.path))), into: 0)
    return true
  }

  /// The scope that `stanzas` lead to, if something opens it.
  private func scope(at stanzas: [StanzaName]) -> UInt32? {
    var scope: UInt32 = 0
    for stanza in stanzas {
      let label = stanza.label.map { LabelKey.make($0, of: stanza.keyword) }
      let bytes = Array((label ?? "").utf8)
      let key = ScopeIndex.Key(
        bytes: bytes, range: ByteRange(0, UInt32(bytes.count)), isPresent: label != nil,
        isSpelled: true)
      let name = NameID(stanza.keyword.rawValue)
      let hash = ScopeIndex.hash(key, name, scope)
      guard let inner = scopeIndex.find(key, name, scope, hash: hash, scopes, sources) else {
        return nil
      }
      scope = inner
    }
    return scope
  }

  /// Takes every assignment of `name` out of the list of `scope`; whether there was one.
  private mutating func unset(_ name: NameID, in scope: UInt32) -> Bool {
    var found = false
    var newer = noRecord
    var next = scopes[Int(scope)].newestSetting
    while next != noRecord {
      let record = settings[Int(next)]
      if record.name != name {
        newer = next
      } else {
        found = true
        settings[Int(next)].isReplaced = true
        if newer == noRecord {
          scopes[Int(scope)].newestSetting = record.older
        } else {
          settings[Int(newer)].older = record.older
        }
      }
      next = record.older
    }
    // The count stays, as a large scope remains one.
    if found, scopes[Int(scope)].isLarge {
      largeScopes.set(name, in: scope, to: noRecord)
    }
    return found
  }

  // MARK: Includes

  private mutating func readInclude(
    _ index: NodeIndex, of part: TreePart, _ file: UInt32, into scope: UInt32
  ) {
    let tree = part.tree
    let syntax = IncludeSyntax(statement: StatementSyntax(tree: tree, node: index))
    guard let token = syntax.pathToken else { return }
    let id = FileID(file)
    let path = ScalarText.value(token, in: tree)
    let span = SourceSpan(id, part.range(tree.tokens.range(token)))
    let slot = includes.count
    includes.append(
      Include(
        span: SourceSpan(id, part.range(syntax.statement.range)), path: path, pathSpan: span,
        isReadOnly: syntax.isReadOnly))
    if options.followsIncludes {
      let found = resolver.resolve(path, in: tree.source.path)
      includes[slot].skippedNames = found.skipped
      for kind in found.problems {
        var problem = IncludeProblem(kind: kind, path: path, span: span)
        // Looking through folders is not worth it for whoever gets everything wrong.
        if case .missing = kind, problems.count < Self.maximumHints {
          problem.hint = resolver.hint(for: path, in: tree.source.path)
        }
        problems.append(problem)
      }
      for name in found.files {
        if let file = load(name, includedAs: path, at: span) {
          includes[slot].files.append(file)
          read(file, into: scope)
        }
      }
    }
  }

  /// The file at `name`, parsed once however often it is included; nil when it must not be read.
  private mutating func load(
    _ name: String, includedAs path: String, at span: SourceSpan
  ) -> FileID? {
    func fail(_ kind: IncludeProblem.Kind) -> FileID? {
      problems.append(IncludeProblem(kind: kind, path: path, span: span))
      return nil
    }
    guard reading.count < Self.maximumDepth else { return fail(.tooDeep) }
    let loaded: LoadedFile
    do {
      loaded = try loader.load(name)
    } catch {
      return fail(.unreadable(path: name, reason: error.message))
    }
    guard let id = known[loaded.identity] else { return add(loaded) }
    if let start = reading.firstIndex(of: id) {
      let chain = reading[start...].map { sources[Int($0.rawValue)].path } + [name]
      return fail(.cycle(chain))
    }
    repeats += 1
    guard repeats <= Self.maximumRepeats else {
      return repeats == Self.maximumRepeats + 1 ? fail(.tooManyRepeats) : nil
    }
    return id
  }

  /// The file named by `Local_Changes_File` is loaded last, so that it can override everything.
  /// Page: content/momentum/4/config/ref-local-changes-file.md.
  private mutating func readLocalChanges() {
    let id = newest(NameID(Keyword.localChangesFile.rawValue), in: 0)
    guard options.followsIncludes, id != noRecord else { return }
    let record = settings[Int(id)]
    guard let tree = trees[Int(record.file)] else { return }
    let syntax = OptionSyntax(statement: StatementSyntax(tree: tree, node: Int(record.node)))
    guard case .scalar(let token) = syntax.value else { return }
    let path = ScalarText.value(token, in: tree)
    let span = SourceSpan(FileID(record.file), tree.tokens.range(token))
    let found = resolver.resolve(path, in: tree.source.path)
    for kind in found.problems {
      if case .missing = kind {
        problems.append(IncludeProblem(kind: .missingLocalChanges, path: path, span: span))
      } else {
        problems.append(IncludeProblem(kind: kind, path: path, span: span))
      }
    }
    for name in found.files {
      if let file = load(name, includedAs: path, at: span) { read(file, into: 0) }
    }
  }
}

extension Configuration {
  /// Reads the file at `path` and everything it includes.
  ///
  /// Throws when the file itself cannot be read; a failing include is a problem of the
  /// configuration, and the rest is still read.
  public static func load(
    _ path: String, from loader: any Loader, options: ConfigurationOptions = ConfigurationOptions()
  ) throws(LoadError) -> Configuration {
    let root = try loader.load(path)
    var builder = ConfigurationBuilder(root: path, loader: loader, options: options)
    builder.build(root)
    return Configuration(builder)
  }
}
