/// A command line as declared: from it come the parser, the help and the usage errors.
///
///     let conffmt = CommandDeclaration(
///       "conffmt", "format configuration files",
///       operands: [OperandDeclaration("FILE|DIR|-", .any, help: "what to format")],
///       options: [.flag("check", help: "list files that would change")])
package struct CommandDeclaration: Sendable {
  /// The word that starts it.
  package let name: String
  /// What it does in one line, lower case, no full stop.
  package let abstract: String
  /// More about it: paragraphs with an empty line between them; lines that start with a space are
  /// kept as they are.
  package var discussion: String
  /// The operands in their order; at most one of them may stand several times.
  package var operands: [OperandDeclaration]
  /// The options of this command alone.
  package var options: [OptionDeclaration]
  /// The options of its subcommands, each of which understands them all.
  package var sharedOptions: [OptionDeclaration]
  /// The commands below it.
  package var subcommands: [CommandDeclaration]
  /// What the numbers it answers mean.
  package var exitMeanings: ExitMeanings
  /// At least one line to try.
  package var examples: [Example]
  /// The files it reads without being told, for the manual page.
  package var files: [FileDeclaration]
  /// What `--version` prints after the name.
  package var version: String
  /// The names of options that commands share and this one refuses, so that nobody is offered them here.
  package var refusedOptions: [String] = []
  /// What it is called elsewhere.
  package var otherNames: [OtherName] = []
  /// Words that people try as its subcommands, and the commands that do what they want.
  package var relatives: [OtherName]
  /// Answers the questions of shells: words of the kind, most useful first. An error counts as no
  /// answer.
  package var candidates: (@Sendable (CandidateQuestion) -> [String])?

  /// A command; `--help`, `--version`, `--color` and `--completions` are understood by each.
  package init(
    _ name: String, _ abstract: String, discussion: String = "",
    operands: [OperandDeclaration] = [], options: [OptionDeclaration] = [],
    sharedOptions: [OptionDeclaration] = [], subcommands: [CommandDeclaration] = [],
    exitMeanings: ExitMeanings = ExitMeanings(), examples: [Example] = [],
    files: [FileDeclaration] = [], version: String = "", relatives: [OtherName] = [],
    candidates: (@Sendable (CandidateQuestion) -> [String])? = nil
  ) {
    self.name = name
    self.abstract = abstract
    self.discussion = discussion
    self.operands = operands
    self.options = options
    self.sharedOptions = sharedOptions
    self.subcommands = subcommands
    self.exitMeanings = exitMeanings
    self.examples = examples
    self.files = files
    self.version = version
    self.relatives = relatives
    self.candidates = candidates
  }
}

extension CommandDeclaration {
  /// The same, which refuses the shared options called `names`.
  package func refusing(_ names: String...) -> CommandDeclaration {
    var command = self
    command.refusedOptions = names
    return command
  }

  /// Whether its subcommands understand all of its shared options, and mean the same by them.
  var sharesAllAlike: Bool {
    let shared = Set(sharedOptions.map(\.name))
    return subcommands.allSatisfy { command in
      command.refusedOptions.isEmpty && !command.options.contains { shared.contains($0.name) }
    }
  }
}

/// Words of a command line that are no options.
package struct OperandDeclaration: Hashable, Sendable {
  /// How many words.
  package enum Count: Hashable, Sendable {
    /// Exactly one.
    case one
    /// One or none.
    case optional
    /// Any number, also none.
    case any
    /// One or more.
    case some
  }

  /// The name in the help.
  package let placeholder: String
  /// How many there may be.
  package let count: Count
  /// What it is; empty when the name says it all.
  package let help: String
  /// The options that stand for it elsewhere, without dashes.
  let otherNames: [String]
  /// What a shell offers in its place.
  let candidates: Candidates

  /// `count` words called `placeholder`; shells offer `candidates`, else files and folders where the
  /// placeholder says so. Elsewhere they are the values of options called `otherNames`.
  package init(
    _ placeholder: String, _ count: Count = .one, help: String = "", otherNames: [String] = [],
    offering candidates: Candidates? = nil
  ) {
    self.otherNames = otherNames
    self.placeholder = placeholder
    self.count = count
    self.help = help
    self.candidates = candidates ?? Candidates(promisedBy: placeholder)
  }

  /// How the usage line shows it.
  package var usage: String {
    switch count {
    case .one: placeholder
    case .optional: "[\(placeholder)]"
    case .any: "[\(placeholder)]..."
    case .some: "\(placeholder)..."
    }
  }

  var isRequired: Bool { count == .one || count == .some }
  var isOpenEnded: Bool { count == .any || count == .some }
}

/// What the three numbers that a command answers mean for it.
package struct ExitMeanings: Hashable, Sendable {
  /// The meaning of 0.
  package let success: String
  /// The meaning of 1.
  package let findings: String
  /// The meaning of 2.
  package let failure: String

  /// Their meanings, lower case, no full stop.
  package init(
    success: String = "clean, nothing to do, or yes",
    findings: String = "findings, something would change, or no",
    failure: String = "the question could not be answered"
  ) {
    self.success = success
    self.findings = findings
    self.failure = failure
  }
}

/// A file that a command looks for itself.
package struct FileDeclaration: Hashable, Sendable {
  /// Its name or path.
  package let path: String
  /// What it is, lower case, no full stop.
  package let help: String

  /// `path` is what `help` says.
  package init(_ path: String, _ help: String) {
    self.path = path
    self.help = help
  }
}

/// A command line to try.
package struct Example: Hashable, Sendable {
  /// The line as typed.
  package let line: String
  /// What it does, lower case, no full stop.
  package let explanation: String

  /// `line` does what `explanation` says.
  package init(_ line: String, _ explanation: String) {
    self.line = line
    self.explanation = explanation
  }
}
