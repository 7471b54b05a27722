/// The files that a configuration includes.
extension ConfigurationBuilder {
  /// More includes inside each other are refused.
  static let maximumDepth = 64
  /// Files may be included again, but not without end: with two includes of the same file on each of
  /// thirty levels it would be read a billion times.
  static let maximumRepeats = 10_000
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
      if let file = load(name, includedAs: path, at: span) {
        includes[slot].files.append(file)
        read(file, into: scope)
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
  mutating func readLocalChanges() {
    let id = newest(NameID(Keyword.localChangesFile.rawValue), in: 0)
    guard options.followsIncludes, id != noRecord else { return }
    let record = settings[Int(id)]
    guard let tree = trees[Int(record.file)] else { return }
    let syntax = OptionSyntax(statement: StatementSyntax(tree: tree, node: Int(record.node)))
    guard case .scalar(let token) = syntax.value else { return }
    let path = ScalarText.value(token, in: tree)
    let span = SourceSpan(FileID(record.file), tree.tokens.range(token))
    let found = resolver.resolve(path, in: tree.source.path)
    for problem in found.problems {
      let kind: IncludeProblem.Kind =
        if case .missing = problem { .missingLocalChanges } else { problem }
      problems.append(IncludeProblem(kind: kind, path: path, span: span))
    }
    for name in found.files {
      if let file = load(name, includedAs: path, at: span) { read(file, into: 0) }
    }
  }
}
