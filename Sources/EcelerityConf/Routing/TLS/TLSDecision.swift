/// Whether connections of a queue are encrypted, how the peer is authenticated, and which lookups may make that
/// stricter.
struct TLSDecision {
  let policy: TLSPolicy
  let lookups: Set<PolicyLookup>

  /// The lookups for `hop`: an address has no TLSA records.
  func lookups(for hop: Hop) -> [PolicyLookup] {
    PolicyLookup.allCases.filter {
      lookups.contains($0) && ($0 != .dane || !hop.isLiteral)
    }
  }
}
