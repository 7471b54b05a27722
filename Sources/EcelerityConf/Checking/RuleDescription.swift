/// The description of a rule: the text of `--explain` and of its section of `docs/rules.md`.
public struct RuleDescription: Identifiable, Sendable {
  /// Whether a rule has fixes for its findings.
  public enum Remedy: String, Sendable {
    /// It has none.
    case none
    /// It offers edits that need consent.
    case suggested
    /// It has edits that do not change what the server does.
    case safe
  }

  /// The name in messages, in `--select` and in suppressions: words joined by hyphens.
  public let id: String
  /// The group.
  public let group: RuleGroup
  /// The severity of its findings, unless one has another.
  public let severity: Severity
  /// What it reports, in one line.
  public let summary: String
  /// Why that matters, and what to do instead.
  public let rationale: String
  /// The evidence for it.
  public let evidence: EvidenceGrade
  /// Whether it depends on something not being set, so that it is silent while only a part of the configuration is
  /// available.
  package let needsWhole: Bool
  /// Whether its fixes change how a single token is written and nothing else. They are valid whatever the statements
  /// are; all others are withheld until the files can be read (`FixCertainty`).
  package let rewritesTokens: Bool
  /// Whether its findings hold only where all configurations that read the file have them: a comment that one of them
  /// needs is needed.
  package let needsAllReaders: Bool
  /// Whether what it finds depends on the version of the server, so that a comment which allows it may be needed for
  /// another version.
  package let dependsOnVersion: Bool
  /// The pages of the manual that the rule is based on; empty when it has other evidence.
  public let pages: [String]
  /// Whether it has fixes for its findings.
  public let remedy: Remedy
  /// The first version of the toolkit that has it.
  public let since: String
  /// Configurations that it reports and accepts; also its tests.
  package let examples: [RuleExample]

  /// A description; `rationale` is written in full sentences, everything else without a full stop.
  package init(
    id: String, group: RuleGroup, severity: Severity, summary: String, rationale: String,
    evidence: EvidenceGrade = .documented, needsWhole: Bool = false,
    rewritesTokens: Bool = false, needsAllReaders: Bool = false,
    dependsOnVersion: Bool = false, pages: [String],
    remedy: Remedy = .none, since: String = "0.1.0", examples: [RuleExample]
  ) {
    self.id = id
    self.group = group
    self.severity = severity
    self.summary = summary
    self.rationale = needsWhole ? rationale + " " + RuleDescription.wholeNote : rationale
    self.evidence = evidence
    self.needsWhole = needsWhole
    self.rewritesTokens = rewritesTokens
    self.needsAllReaders = needsAllReaders
    self.dependsOnVersion = dependsOnVersion
    self.pages = pages
    self.remedy = remedy
    self.since = since
    self.examples = examples
  }

  private static let wholeNote =
    "Silent while only a part of the configuration is available: in a fragment, when an include is not "
    + "read, and when a file has a syntax error."
}
