/// The manual page of one command, including its subcommands, as mdoc(7) source.
///
/// It is generated from the same declarations as `--help`.
struct ManualPage {
  private let command: CommandDeclaration
  private var root: CommandPath { CommandPath(command) }

  init(_ command: CommandDeclaration) { self.command = command }

  var text: String {
    let blocks = [
      head, name, synopsis, description, commands, options, environment, files, exitStatus,
      examples, relatives,
    ]
    return blocks.flatMap { $0 }.map { $0 + "\n" }.joined()
  }

  // MARK: Sections, in the order of mdoc(7)

  private var head: [String] {
    [
      ".\\\" Printed by `\(command.name) --man`; do not edit.",
      ".Dd \(toolkitDate)", ".Dt \(command.name.uppercased()) 1",
      ".Os ecelerity-conf \(command.version)",
    ]
  }

  private var name: [String] {
    [".Sh NAME", ".Nm \(command.name)", ".Nd \(ManualText.inline(command.abstract))"]
  }

  private var synopsis: [String] {
    let own = command.operands.isEmpty && !command.subcommands.isEmpty ? [] : synopsis(of: root)
    return [".Sh SYNOPSIS"] + own
      + subcommandPaths.flatMap { path in synopsis(of: path) }
  }

  private func synopsis(of path: CommandPath) -> [String] {
    let words = path.names.dropFirst().map { ".Cm \(ManualText.literal($0))" }
    return [".Nm"] + words + [".Op Ar options"] + path.last.operands.map(operand)
  }

  private var description: [String] {
    let text = command.discussion.isEmpty ? capitalized(command.abstract) + "." : command.discussion
    return [".Sh DESCRIPTION"] + ManualText.paragraphs(text) + operandList(command)
  }

  private var commands: [String] {
    guard !command.subcommands.isEmpty else { return [] }
    return [".Sh COMMANDS"] + subcommandPaths.flatMap(section)
  }

  private func section(_ path: CommandPath) -> [String] {
    let last = path.last
    return [".Ss \(ManualText.literal(path.spelling))"]
      + ManualText.paragraphs(capitalized(last.abstract) + ".")
      + (last.discussion.isEmpty ? [] : [".Pp"] + ManualText.paragraphs(last.discussion))
      + operandList(last)
      + (last.options.isEmpty
        ? [] : [".Pp", "It has options of its own:"] + list(last.options.map(item)))
      + last.refusedOptions.flatMap(refusal)
      + [".Pp", "Exit status:"] + list(exitItems(last.exitMeanings))
  }

  private var options: [String] {
    let shared = (root.sharedOptions + OptionDeclaration.standard).map(item)
    let own = command.options.map(item)
    guard !command.subcommands.isEmpty else { return [".Sh OPTIONS"] + list(own + shared) }
    let front =
      own.isEmpty ? [] : ["Without a command it understands these:"] + list(own) + [".Pp"]
    return [".Sh OPTIONS"] + front + [whoseOptions] + list(shared)
  }

  private var whoseOptions: String {
    command.sharesAllAlike
      ? "Every command understands these:"
      : "Commands understand these, unless they have one of the same name or say that they do not:"
  }

  private var environment: [String] {
    [".Sh ENVIRONMENT"]
      + list([
        [".It Ev NO_COLOR"]
          + sentence("when it is set and not empty, nothing is coloured unless asked for"),
        [".It Ev TERM"]
          + sentence("when it is not set, or is `dumb`, nothing is coloured unless asked for"),
      ])
  }

  private var files: [String] {
    guard !command.files.isEmpty else { return [] }
    return [".Sh FILES"]
      + list(
        command.files.map { file in
          [".It Pa \(ManualText.argument(file.path))"] + sentence(file.help)
        })
  }

  private var exitStatus: [String] {
    [".Sh EXIT STATUS"] + list(exitItems(command.exitMeanings))
  }

  private var examples: [String] {
    let examples = command.examples + command.subcommands.flatMap(\.examples)
    guard !examples.isEmpty else { return [] }
    return [".Sh EXAMPLES"]
      + examples.enumerated().flatMap { index, example in
        (index == 0 ? [] : [".Pp"]) + sentence(example.explanation, end: ":")
          + [".Dl \(ManualText.argument(example.line))"]
      }
  }

  private var relatives: [String] {
    let others = toolkitCommands.filter { $0 != command.name }
    return [".Sh SEE ALSO"]
      + others.enumerated().map { index, name in
        ".Xr \(name) 1" + (index + 1 < others.count ? " ," : "")
      }
  }

  // MARK: Parts

  private var subcommandPaths: [CommandPath] { command.completedPaths.dropFirst().map(\.path) }

  private func operand(_ operand: OperandDeclaration) -> String {
    let name = ManualText.argument(operand.placeholder)
    return switch operand.count {
    case .one: ".Ar \(name)"
    case .optional: ".Op Ar \(name)"
    case .any: ".Op Ar \(name) ..."
    case .some: ".Ar \(name) ..."
    }
  }

  private func operandList(_ command: CommandDeclaration) -> [String] {
    let rows = command.operands.filter { !$0.help.isEmpty }
    guard !rows.isEmpty else { return [] }
    return [".Pp", "The operands are:"]
      + list(
        rows.map { row in
          [".It Ar \(ManualText.argument(row.placeholder))"] + sentence(row.help)
        })
  }

  private func item(_ option: OptionDeclaration) -> [String] {
    let value = option.takesValue ? " Ar \(ManualText.argument(option.placeholder))" : ""
    let short = option.short.map { "Fl \($0) , " } ?? ""
    return [".It \(short)Fl \(ManualText.literal("-" + option.name))\(value)"]
      + sentence(option.explanation)
  }

  private func refusal(_ name: String) -> [String] {
    [".Pp", "It does not take", ".Fl \(ManualText.literal("-" + name)) ."]
  }

  private func exitItems(_ meanings: ExitMeanings) -> [[String]] {
    [("0", meanings.success), ("1", meanings.findings), ("2", meanings.failure)].map { row in
      [".It \(row.0)"] + sentence(row.1)
    }
  }

  private func list(_ items: [[String]]) -> [String] {
    [".Bl -tag -width Ds"] + items.flatMap { $0 } + [".El"]
  }

  private func sentence(_ text: String, end: String = ".") -> [String] {
    ManualText.paragraphs(capitalized(text) + end)
  }

  /// Help lines start in lower case and have no full stop.
  private func capitalized(_ text: String) -> String {
    guard let first = text.first, first.isLowercase, !startsWithName(text) else { return text }
    return first.uppercased() + text.dropFirst()
  }

  /// Names such as `ecelerity.conf` keep their case.
  private func startsWithName(_ text: String) -> Bool {
    text.prefix { $0 != " " }.contains { ".`_(".contains($0) }
  }
}
