/// The words that a shell offers for a value or an operand.
package enum CompletionCandidates: Hashable, Sendable {
  /// Nothing: any text is valid.
  case nothing
  /// Names of files, and of the directories that lead to them.
  case files
  /// Names of directories.
  case directories
  /// These words.
  case words([String])
  /// The words that the command itself prints for candidates of this kind, because they depend on
  /// the user's files; see `CommandDeclaration.candidates`.
  case asked(String)

  /// The candidates that the name of a value in the help implies.
  init(promisedBy placeholder: String) {
    let words = placeholder.split(separator: "|")
    self = words.contains("FILE") ? .files : words.contains("DIR") ? .directories : .nothing
  }
}

extension OptionDeclaration {
  /// The candidates for its value.
  var candidates: CompletionCandidates {
    if let offered { return offered() }
    if case .choice(let words) = value { return .words(words) }
    return CompletionCandidates(promisedBy: placeholder)
  }

  /// Whether one word may contain several values.
  var isList: Bool {
    if case .list = value { return true }
    return false
  }

  /// Its spellings, the short one first.
  var spellings: [String] { (short.map { ["-\($0)"] } ?? []) + ["--" + name] }
}

extension CommandOption {
  /// The option with `candidates` for shells; they are computed lazily because few runs need them.
  package func offering(
    _ candidates: @autoclosure @escaping @Sendable () -> CompletionCandidates
  ) -> CommandOption {
    var option = self
    option.declaration.offered = candidates
    return option
  }
}

extension CommandDeclaration {
  /// The candidates for the operands; all operands share them.
  var operandCandidates: CompletionCandidates {
    operands.map(\.candidates).first { $0 != .nothing } ?? .nothing
  }

  /// The command itself, with an empty name, and its subcommands. Completion supports one level.
  var completedPaths: [(name: String, path: CommandPath)] {
    let root = CommandPath(self)
    return [("", root)]
      + subcommands.map { command in
        precondition(command.subcommands.isEmpty, "completion knows one level of subcommands")
        var path = root
        path.append(command)
        return (command.name, path)
      }
  }
}
