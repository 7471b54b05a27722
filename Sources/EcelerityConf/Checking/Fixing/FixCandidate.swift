/// A fix of one or more findings, with its edits placed in files that outlive a configuration.
struct FixCandidate {
  /// A finding that it fixes, in one of the configurations.
  struct FixedFinding {
    let root: Int
    let diagnostic: Diagnostic
    let key: FindingCounts.Key
  }

  /// The fix; it needs consent where it does in one of several configurations.
  private(set) var fix: Fix
  let edits: [PlacedEdit]
  /// The first finding that it fixes.
  let diagnostic: Diagnostic
  /// All findings that it fixes: several rules or places may have the same fix, and a file that is included twice is
  /// reported for each of its scopes.
  private(set) var fixed: [FixedFinding]
  private var related: Set<PlacedRange>

  init?(_ diagnostic: Diagnostic, root: Int, in configuration: Configuration) {
    guard let fix = diagnostic.fix,
      let edits = [PlacedEdit](fix, identity: { configuration.file($0).identity })
    else { return nil }
    self.fix = fix
    self.diagnostic = diagnostic
    self.edits = edits
    fixed = [
      FixedFinding(
        root: root, diagnostic: diagnostic, key: FindingCounts.Key(diagnostic, in: configuration))
    ]
    related = Set(
      diagnostic.related.map {
        PlacedRange(file: configuration.file($0.span.file).identity, range: $0.span.range)
      })
  }

  /// Adds the findings of `other`, which has the same edits.
  mutating func merge(_ other: FixCandidate) {
    fixed += other.fixed
    related.formUnion(other.related)
  }

  /// Whether it replaces an unknown name by a known one.
  var fixesName: Bool { diagnostic.rule == UnknownOption.description.id || fixesStanzaName }

  /// Whether that is the name of a stanza.
  var fixesStanzaName: Bool { diagnostic.rule == UnknownStanza.description.id }

  /// Whether it makes text readable on which other fixes may depend.
  var revealsText: Bool { fix.declared == .reading }

  /// Whether it needs consent and removes text, perhaps to move it elsewhere.
  var removesOnConsent: Bool { !fix.isSafe && edits.contains(where: \.text.isEmpty) }

  var files: Set<FileIdentity> { Set(edits.map(\.file)) }

  /// The edits without what they declare: fixes with the same ones are the same.
  var undeclaredEdits: [PlacedEdit] { edits.map(\.undeclared) }

  /// The places that must stay as they are for the fix to be right: those that its findings refer to. Only a fix that
  /// needs consent relies on any, as the meaning of the others is compared.
  var reliances: Set<PlacedRange> { fix.isSafe ? [] : related }

  /// The candidate as a fix that needs consent.
  var needingConsent: FixCandidate {
    var candidate = self
    candidate.fix.isSafe = false
    return candidate
  }

  /// What it does, wherever it does it.
  var kind: Kind { kind(of: fixed[0]) }

  /// What it does about `finding`, one of those that it fixes.
  func kind(of finding: FixedFinding) -> Kind { Kind(key: finding.key, texts: edits.map(\.text)) }

  /// A message in a file and the texts that are written on account of it.
  struct Kind: Hashable {
    let key: FindingCounts.Key
    let texts: [String]
  }
}
