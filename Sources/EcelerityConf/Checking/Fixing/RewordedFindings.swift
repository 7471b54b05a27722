/// Findings that are gone after some edits. They may be back in other words, because a message quotes text that the edits
/// changed.
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

  /// Whether `finding` is one of them: one of the same rule at the same place, which it then uses up.
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
