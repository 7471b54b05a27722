/// Findings that are gone after some edits, one of which may be there in other words: a message quotes what
/// the edits have changed.
struct RewordedFindings {
  fileprivate struct Finding {
    let file: FileIdentity
    let rule: String
    let range: ByteRange
  }

  private var gone: [Finding]

  init(gone: [Diagnostic], of configuration: Configuration) {
    self.gone = gone.map { Finding($0, in: configuration) }
  }

  /// Whether one of them is `finding`: the same rule speaks of the same place. Each stands for one.
  mutating func contains(
    _ finding: Diagnostic, of configuration: Configuration, _ batch: EditBatch
  ) -> Bool {
    let new = Finding(finding, in: configuration)
    let lower = batch.oldOffset(new.range.lowerBound, of: new.file)
    let upper = batch.oldOffset(new.range.upperBound, of: new.file)
    let old = gone.firstIndex {
      $0.file == new.file && $0.rule == new.rule && $0.range.lowerBound <= max(lower, upper)
        && lower <= $0.range.upperBound
    }
    guard let old else { return false }
    gone.remove(at: old)
    return true
  }
}

extension RewordedFindings.Finding {
  fileprivate init(_ diagnostic: Diagnostic, in configuration: Configuration) {
    file = configuration.file(diagnostic.span.file).identity
    rule = diagnostic.rule
    range = diagnostic.span.range
  }
}
