/// A hypothetical change of a configuration: an option that is set or unset.
///
/// Changes are applied in order after all files are read, so that a value they set is in force in
/// its scope.
public struct ConfigurationChange: Sendable {
  /// The scope that changes, outermost stanza first; empty for the global one.
  package let stanzas: [StanzaName]
  /// The option.
  package let option: Keyword
  /// The name of the change in messages: `--set 1`.
  package let name: String
  /// The file that sets the option; nil when it is unset.
  let file: SourceFile?

  /// Sets `option` to `value`: verbatim if that is a value of the language, else as a string.
  public init(
    setting option: Keyword, to value: String, in stanzas: [StanzaName], called name: String
  ) {
    var text = "\(option.name) = \(ConfigurationChange.spelled(value))"
    for stanza in stanzas.reversed() {
      text = "\(stanza.header) { \(text) }"
    }
    self.stanzas = stanzas
    self.option = option
    self.name = name
    file = SourceFile(path: name, bytes: Array(text.utf8), isImaginary: true)
  }

  /// Removes every assignment of `option` from the scope itself, like the console's `config unset`.
  ///
  /// Page: content/momentum/4/console-commands/config.md.
  public init(unsetting option: Keyword, in stanzas: [StanzaName], called name: String) {
    self.stanzas = stanzas
    self.option = option
    self.name = name
    file = nil
  }

  /// Whether it removes assignments.
  package var isUnset: Bool { file == nil }
}

extension ConfigurationChange {
  /// `text` verbatim if it is a value of the language, else as a string.
  private static func spelled(_ text: String) -> String {
    isValue(text) ? text : ScalarSpelling.quoted(text)
  }

  /// Whether `text` is one value of the language and nothing else.
  static func isValue(_ text: String) -> Bool {
    let statement = Keyword.gateway.name + " = " + text
    let tree = SyntaxTree(parsing: SourceFile(path: "", text: statement))
    let statements = Array(tree.statements)
    return tree.problems.isEmpty && statements.count == 1 && statements[0].option != nil
      && Int(statements[0].range.upperBound) == statement.utf8.count
  }
}
