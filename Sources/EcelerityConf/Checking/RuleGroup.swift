/// The families of rules, for `--select` and `--disable`.
public enum RuleGroup: String, Sendable, CaseIterable {
  /// The server refuses it, or it certainly does not do what it says; no known false positive.
  case correctness
  /// Probably not what the author wanted.
  case suspicious
  /// Opens the server, its secrets or its mail to somebody else.
  case security
  /// Gone, or going, in some version.
  case deprecated
  /// Costs more than it has to.
  case performance
  /// Works, but reads badly.
  case style
}
