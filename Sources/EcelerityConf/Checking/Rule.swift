/// One kind of mistake that conflint reports.
///
/// The rules are those of ``RuleCatalog``. Other programs choose among them but cannot add to them: a rule checks syntax
/// errors, files, assignments, scopes or the whole configuration through interfaces that are internal to the library.
public protocol Rule: Sendable {
  /// What the rule reports, why that matters, and what it is based on.
  static var description: RuleDescription { get }
  /// The parts of a configuration that the rule checks.
  static var subjects: [RuleSubject] { get }
}

// A rule conforms to the protocol of what it checks, which provides its subjects, and is one file with its id, its texts
// and its examples. All rules together read every file once.

extension Rule {
  /// No subjects, which suits a rule that is not dispatched with the others.
  public static var subjects: [RuleSubject] { [] }

  /// Whether it finds the same when only a part of the configuration is available.
  static var findsTheSameInParts: Bool {
    !description.needsWhole && subjects.allSatisfy(\.isAlone)
  }
}

/// A rule about text that the lexer or the parser could not read.
protocol SyntaxRule: Rule {
  /// The kinds of problems that it reports; each kind belongs to one rule.
  static var problems: [SyntaxProblem.Kind] { get }
  /// A fix for `problem`, if there is one.
  static func fix(_ problem: SyntaxProblem, in file: ConfigurationFile) -> Fix?
  /// The advice about `problem`; by default the problem's own.
  static func advice(
    _ problem: SyntaxProblem, in file: ConfigurationFile, _ findings: inout Findings
  ) -> String
  /// The severity of `problem`; by default that of the description.
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

/// A rule about the tokens and comments of each file.
protocol FileRule: Rule {
  static func check(_ file: ConfigurationFile, _ findings: inout Findings)
}

extension FileRule {
  static var subjects: [RuleSubject] { [.files(Self.self)] }
}

/// A rule about assignments.
protocol SettingRule: Rule {
  /// The assignments that it checks.
  static var interest: SettingInterest { get }
  /// Whether it checks assignments of the option of `row`, among those of its interest; called once for an option in a
  /// place.
  static func concerns(_ row: OptionRow) -> Bool
  /// Whether it checks assignments of `keyword`, given what is known of the configuration before rules check it.
  static func concerns(_ keyword: Keyword, _ findings: Findings) -> Bool
  static func check(_ setting: Setting, _ findings: inout Findings)
}

extension SettingRule {
  static var subjects: [RuleSubject] { [.settings(Self.self)] }

  static func concerns(_ row: OptionRow) -> Bool { true }

  static func concerns(_ keyword: Keyword, _ findings: Findings) -> Bool { true }
}

/// A rule about scopes, each of which it checks once, however often it is opened.
protocol ScopeRule: Rule {
  /// The stanzas that it checks; nil for all. It never checks the global scope.
  static var stanzas: [Keyword]? { get }
  /// Whether it checks scopes that have the path of `scope`; called once for each path.
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

/// A rule about the configuration as a whole.
protocol ConfigurationRule: Rule {
  static func check(_ configuration: Configuration, _ findings: inout Findings)
}

extension ConfigurationRule {
  static var subjects: [RuleSubject] { [.configuration(Self.self)] }
}
