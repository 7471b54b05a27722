/// The groups of rules, for `--select` and `--disable`.
public enum RuleGroup: String, Sendable, CaseIterable {
  /// The server refuses the statement, or certainly does not do what it says; no false positive is
  /// known.
  case correctness
  /// Probably not what the author wanted.
  case suspicious
  /// Exposes the server, its secrets or its mail to others.
  case security
  /// Deprecated in, or removed from, some version.
  case deprecated
  /// Costs more than necessary.
  case performance
  /// Works, but is hard to read.
  case style
}
