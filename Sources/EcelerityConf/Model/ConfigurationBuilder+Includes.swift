/// The files that a configuration includes.
extension ConfigurationBuilder {
  /// How deep includes may be nested.
  static let maximumDepth = 64
  /// How often files may be included again: without a limit, two includes of the same file on each of thirty
  /// levels would read it a billion times.
  static let maximumRepeats = 10_000
  /// How many bytes may be read again in all: merging them takes a dozen times as much memory.
  static let maximumRepeatedBytes = 64 << 20
  /// How many problems come with a guess at the file that was meant.
  private static let maximumHints = 16

  mutating func readInclude(
    _ index: NodeIndex, of part: TreePart, _ file: UInt32, into scope: ScopeID
  ) {
    let tree = part.tree
    let syntax = IncludeSyntax(statement: StatementSyntax(tree: tree, node: index))
    guard let token = syntax.pathToken else { return }
    let id = FileID(file)
    let path = ScalarText.value(token, in: tree)
    let span = SourceSpan(id, part.range(tree.tokens.range(token)))
    let slot = contents.includes.count
    contents.includes.append(
      Include(
        span: SourceSpan(id, part.range(syntax.statement.range)), path: path, pathSpan: span,
        isReadOnly: syntax.isReadOnly, scope: scope))
    guard options.followsIncludes else { return }
    let found = resolver.resolve(path, in: tree.source.path)
    contents.includes[slot].skippedNames = found.skipped
    for kind in found.problems {
      var problem = IncludeProblem(kind: kind, path: path, span: span)
      // Searching directories again and again is slow where everything is wrong.
      if case .missing = kind, contents.problems.count < Self.maximumHints {
        problem.hint = resolver.hint(for: path, in: tree.source.path)
      }
      contents.problems.append(problem)
    }
    for name in found.files {
      switch load(name, includedAs: path, at: span) {
      case .file(let file):
        contents.includes[slot].files.append(file)
        read(file, into: scope)
      case .refused: break
      case .tooDeep: return
      }
    }
  }

  /// The outcome of loading an included file.
  private enum Loaded {
    case file(FileID)
    /// It is not read.
    case refused
    /// Neither it nor the rest of the files of the include is read.
    case tooDeep
  }

  /// Loads the file at `name`, which is parsed once however often it is included.
  private mutating func load(
    _ name: String, includedAs path: String, at span: SourceSpan
  ) -> Loaded {
    let key = PathKey(name)
    if let file = filesByPath[key] { return loadAgain(file, name, includedAs: path, at: span) }
    let loaded: LoadedFile
    do {
      loaded = try loader.load(name)
    } catch {
      let kind = IncludeProblem.Kind.unreadable(path: name, reason: error.message)
      contents.problems.append(IncludeProblem(kind: kind, path: path, span: span))
      return .refused
    }
    if let file = filesByIdentity[loaded.identity] {
      filesByPath[key] = file
      return loadAgain(file, name, includedAs: path, at: span)
    }
    guard reading.count < Self.maximumDepth else { return refuseDepth(of: path, at: span) }
    let file = add(loaded)
    filesByPath[key] = file
    return .file(file)
  }

  /// Decides whether `file`, which has been read or is being read, is read again.
  ///
  /// A file of a cycle is read once: if all files of a directory include the directory, there is no end to the
  /// paths from one to another.
  private mutating func loadAgain(
    _ file: FileID, _ name: String, includedAs path: String, at span: SourceSpan
  ) -> Loaded {
    if let start = reading.firstIndex(of: file) {
      for member in reading[start...] { isInCycle[Int(member.rawValue)] = true }
      guard !refusals.contains(span) else { return .refused }
      let chain = reading[start...].map { contents.sources[Int($0.rawValue)].path } + [name]
      return refuse(.cycle(chain), path, at: span)
    }
    if isInCycle[Int(file.rawValue)] { return refuse(.inCycle(name), path, at: span) }
    guard reading.count < Self.maximumDepth else { return refuseDepth(of: path, at: span) }
    let wasReported = exceededLimit != nil
    repeats += 1
    repeatedBytes += contents.sources[Int(file.rawValue)].bytes.count
    guard let kind = exceededLimit else { return .file(file) }
    if !wasReported { contents.problems.append(IncludeProblem(kind: kind, path: path, span: span)) }
    return .refused
  }

  /// The exceeded limit, after which nothing is read again; nil if there is none.
  private var exceededLimit: IncludeProblem.Kind? {
    if repeats > Self.maximumRepeats { return .tooManyRepeats }
    return repeatedBytes > Self.maximumRepeatedBytes ? .tooLongRepeats : nil
  }

  private mutating func refuseDepth(of path: String, at span: SourceSpan) -> Loaded {
    _ = refuse(.tooDeep, path, at: span)
    return .tooDeep
  }

  /// Reports why a file that the include of `path` leads to is not read: once, however often the include is read.
  private mutating func refuse(
    _ kind: IncludeProblem.Kind, _ path: String, at span: SourceSpan
  ) -> Loaded {
    if refusals.insert(span).inserted {
      contents.problems.append(IncludeProblem(kind: kind, path: path, span: span))
    }
    return .refused
  }

  /// Reads the file named by `Local_Changes_File`: last, so that it overrides everything.
  /// Page: content/momentum/4/config/ref-local-changes-file.md.
  mutating func readLocalChanges() {
    let id = contents.newestSetting(NameID(Keyword.localChangesFile.rawValue), in: .global)
    guard options.followsIncludes, id != .none else { return }
    let record = contents.settings[id.index]
    guard let tree = trees[Int(record.file)] else { return }
    let syntax = OptionSyntax(statement: StatementSyntax(tree: tree, node: Int(record.node)))
    guard case .scalar(let token) = syntax.value else { return }
    let path = ScalarText.value(token, in: tree)
    // It would be the directory of the file.
    guard !path.isEmpty else { return }
    let span = SourceSpan(FileID(record.file), tree.tokens.range(token))
    let found = resolver.resolve(path, in: tree.source.path)
    for problem in found.problems {
      let kind: IncludeProblem.Kind =
        if case .missing = problem { .missingLocalChanges } else { problem }
      contents.problems.append(IncludeProblem(kind: kind, path: path, span: span))
    }
    for name in found.files {
      guard case .file(let file) = load(name, includedAs: path, at: span) else { continue }
      contents.localChanges = file
      read(file, into: .global)
    }
  }
}
