/// The bindings that an answer is for.
struct BindingChoice: Sendable {
  /// One of the bindings.
  struct Member: Sendable {
    let binding: String
    /// Nil for the implicit group.
    let group: String?
  }

  let members: [Member]
  let answer: @Sendable (Member) -> String
  let evidence: Evidence
  let notes: [RouteNote]
}
