/// A declared command line, the source of the parser, the help and the usage errors.
///
///     let conffmt = CommandDeclaration(
///       "conffmt", "format configuration files",
///       operands: [OperandDeclaration("FILE|DIR|-", .any, help: "what to format")],
///       options: [FormattingOption.check.declaration])
package struct CommandDeclaration: Sendable {
  /// The name of the command.
  package let name: String
  /// What it does in one line, lower case, no full stop.
  package let abstract: String
  /// Further description: paragraphs separated by empty lines; lines that start with a space are
  /// kept as they are.
  package var discussion: String
  /// The operands in order; at most one of them may occur several times.
  package var operands: [OperandDeclaration]
  /// The options of this command alone.
  package var options: [OptionDeclaration]
  /// The options that all of its subcommands understand.
  package var sharedOptions: [OptionDeclaration]
  /// Its subcommands.
  package var subcommands: [CommandDeclaration]
  /// The meanings of its exit statuses.
  package var exitMeanings: ExitMeanings
  /// At least one example.
  package var examples: [Example]
  /// The files that it reads by itself, for the manual page.
  package var files: [FileDeclaration]
  /// What `--version` prints after the name.
  package var version: String
  /// The names of shared options that this command rejects and does not offer.
  package var refusedOptions: [String] = []
  /// Its names in other tools.
  package var otherNames: [OtherName] = []
  /// Words that people try as its subcommands, and the commands to use instead.
  package var relatives: [OtherName]
  /// The candidates for a shell's question, most useful first. An error counts as no answer.
  package var candidates: (@Sendable (CandidateQuestion) -> [String])?

  /// A command; each understands `--help`, `--version`, `--color` and `--completions`.
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
  /// The command, rejecting the shared `options`.
  package func refusing(_ options: OptionDeclaration...) -> CommandDeclaration {
    var command = self
    command.refusedOptions = options.map(\.name)
    return command
  }

  /// Whether its subcommands understand all of its shared options with the same meaning.
  var sharesAllAlike: Bool {
    let shared = Set(sharedOptions.map(\.name))
    return subcommands.allSatisfy { command in
      command.refusedOptions.isEmpty && !command.options.contains { shared.contains($0.name) }
    }
  }
}

/// Words of a command line that are not options.
package struct OperandDeclaration: Hashable, Sendable {
  /// The number of words.
  package enum Count: Hashable, Sendable {
    /// Exactly one.
    case one
    /// At most one.
    case optional
    /// Zero or more.
    case any
    /// One or more.
    case some
  }

  /// The name in the help.
  package let placeholder: String
  /// The number of words allowed.
  package let count: Count
  /// A description; empty when the name is enough.
  package let help: String
  /// The options used for it in other tools, without dashes.
  let otherNames: [String]
  /// The words that a shell offers for it.
  let candidates: CompletionCandidates

  /// `count` words called `placeholder`; shells offer `candidates`, by default files and directories if
  /// the placeholder says so. Other tools take them as the values of options called `otherNames`.
  package init(
    _ placeholder: String, _ count: Count = .one, help: String = "", otherNames: [String] = [],
    offering candidates: CompletionCandidates? = nil
  ) {
    self.otherNames = otherNames
    self.placeholder = placeholder
    self.count = count
    self.help = help
    self.candidates = candidates ?? CompletionCandidates(promisedBy: placeholder)
  }

  /// Its form in the usage line.
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

/// The meanings of a command's three exit statuses.
package struct ExitMeanings: Hashable, Sendable {
  /// The meaning of 0.
  package let success: String
  /// The meaning of 1.
  package let findings: String
  /// The meaning of 2.
  package let failure: String

  /// The three meanings, lower case, no full stop.
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

/// A file that a command reads by itself.
package struct FileDeclaration: Hashable, Sendable {
  /// Its name or path.
  package let path: String
  /// What it is, lower case, no full stop.
  package let help: String

  /// The file `path`, described by `help`.
  package init(_ path: String, _ help: String) {
    self.path = path
    self.help = help
  }
}

/// An example of a command line.
package struct Example: Hashable, Sendable {
  /// The line as typed.
  package let line: String
  /// What it does, lower case, no full stop.
  package let explanation: String

  /// The command `line` and its `explanation`.
  package init(_ line: String, _ explanation: String) {
    self.line = line
    self.explanation = explanation
  }
}
