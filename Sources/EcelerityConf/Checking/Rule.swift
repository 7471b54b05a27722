/// One thing that conflint looks for. Its id, its words, its examples and its test are one file.
///
/// The rules are those of `RuleCatalog`; others choose among them, and cannot add to them. A rule conforms
/// to the protocol of what it looks at: `SyntaxRule`, `FileRule`, `SettingRule`, `ScopeRule` or
/// `ConfigurationRule`; all rules together read every file once.
public protocol Rule: Sendable {
  /// What it finds, why it matters, and how we know.
  static var description: RuleDescription { get }
  /// What it looks at; the protocols below answer for the rules that conform to one of them.
  static var subjects: [RuleSubject] { get }
}

extension Rule {
  /// Nothing: the rule is asked in a place of its own.
  public static var subjects: [RuleSubject] { [] }

  /// Whether it finds the same when only a part of the configuration is at hand.
  static var findsTheSameInParts: Bool {
    !description.needsWhole && subjects.allSatisfy(\.isAlone)
  }
}

/// Looks at what the lexer and the parser could not read.
protocol SyntaxRule: Rule {
  /// The kinds of problems it is told of; each kind belongs to one rule.
  static var problems: [SyntaxProblem.Kind] { get }
  /// A fix for `problem`, if there is one.
  static func fix(_ problem: SyntaxProblem, in file: ConfigurationFile) -> Fix?
  /// What to do about `problem`; its own advice unless the rule knows better.
  static func advice(
    _ problem: SyntaxProblem, in file: ConfigurationFile, _ findings: inout Findings
  ) -> String
  /// How much `problem` matters; that of the description unless the rule says otherwise.
  static func severity(of problem: SyntaxProblem, in file: ConfigurationFile) -> Severity
}

extension SyntaxRule {
  static var subjects: [RuleSubject] { [.syntax(Self.self)] }

  static func advice(
    _ problem: SyntaxProblem, in file: ConfigurationFile, _ findings: inout Findings
  ) -> String { problem.advice }

  static func severity(of problem: SyntaxProblem, in file: ConfigurationFile) -> Severity {
    description.severity
  }

  static func fix(_ problem: SyntaxProblem, in file: ConfigurationFile) -> Fix? { nil }
}

/// Looks at the tokens and comments of each file.
protocol FileRule: Rule {
  static func check(_ file: ConfigurationFile, _ findings: inout Findings)
}

extension FileRule {
  static var subjects: [RuleSubject] { [.files(Self.self)] }
}

/// Looks at assignments.
protocol SettingRule: Rule {
  /// The assignments it is told of.
  static var interest: SettingInterest { get }
  /// Whether it is told of assignments of `row`, of those its interest names; asked once for an option
  /// in a place.
  static func concerns(_ row: OptionRow) -> Bool
  /// The same, going by the option and by what is known of the whole before rules have looked at it.
  static func concerns(_ keyword: Keyword, _ findings: Findings) -> Bool
  static func check(_ setting: Setting, _ findings: inout Findings)
}

extension SettingRule {
  static var subjects: [RuleSubject] { [.settings(Self.self)] }

  static func concerns(_ row: OptionRow) -> Bool { true }

  static func concerns(_ keyword: Keyword, _ findings: Findings) -> Bool { true }
}

/// Looks at scopes: each one once, however often it is opened.
protocol ScopeRule: Rule {
  /// The stanzas it is told of; nil for all but the global scope.
  static var stanzas: [Keyword]? { get }
  /// Whether it is told of the scopes that have the path of `scope`; asked once a path.
  static func concerns(_ scope: Scope) -> Bool
  static func check(_ scope: Scope, _ findings: inout Findings)
}

extension ScopeRule {
  static var subjects: [RuleSubject] { [.scopes(Self.self)] }

  static var stanzas: [Keyword]? { nil }

  static func concerns(_ scope: Scope) -> Bool {
    guard let stanzas else { return true }
    return scope.keyword.map(stanzas.contains) ?? false
  }
}

/// Looks at the whole, once.
protocol ConfigurationRule: Rule {
  static func check(_ configuration: Configuration, _ findings: inout Findings)
}

extension ConfigurationRule {
  static var subjects: [RuleSubject] { [.configuration(Self.self)] }
}
