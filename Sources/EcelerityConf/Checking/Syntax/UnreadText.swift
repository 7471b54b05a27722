/// Text that the parser read but that is no configuration: the sides of a merge conflict, and all of a UTF-16 file
/// or a binary one.
enum UnreadText {
  /// Removes diagnostics that are consequences of such text, except those that name it.
  static func omitConsequences(
    from diagnostics: inout [Diagnostic], in configuration: Configuration
  ) {
    var ranges: [FileID: [ByteRange]] = [:]
    for file in configuration.files {
      let found = file.tree.problems.compactMap { range(of: $0, in: file.tree.source) }
      if !found.isEmpty { ranges[file.id] = found }
    }
    guard !ranges.isEmpty else { return }
    func isUnread(_ span: SourceSpan) -> Bool {
      ranges[span.file].map { contain($0, span.range.lowerBound) } ?? false
    }
    let named = Set([SyntaxError.description.id, MergeConflict.description.id])
    diagnostics.removeAll { diagnostic in
      !named.contains(diagnostic.rule)
        && (isUnread(diagnostic.span) || diagnostic.related.contains { isUnread($0.span) })
    }
  }

  /// Whether `offset` is in one of `ranges`, which are sorted and disjoint.
  private static func contain(_ ranges: [ByteRange], _ offset: UInt32) -> Bool {
    let last = ranges[..<ranges.partitioningIndex { $0.lowerBound > offset }].last
    return last.map { offset < $0.upperBound } ?? false
  }

  private static func range(of problem: SyntaxProblem, in source: SourceFile) -> ByteRange? {
    switch problem.kind {
    case .mergeConflict:
      ByteRange(problem.range.lowerBound, problem.related?.upperBound ?? problem.range.upperBound)
    case .wideCharacters, .binaryFile: ByteRange(0, UInt32(source.bytes.count))
    default: nil
    }
  }
}
