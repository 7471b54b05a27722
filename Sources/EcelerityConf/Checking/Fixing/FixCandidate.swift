/// A fix of one or more findings, with its edits placed in files that outlive a configuration.
struct FixCandidate {
  /// A finding that it fixes, in one of the configurations.
  struct FixedFinding {
    let root: Int
    let key: FindingCounts.Key
  }

  /// The fix; it needs consent where it does in one of several configurations.
  private(set) var fix: Fix
  let edits: [PlacedEdit]
  /// The first finding that it fixes.
  let diagnostic: Diagnostic
  /// All findings that it fixes: a file that is included twice is reported for each of its scopes.
  var fixed: [FixedFinding]

  init?(_ diagnostic: Diagnostic, root: Int, in configuration: Configuration) {
    guard let fix = diagnostic.fix,
      let edits = [PlacedEdit](fix, identity: { configuration.file($0).identity })
    else { return nil }
    self.fix = fix
    self.diagnostic = diagnostic
    self.edits = edits
    fixed = [FixedFinding(root: root, key: FindingCounts.Key(diagnostic, in: configuration))]
  }

  /// Whether it replaces an unknown name by a known one.
  var fixesName: Bool {
    diagnostic.rule == UnknownOption.description.id
      || diagnostic.rule == UnknownStanza.description.id
  }

  var files: Set<FileIdentity> { Set(edits.map(\.file)) }

  /// The edits without what they declare: fixes with the same ones are the same.
  var undeclaredEdits: [PlacedEdit] { edits.map(\.undeclared) }

  /// The candidate as a fix that needs consent.
  var needingConsent: FixCandidate {
    var candidate = self
    candidate.fix.isSafe = false
    return candidate
  }

  /// Identifies the fix in later rounds, when offsets have moved.
  var signature: Signature { Signature(key: fixed[0].key, texts: edits.map(\.text)) }

  struct Signature: Hashable {
    let key: FindingCounts.Key
    let texts: [String]
  }
}
