/// What fixes make readable: rules did not look at it before, so what they find there is not new.
///
/// The words of a stanza's header decide how its contents are read, so these are part of it. The contents of a stanza
/// whose name is not known are not checked at all.
struct RevealedText {
  private let bySafeFixes: EditedStatements
  /// By the names of stanzas.
  private let byNames: EditedStatements
  /// By the severity of what is fixed.
  private let byOthers: [Severity: EditedStatements]

  /// The text of `configuration` that those of `candidates` reveal which declare it.
  init(by candidates: [FixCandidate], in configuration: Configuration) {
    let names = candidates.filter(\.fixesStanzaName)
    let candidates = candidates.filter(\.revealsText)
    let trees = candidates.isEmpty && names.isEmpty ? [:] : configuration.trees
    byNames = EditedStatements(names, in: trees)
    bySafeFixes = EditedStatements(candidates.lazy.filter(\.fix.isSafe), in: trees)
    byOthers = Dictionary(
      grouping: candidates.lazy.filter { !$0.fix.isSafe }, by: \.diagnostic.severity
    ).mapValues { EditedStatements($0, in: trees) }
  }

  /// Whether `finding`, whose place was `place` before, is about such text. Of a fix that needs consent, it has to be
  /// less severe than what is fixed. That an option or a stanza is in the wrong place shows that the name of the stanza
  /// around it is not the one that was meant.
  func explains(_ finding: Diagnostic, at place: PlacedRange) -> Bool {
    bySafeFixes.contain(place)
      || byNames.contain(place) && !RevealedText.rulesAboutPlaces.contains(finding.rule)
      || byOthers.contains { finding.severity < $0.key && $0.value.contain(place) }
  }

  /// Whether `finding` may be about what a misspelt name hid, wherever it is. That an option is set twice or is in the
  /// wrong place shows that its name is not the one that was meant.
  static func mayBeBehindName(_ finding: Diagnostic) -> Bool {
    finding.severity < .error && !rulesAboutPlaces.contains(finding.rule)
      && finding.rule != DuplicateOption.description.id
  }

  private static let rulesAboutPlaces = Set(
    RuleCatalog.all.lazy.filter { $0 is any PlacementRule.Type || $0 == StanzaInvalidParent.self }
      .map { $0.description.id })
}
