/// What fixes make readable: rules did not look at it before, so what they find there is not new.
///
/// The words of a stanza's header decide how its contents are read, so these are part of it.
struct RevealedText {
  private let bySafeFixes: EditedStatements
  /// By the severity of what is fixed.
  private let byOthers: [Severity: EditedStatements]

  /// The text of `configuration` that those of `candidates` reveal which declare it.
  init(by candidates: [FixCandidate], in configuration: Configuration) {
    let candidates = candidates.filter { $0.fix.declared == .reading }
    let trees = candidates.isEmpty ? [:] : configuration.trees
    bySafeFixes = EditedStatements(candidates.lazy.filter(\.fix.isSafe), in: trees)
    byOthers = Dictionary(
      grouping: candidates.lazy.filter { !$0.fix.isSafe }, by: \.diagnostic.severity
    ).mapValues { EditedStatements($0, in: trees) }
  }

  /// Whether `finding`, whose place was `place` before, is about such text. Of a fix that needs consent, it has to be
  /// less severe than what is fixed.
  func explains(_ finding: Diagnostic, at place: PlacedRange) -> Bool {
    bySafeFixes.contain(place)
      || byOthers.contains { finding.severity < $0.key && $0.value.contain(place) }
  }
}
