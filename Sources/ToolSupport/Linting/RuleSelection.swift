package import EcelerityConf

/// The rules selected by `--select` and `--disable`.
package struct RuleSelection {
  /// The selected rules in the order of the catalog.
  package let rules: [any Rule.Type]

  /// The rules named in `select`, or all if it is empty, without those named in `disable`; names
  /// are of rules or groups. Rules in `wanted` stay even if disabled; those of a group in `wanted`
  /// stay unless they are disabled individually.
  package init(select: [String], disable: [String], despite wanted: [String] = []) throws {
    guard !select.isEmpty || !disable.isEmpty else {
      rules = RuleCatalog.all
      return
    }
    let selected = try RuleSelection.ids(select)
    let groups = disable.filter { RuleGroup(rawValue: $0) != nil }
    let single = disable.filter { RuleGroup(rawValue: $0) == nil }
    let disabled = try RuleSelection.ids(groups).subtracting(RuleSelection.ids(wanted))
      .union(RuleSelection.ids(single).subtracting(wanted))
    rules = RuleCatalog.all.filter { rule in
      let id = rule.description.id
      return (select.isEmpty || selected.contains(id)) && !disabled.contains(id)
    }
  }

  /// The values of `--select` and `--disable`: groups, then rules.
  package static let names = RuleGroup.allCases.map(\.rawValue) + ids

  /// The names of all rules.
  package static let ids = RuleCatalog.all.map { $0.description.id }

  private static func ids(_ names: [String]) throws -> Set<String> {
    var ids: Set<String> = []
    for name in names {
      let members = RuleCatalog.all.map { $0.description }.filter {
        $0.id == name || $0.group.rawValue == name
      }
      guard !members.isEmpty else { throw unknown(name) }
      ids.formUnion(members.map(\.id))
    }
    return ids
  }

  /// Whether `name` is the name of a rule or a group.
  package static func isKnown(_ name: String) -> Bool { (try? ids([name])) != nil }

  /// The error for a name that is neither a rule nor a group.
  package static func unknown(_ name: String) -> CommandFailure { unknown(name, among: names) }

  /// The error for a name that is not a rule.
  package static func unknownRule(_ name: String) -> CommandFailure {
    if RuleGroup(rawValue: name) != nil {
      return CommandFailure("`\(name)` is a group of rules; --list-rules says which are in it")
    }
    return unknown(name, among: ids)
  }

  private static func unknown(_ name: String, among names: [String]) -> CommandFailure {
    if OmittedRule.named(name) != nil {
      return CommandFailure("rule `\(name)` is left out; --explain \(name) says why")
    }
    let suggestion = Spelling.suggestion(for: name, among: names)
    return CommandFailure(
      "rule `\(name)` is not known"
        + Spelling.clause(suggestion, else: "; --list-rules lists all of them"))
  }
}
