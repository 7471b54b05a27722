/// The evidence for a statement about the server.
///
/// The server's source is not public; the toolkit never presents an inference as documented.
public enum EvidenceGrade: String, Hashable, Sendable, CaseIterable {
  /// Stated on a page of the vendor's manual.
  case documented = "doc"
  /// Stated in a release note.
  case releaseNote = "log"
  /// Shown by a public sample of the vendor.
  case sample
  /// From an Internet standard; the manual is silent.
  case standard = "rfc"
  /// Inferred from several facts; no page states it.
  case inferred = "inf"
  /// Decided by this project, because the pages are silent or disagree.
  case decided = "dec"

  /// The evidence in words.
  public var words: String {
    switch self {
    case .documented: "stated in the manual"
    case .releaseNote: "stated in a release note"
    case .sample: "shown by a sample of the vendor"
    case .standard: "from an Internet standard"
    case .inferred: "inferred from several facts; no page says it outright"
    case .decided: "decided by this project; the manual is silent or contradicts itself"
    }
  }
}
