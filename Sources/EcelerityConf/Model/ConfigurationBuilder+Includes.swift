/// The files that a configuration includes.
extension ConfigurationBuilder {
  /// More includes inside each other are refused.
  static let maximumDepth = 64
  /// Files may be included again, but not without end: with two includes of the same file on each of
  /// thirty levels it would be read a billion times.
  static let maximumRepeats = 10_000
  /// What is read again may not be longer in all: merging it takes a dozen times as much memory.
  static let maximumRepeatedBytes = 64 << 20
  /// Behind so many problems no more suggestions are made of the file that was probably meant.
  private static let maximumHints = 16

  mutating func readInclude(
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
    guard options.followsIncludes else { return }
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
      switch load(name, includedAs: path, at: span) {
      case .file(let file):
        includes[slot].files.append(file)
        read(file, into: scope)
      case .refused: break
      case .tooDeep: return
      }
    }
  }

  /// What becomes of a file that an include leads to.
  private enum Loaded {
    case file(FileID)
    /// It must not be read.
    case refused
    /// Neither it nor another file of the same include must be read.
    case tooDeep
  }

  /// The file at `name`, parsed once however often it is included.
  private mutating func load(
    _ name: String, includedAs path: String, at span: SourceSpan
  ) -> Loaded {
    let key = PathKey(name)
    if let file = knownPaths[key] { return loadAgain(file, name, includedAs: path, at: span) }
    let loaded: LoadedFile
    do {
      loaded = try loader.load(name)
    } catch {
      let kind = IncludeProblem.Kind.unreadable(path: name, reason: error.message)
      problems.append(IncludeProblem(kind: kind, path: path, span: span))
      return .refused
    }
    if let file = known[loaded.identity] {
      knownPaths[key] = file
      return loadAgain(file, name, includedAs: path, at: span)
    }
    guard reading.count < Self.maximumDepth else { return refuseDepth(of: path, at: span) }
    let file = add(loaded)
    knownPaths[key] = file
    return .file(file)
  }

  /// The same for a `file` that has been read, or is being read.
  ///
  /// A file of a cycle is read once: when all files of a folder include the folder, there is no end to the
  /// ways from one to another.
  private mutating func loadAgain(
    _ file: FileID, _ name: String, includedAs path: String, at span: SourceSpan
  ) -> Loaded {
    if let start = reading.firstIndex(of: file) {
      for member in reading[start...] { isInCycle[Int(member.rawValue)] = true }
      guard !refusals.contains(span) else { return .refused }
      let chain = reading[start...].map { sources[Int($0.rawValue)].path } + [name]
      return refuse(.cycle(chain), path, at: span)
    }
    if isInCycle[Int(file.rawValue)] { return refuse(.inCycle(name), path, at: span) }
    guard reading.count < Self.maximumDepth else { return refuseDepth(of: path, at: span) }
    let wasTold = exceededLimit != nil
    repeats += 1
    repeatedBytes += sources[Int(file.rawValue)].bytes.count
    guard let kind = exceededLimit else { return .file(file) }
    if !wasTold { problems.append(IncludeProblem(kind: kind, path: path, span: span)) }
    return .refused
  }

  /// Why nothing more is read again; nil while something may be.
  private var exceededLimit: IncludeProblem.Kind? {
    if repeats > Self.maximumRepeats { return .tooManyRepeats }
    return repeatedBytes > Self.maximumRepeatedBytes ? .tooLongRepeats : nil
  }

  private mutating func refuseDepth(of path: String, at span: SourceSpan) -> Loaded {
    _ = refuse(.tooDeep, path, at: span)
    return .tooDeep
  }

  /// Tells why not all is read that the include of `path` leads to; once, however often it is read itself.
  private mutating func refuse(
    _ kind: IncludeProblem.Kind, _ path: String, at span: SourceSpan
  ) -> Loaded {
    if refusals.insert(span).inserted {
      problems.append(IncludeProblem(kind: kind, path: path, span: span))
    }
    return .refused
  }

  /// The file named by `Local_Changes_File` is loaded last, so that it can override everything.
  /// Page: content/momentum/4/config/ref-local-changes-file.md.
  mutating func readLocalChanges() {
    let id = newest(NameID(Keyword.localChangesFile.rawValue), in: 0)
    guard options.followsIncludes, id != noRecord else { return }
    let record = settings[Int(id)]
    guard let tree = trees[Int(record.file)] else { return }
    let syntax = OptionSyntax(statement: StatementSyntax(tree: tree, node: Int(record.node)))
    guard case .scalar(let token) = syntax.value else { return }
    let path = ScalarText.value(token, in: tree)
    // It would be the folder of the file.
    guard !path.isEmpty else { return }
    let span = SourceSpan(FileID(record.file), tree.tokens.range(token))
    let found = resolver.resolve(path, in: tree.source.path)
    for problem in found.problems {
      let kind: IncludeProblem.Kind =
        if case .missing = problem { .missingLocalChanges } else { problem }
      problems.append(IncludeProblem(kind: kind, path: path, span: span))
    }
    for name in found.files {
      guard case .file(let file) = load(name, includedAs: path, at: span) else { continue }
      localChanges = file
      read(file, into: 0)
    }
  }
}
