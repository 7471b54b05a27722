/// The statements that fixes edit, each with what it contains.
struct EditedStatements {
  private var ranges: [FileIdentity: OverlappingRanges] = [:]

  /// The statements that `candidates` edit in the files of `trees`.
  init(_ candidates: some Sequence<FixCandidate>, in trees: [FileIdentity: SyntaxTree]) {
    for edit in candidates.lazy.flatMap(\.edits) {
      guard let tree = trees[edit.file] else { continue }
      ranges[edit.file, default: OverlappingRanges()].insert(tree.statement(edited: edit).range)
    }
  }

  /// Whether `place` is in one of the statements, or at its end.
  func contain(_ place: PlacedRange) -> Bool {
    let lower = place.range.lowerBound
    let touched = ByteRange(lower > 0 ? lower - 1 : 0, place.range.upperBound + 1)
    return ranges[place.file]?.overlaps(touched) ?? false
  }
}

extension SyntaxTree {
  /// The innermost statement in whose own tokens `edit` begins, or after which it inserts something.
  fileprivate func statement(edited edit: PlacedEdit) -> StatementSyntax {
    let lower = edit.range.lowerBound
    return statement(at: token(at: edit.range.isEmpty && lower > 0 ? lower - 1 : lower))
  }
}

extension Configuration {
  /// The trees of its files.
  var trees: [FileIdentity: SyntaxTree] {
    Dictionary(files.lazy.map { ($0.identity, $0.tree) }, uniquingKeysWith: { first, _ in first })
  }
}
