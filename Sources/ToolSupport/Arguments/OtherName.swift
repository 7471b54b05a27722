internal import EcelerityConf

/// A name used by other tools, and its replacement here.
package struct OtherName: Hashable, Sendable {
  /// The name in other tools, without dashes.
  package let name: String
  /// The replacement, as written on a command line.
  package let instead: String

  /// The other `name` for `instead`.
  package init(_ name: String, _ instead: String) {
    self.name = name
    self.instead = instead
  }
}

extension CommandOption {
  /// The option, known by `names` in other tools.
  package func alsoCalled(_ names: String...) -> CommandOption {
    var option = self
    for name in names { option.declaration.otherNames.append(OtherName(name, "--" + self.name)) }
    return option
  }

  /// The option, for which other tools have one flag per value.
  package func alsoCalled(_ valuesOfNames: KeyValuePairs<String, String>) -> CommandOption {
    var option = self
    for (name, value) in valuesOfNames {
      option.declaration.otherNames.append(OtherName(name, "--\(self.name) \(value)"))
    }
    return option
  }
}

extension CommandDeclaration {
  /// The command, known by `names` in other tools.
  package func alsoCalled(_ names: String...) -> CommandDeclaration {
    var command = self
    command.otherNames = names.map { OtherName($0, name) }
    return command
  }

  /// The subcommand meant by `word`; nil if there is no good guess.
  package func commandMeant(by word: String) -> String? {
    let names = subcommands.flatMap(\.otherNames) + relatives
    return OtherName.instead(of: word, names)
      ?? suggestion(for: word, among: subcommands.map(\.name))
  }
}

extension OtherName {
  /// The replacement for `name`, in any letter case, if one of `names` has it.
  static func instead(of name: String, _ names: [OtherName]) -> String? {
    let lower = name.lowercased()
    return names.first { $0.name == lower }?.instead
  }
}

/// The word of `words` that `word` misspells or is the beginning of.
func suggestion(for word: String, among words: [String]) -> String? {
  let lower = word.lowercased()
  return words.first { $0 == lower } ?? Spelling.suggestion(for: word, among: words)
    ?? (lower.count > 1 ? words.first { $0.hasPrefix(lower) } : nil)
}
