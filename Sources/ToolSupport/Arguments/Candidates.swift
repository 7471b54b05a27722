/// What a shell offers in the place of a value or an operand.
package enum Candidates: Hashable, Sendable {
  /// Nothing: any text may stand there.
  case nothing
  /// Names of files, and of the folders on the way to them.
  case files
  /// Names of folders.
  case folders
  /// These words.
  case words([String])
  /// What the command itself answers when it is asked for candidates of this kind, because only the
  /// user's files tell; see `CommandDeclaration.candidates`.
  case asked(String)

  /// What the name of a value in the help promises.
  init(promisedBy placeholder: String) {
    let words = placeholder.split(separator: "|")
    self = words.contains("FILE") ? .files : words.contains("DIR") ? .folders : .nothing
  }
}

extension OptionDeclaration {
  /// What a shell offers as value.
  var candidates: Candidates {
    if let offered { return offered() }
    if case .choice(let words) = value { return .words(words) }
    return Candidates(promisedBy: placeholder)
  }

  /// Whether several values may stand in one word.
  var isList: Bool {
    if case .list = value { return true }
    return false
  }

  /// The ways to write it, the short one first.
  var spellings: [String] { (short.map { ["-\($0)"] } ?? []) + ["--" + name] }

  /// The same option, for which shells offer `candidates`; they are found when somebody asks, which
  /// few runs of a command do.
  package func offering(
    _ candidates: @autoclosure @escaping @Sendable () -> Candidates
  ) -> OptionDeclaration {
    var option = self
    option.offered = candidates
    return option
  }
}

extension CommandDeclaration {
  /// What a shell offers for the operands; one answer for all of them.
  var operandCandidates: Candidates {
    operands.map(\.candidates).first { $0 != .nothing } ?? .nothing
  }

  /// The command itself, called an empty name, and its subcommands. Shells are told of one level.
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
