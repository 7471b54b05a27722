/// A fix of one or several findings, with its edits placed in files that outlive a configuration.
struct FixCandidate {
  /// A finding it mends, in one of the configurations.
  struct Mended {
    let root: Int
    let key: FindingCounts.Key
  }

  /// What is done; needs consent where one of several configurations wants it.
  private(set) var fix: Fix
  let edits: [PlacedEdit]
  /// The first finding it mends.
  let diagnostic: Diagnostic
  /// All findings it mends: a file that is included twice is reported for each of its scopes.
  var mended: [Mended]

  init?(_ diagnostic: Diagnostic, root: Int, in configuration: Configuration) {
    guard let fix = diagnostic.fix, !fix.edits.isEmpty, fix.keepsBytes else { return nil }
    self.fix = fix
    self.diagnostic = diagnostic
    edits = fix.edits.map { edit in
      PlacedEdit(
        file: configuration.file(edit.span.file).identity, range: edit.span.range, text: edit.text,
        declared: fix.declared)
    }
    mended = [Mended(root: root, key: FindingCounts.Key(diagnostic, in: configuration))]
    guard !hasCollision else { return nil }
  }

  /// Whether its own edits are in each other's way. An insertion may stand where another edit begins or ends,
  /// as the order of both is that of the text.
  private var hasCollision: Bool {
    Dictionary(grouping: edits, by: \.file).values.contains { edits in
      let sorted = edits.sorted(by: PlacedEdit.standsBefore)
      return zip(sorted, sorted.dropFirst()).contains { edit, next in
        next.range.lowerBound < edit.range.upperBound || next.range == edit.range
      }
    }
  }

  /// Whether it writes a name that is known in the place of one that is not.
  var mendsName: Bool {
    diagnostic.rule == UnknownOption.description.id
      || diagnostic.rule == UnknownStanza.description.id
  }

  var files: Set<FileIdentity> { Set(edits.map(\.file)) }

  /// The edits without what they declare, which is what makes two fixes the same.
  var placedEdits: [PlacedEdit] { edits.map(\.undeclared) }

  /// The same as a fix that needs consent.
  var needingConsent: FixCandidate {
    var candidate = self
    candidate.fix.isSafe = false
    return candidate
  }

  /// What tells it apart from other fixes in later rounds, when offsets have moved.
  var signature: Signature { Signature(key: mended[0].key, texts: edits.map(\.text)) }

  struct Signature: Hashable {
    let key: FindingCounts.Key
    let texts: [String]
  }
}

/// An edit of a file that is known by its identity.
struct PlacedEdit: Hashable {
  let file: FileIdentity
  let range: ByteRange
  let text: String
  let declared: DeclaredDifference?

  /// The same edit whatever it declares.
  var undeclared: PlacedEdit { PlacedEdit(file: file, range: range, text: text, declared: nil) }

  /// The order of the text; an insertion stands before what begins at the same byte.
  static func standsBefore(_ edit: PlacedEdit, _ other: PlacedEdit) -> Bool {
    (edit.range.lowerBound, edit.range.upperBound)
      < (other.range.lowerBound, other.range.upperBound)
  }

  /// Whether the two cannot be applied together: they share bytes, or one of them inserts where the
  /// other begins or ends, so that their order would matter if they are of different fixes.
  func collides(with other: PlacedEdit) -> Bool {
    if range.isEmpty || other.range.isEmpty {
      return range.lowerBound <= other.range.upperBound
        && other.range.lowerBound <= range.upperBound
    }
    return range.lowerBound < other.range.upperBound && other.range.lowerBound < range.upperBound
  }
}

extension Fix {
  /// Whether the texts hold nothing that stands for bytes that are no text: writing it would replace
  /// what nobody asked to replace.
  fileprivate var keepsBytes: Bool {
    edits.allSatisfy { !$0.text.unicodeScalars.contains("\u{FFFD}") }
  }
}
