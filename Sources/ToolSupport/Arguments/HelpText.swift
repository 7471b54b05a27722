extension CommandDeclaration {
  /// The help of the command, or of the subcommand at the path `names`, at most 80 columns wide.
  package func help(_ names: [String] = []) -> String { HelpText(CommandPath(self, names)).text }
}

/// The help of one command: sections separated by empty lines.
struct HelpText {
  private let path: CommandPath
  private var command: CommandDeclaration { path.last }

  init(_ path: CommandPath) { self.path = path }

  var text: String {
    let sections = [
      usage, TextColumns.wrap(command.abstract), TextColumns.wrap(command.discussion), commands,
      operands, ownOptions, sharedOptions, exitStatus, examples,
    ]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }
      .joined(separator: "\n")
  }

  private var usage: [String] {
    let start = "\(path.spelling) [options]"
    let words = [start] + command.operands.map(\.usage)
    var forms = [words.joined(separator: " ")]
    if !command.subcommands.isEmpty { forms.append(start + " COMMAND ...") }
    // A command without operands only serves to reach its subcommands.
    if !command.subcommands.isEmpty, command.operands.isEmpty { forms.removeFirst() }
    return forms.enumerated().map { ($0.offset == 0 ? "usage: " : "       ") + $0.element }
  }

  private var commands: [String] {
    section("commands:", command.subcommands.map { ($0.name, $0.abstract) })
  }

  private var operands: [String] {
    section(
      "arguments:",
      command.operands.filter { !$0.help.isEmpty }.map { ($0.placeholder, $0.help) })
  }

  private var ownOptions: [String] {
    let standard = path.sharedOptions.isEmpty ? OptionDeclaration.standard : []
    return section("options:", (command.options + standard).map(row))
  }

  private var sharedOptions: [String] {
    let shared = path.offeredSharedOptions
    guard !shared.isEmpty else { return [] }
    let whose = path.commands[0].sharesAllAlike ? "every command" : "most commands"
    return section("options of \(whose):", (shared + OptionDeclaration.standard).map(row))
  }

  private func row(_ option: OptionDeclaration) -> (String, String) {
    let short = option.short.map { "-\($0), " } ?? "    "
    let value = option.takesValue ? " " + option.placeholder : ""
    return (short + "--" + option.name + value, option.explanation)
  }

  private var exitStatus: [String] {
    let meanings = command.exitMeanings
    return section(
      "exit status:",
      [("0", meanings.success), ("1", meanings.findings), ("2", meanings.failure)])
  }

  private var examples: [String] {
    command.examples.isEmpty
      ? []
      : ["examples:"]
        + command.examples.flatMap { example in
          TextColumns.wrapCommand(example.line, indent: 2)
            + TextColumns.wrap(example.explanation, indent: 6)
        }
  }

  private func section(_ title: String, _ rows: [(String, String)]) -> [String] {
    rows.isEmpty ? [] : [title] + TextColumns.table(rows)
  }
}
