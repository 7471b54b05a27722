/// A part of a configuration that a rule checks, with the rule.
///
/// It follows from the protocol that the rule conforms to. To ask the runtime for that, with `as? any FileRule.Type`,
/// would search all conformances of the program once for each rule and protocol, which takes longer than checking a
/// small file.
public struct RuleSubject: Sendable {
  enum Kind: Sendable {
    case syntax(any SyntaxRule.Type)
    case files(any FileRule.Type)
    case settings(any SettingRule.Type)
    case scopes(any ScopeRule.Type)
    case labels(any DomainLabelRule.Type)
    case patterns(any PatternRule.Type)
    case configuration(any ConfigurationRule.Type)
  }

  let kind: Kind

  /// Whether it is a single statement, label or file, and its findings do not depend on others.
  var isAlone: Bool {
    switch kind {
    case .syntax, .files, .labels, .patterns: return true
    case .scopes, .configuration: return false
    case .settings(let rule):
      switch rule.interest {
      case .unknown, .misplaced, .types, .misshapen: return true
      case .valid, .options, .optionsWhere: return false
      }
    }
  }

  static func syntax(_ rule: any SyntaxRule.Type) -> RuleSubject {
    RuleSubject(kind: .syntax(rule))
  }

  static func files(_ rule: any FileRule.Type) -> RuleSubject { RuleSubject(kind: .files(rule)) }

  static func settings(_ rule: any SettingRule.Type) -> RuleSubject {
    RuleSubject(kind: .settings(rule))
  }

  static func scopes(_ rule: any ScopeRule.Type) -> RuleSubject {
    RuleSubject(kind: .scopes(rule))
  }

  static func labels(_ rule: any DomainLabelRule.Type) -> RuleSubject {
    RuleSubject(kind: .labels(rule))
  }

  static func patterns(_ rule: any PatternRule.Type) -> RuleSubject {
    RuleSubject(kind: .patterns(rule))
  }

  static func configuration(_ rule: any ConfigurationRule.Type) -> RuleSubject {
    RuleSubject(kind: .configuration(rule))
  }
}
