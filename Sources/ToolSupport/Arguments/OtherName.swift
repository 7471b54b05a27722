internal import EcelerityConf

/// What something is called elsewhere, and what to write here instead.
package struct OtherName: Hashable, Sendable {
  /// The name elsewhere, without dashes.
  package let name: String
  /// What to write, as it stands on a command line.
  package let instead: String

  /// `name` is written as `instead` here.
  package init(_ name: String, _ instead: String) {
    self.name = name
    self.instead = instead
  }
}

extension OptionDeclaration {
  /// The same option, which others call by one of `names`.
  package func alsoCalled(_ names: String...) -> OptionDeclaration {
    var option = self
    for name in names { option.otherNames.append(OtherName(name, "--" + self.name)) }
    return option
  }

  /// The same option, of which others have a flag for each of some values.
  package func alsoCalled(_ valuesOfNames: KeyValuePairs<String, String>) -> OptionDeclaration {
    var option = self
    for (name, value) in valuesOfNames {
      option.otherNames.append(OtherName(name, "--\(self.name) \(value)"))
    }
    return option
  }
}

extension CommandDeclaration {
  /// The same command, which others call by one of `names`.
  package func alsoCalled(_ names: String...) -> CommandDeclaration {
    var command = self
    command.otherNames = names.map { OtherName($0, name) }
    return command
  }

  /// What was meant by `word` where a subcommand may stand; nil when that is not to be guessed.
  package func commandMeant(by word: String) -> String? {
    let names = subcommands.flatMap(\.otherNames) + relatives
    return OtherName.instead(of: word, names)
      ?? suggestion(for: word, among: subcommands.map(\.name))
  }
}

extension OtherName {
  /// What to write instead of `name`, in any letter case, if one of `names` says so.
  static func instead(of name: String, _ names: [OtherName]) -> String? {
    let lower = name.lowercased()
    return names.first { $0.name == lower }?.instead
  }
}

/// A mistyped word, or the first half of one.
func suggestion(for word: String, among words: [String]) -> String? {
  let lower = word.lowercased()
  return words.first { $0 == lower } ?? Spelling.suggestion(for: word, among: words)
    ?? (lower.count > 1 ? words.first { $0.hasPrefix(lower) } : nil)
}
