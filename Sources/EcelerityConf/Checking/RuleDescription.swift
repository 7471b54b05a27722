/// What a rule says of itself: the text of `--explain` and of its part of `docs/rules.md`.
public struct RuleDescription: Identifiable, Sendable {
  /// Whether a rule can mend what it finds.
  public enum Remedy: String, Sendable {
    /// It cannot.
    case none
    /// It offers an edit that needs consent.
    case suggested
    /// It has an edit that changes nothing the server would do.
    case safe
  }

  /// The name in messages, in `--select` and in suppressions: words joined by hyphens.
  public let id: String
  /// The family.
  public let group: RuleGroup
  /// How much its findings matter, unless one says otherwise.
  public let severity: Severity
  /// What it finds, in one line.
  public let summary: String
  /// Why that matters and what to do instead.
  public let rationale: String
  /// On what grounds.
  public let evidence: EvidenceGrade
  /// Whether it goes by what is not there, so that it has nothing to say while only a part of the
  /// configuration is at hand.
  package let needsWhole: Bool
  /// Whether its fixes change how a single token is written and nothing else. They hold whatever statements there
  /// are; all others wait until the files can be read (`Findings.report`).
  package let mendsTokens: Bool
  /// The pages of the manual behind it.
  public let pages: [String]
  /// Whether it can mend what it finds.
  public let remedy: Remedy
  /// The version of the toolkit that has it first.
  public let since: String
  /// What it reports and what it accepts; also its tests.
  package let examples: [RuleExample]

  /// A rule; `rationale` is written in full sentences, everything else without a full stop.
  package init(
    id: String, group: RuleGroup, severity: Severity, summary: String, rationale: String,
    evidence: EvidenceGrade = .documented, needsWhole: Bool = false,
    mendsTokens: Bool = false, pages: [String],
    remedy: Remedy = .none, since: String = "0.1.0", examples: [RuleExample]
  ) {
    self.id = id
    self.group = group
    self.severity = severity
    self.summary = summary
    self.rationale = needsWhole ? rationale + " " + RuleDescription.wholeNote : rationale
    self.evidence = evidence
    self.needsWhole = needsWhole
    self.mendsTokens = mendsTokens
    self.pages = pages
    self.remedy = remedy
    self.since = since
    self.examples = examples
  }

  private static let wholeNote =
    "Silent while only a part of the configuration is at hand: in a fragment, when an include is not "
    + "read, and when a file has a syntax error."
}
