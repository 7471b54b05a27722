/// The evidence for a statement about the server, so that a reader can distinguish a documented answer from a
/// guess.
public struct Evidence: Hashable, Sendable {
  /// How reliable it is.
  public let grade: EvidenceGrade
  /// The page of the manual, or the standard; empty for a decision without one.
  public let page: String
  /// The number of the decision or contradiction in docs/routing.md, `D-03`.
  public let decision: String?

  /// `page` or `decision` says so, with the weight of `grade`.
  package init(_ grade: EvidenceGrade, _ page: String, _ decision: String? = nil) {
    self.grade = grade
    self.page = page
    self.decision = decision
  }
}
