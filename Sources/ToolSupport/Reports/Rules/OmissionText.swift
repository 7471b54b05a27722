package import EcelerityConf

/// The text about omitted rules, for the terminal and for `docs/rules.md`.
package enum OmissionText {
  /// The text of `--explain` for an omitted rule.
  package static func explanation(of rule: OmittedRule, _ palette: Palette) -> String {
    var text = "\(palette.paint(rule.id, .bold)) is left out: \(rule.summary)\n\n\(rule.reason)\n"
    if let other = rule.reportedBy { text += "\n  see       \(other)\n" }
    for (index, page) in rule.pages.enumerated() {
      text += (index == 0 && rule.reportedBy == nil ? "\n" : "") + "  page      \(page)\n"
    }
    return text
  }

  /// The last section of `docs/rules.md`.
  static var section: String {
    var text = """
      ## Rules left out

      Checks that the sources suggest and no rule of that name makes, with the reason.

      | Rule | Group | Severity | Would find | Left out because | See |
      | --- | --- | --- | --- | --- | --- |

      """
    for rule in OmittedRule.all {
      let other = rule.reportedBy.map { "[\($0)](#\($0))" } ?? ""
      text += "| \(rule.id) | \(rule.group.rawValue) | \(rule.severity.rawValue) | \(rule.summary) "
      text += "| \(rule.reason) | \(other) |\n"
    }
    text += """

      ## Values that are not judged

      | Kind of value | Why |
      | --- | --- |

      """
    for entry in UnjudgedType.all { text += "| `\(entry.type.rawValue)` | \(entry.reason) |\n" }
    return text
  }
}
