/// A configuration that a rule reports or accepts.
///
/// In a reported one, `⟦` and `⟧` enclose exactly the places that are reported.
package struct RuleExample: Sendable {
  /// Whether the rule reports it.
  package let isReported: Bool
  /// The text with its markers.
  package let markedText: String
  /// The name of its file.
  package let path: String
  /// Other files that it includes, by path, with markers.
  package let otherFiles: [String: String]
  /// The version of the server it is for; nil for the newest known.
  package let target: ServerVersion?

  /// A configuration in which the rule reports the marked places and no others.
  package static func reports(
    _ text: String, at path: String = "example.conf", with files: [String: String] = [:],
    target: String? = nil
  ) -> RuleExample {
    RuleExample(
      isReported: true, markedText: text, path: path, otherFiles: files,
      target: target.flatMap { ServerVersion($0) })
  }

  /// A configuration in which the rule reports nothing.
  package static func accepts(
    _ text: String, at path: String = "example.conf", with files: [String: String] = [:],
    target: String? = nil
  ) -> RuleExample {
    RuleExample(
      isReported: false, markedText: text, path: path, otherFiles: files,
      target: target.flatMap { ServerVersion($0) })
  }

  /// The text without its markers.
  package var text: String { RuleExample.unmarked(markedText) }

  /// The linter for it, with `rules` or all of them.
  package func linter(_ rules: [any Rule.Type] = RuleCatalog.all) -> Linter {
    Linter(rules, installation: Installation(version: target))
  }

  /// All files without their markers, by path.
  package var files: [String: String] {
    otherFiles.mapValues(RuleExample.unmarked).merging([path: text]) { _, main in main }
  }

  private static func unmarked(_ text: String) -> String {
    String(text.filter { $0 != "⟦" && $0 != "⟧" })
  }
}
