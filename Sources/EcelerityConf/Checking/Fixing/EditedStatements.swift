/// The statements that fixes edit, each with what it contains.
struct EditedStatements {
  private var ranges = PlacedRanges()

  /// The statements that `candidates` edit in the files of `trees`.
  init(_ candidates: some Sequence<FixCandidate>, in trees: [FileIdentity: SyntaxTree]) {
    for edit in candidates.lazy.flatMap(\.edits) {
      if let statement = edit.statement(in: trees) { ranges.insert(statement) }
    }
  }

  /// Whether `place` is in one of the statements, or at its end.
  func contain(_ place: PlacedRange) -> Bool { ranges.overlap(place.touched) }
}

extension PlacedEdit {
  /// The statement that it edits, with what that contains; nil when its file is not in `trees`.
  func statement(in trees: [FileIdentity: SyntaxTree]) -> PlacedRange? {
    trees[file].map { PlacedRange(file: file, range: $0.statement(edited: self).range) }
  }
}

extension PlacedRange {
  /// The range with the bytes beside it.
  var touched: PlacedRange {
    let lower = range.lowerBound
    return PlacedRange(
      file: file, range: ByteRange(lower > 0 ? lower - 1 : 0, range.upperBound + 1))
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
