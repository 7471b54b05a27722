/// A command line as declared: from it come the parser, the help and the usage errors.
///
///     let conffmt = CommandDeclaration(
///       "conffmt", "lay out configuration files",
///       operands: [OperandDeclaration("FILE|DIR|-", .any, help: "what to lay out")],
///       options: [.flag("check", help: "list files that would change")])
public struct CommandDeclaration: Sendable {
  /// The word that starts it.
  public let name: String
  /// What it does in one line, lower case, no full stop.
  public let abstract: String
  /// More about it: paragraphs with an empty line between them; lines that start with a space are
  /// kept as they are.
  public var discussion: String
  /// The operands in their order; at most one of them may stand several times.
  public var operands: [OperandDeclaration]
  /// The options of this command alone.
  public var options: [OptionDeclaration]
  /// The options of its subcommands, each of which understands them all.
  public var sharedOptions: [OptionDeclaration]
  /// The commands below it.
  public var subcommands: [CommandDeclaration]
  /// What the numbers it answers mean.
  public var exitMeanings: ExitMeanings
  /// At least one line to try.
  public var examples: [Example]
  /// The files it reads without being told, for the manual page.
  public var files: [FileDeclaration]
  /// What `--version` prints after the name.
  public var version: String
  /// Answers the questions of shells: words of the kind, most useful first. Errors are no answers.
  public var candidates: (@Sendable (CandidateQuestion) -> [String])?

  /// A command; `--help`, `--version`, `--color` and `--completions` are understood by each.
  public init(
    _ name: String, _ abstract: String, discussion: String = "",
    operands: [OperandDeclaration] = [], options: [OptionDeclaration] = [],
    sharedOptions: [OptionDeclaration] = [], subcommands: [CommandDeclaration] = [],
    exitMeanings: ExitMeanings = ExitMeanings(), examples: [Example] = [],
    files: [FileDeclaration] = [], version: String = "",
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
    self.candidates = candidates
  }
}

/// Words of a command line that are no options.
public struct OperandDeclaration: Hashable, Sendable {
  /// How many words.
  public enum Count: Hashable, Sendable {
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
  public let placeholder: String
  /// How many there may be.
  public let count: Count
  /// What it is; empty when the name says it all.
  public let help: String
  /// What a shell offers in its place.
  let candidates: Candidates

  /// `count` words called `placeholder`; shells offer `candidates`, else files and folders where the
  /// placeholder says so.
  public init(
    _ placeholder: String, _ count: Count = .one, help: String = "",
    offering candidates: Candidates? = nil
  ) {
    self.placeholder = placeholder
    self.count = count
    self.help = help
    self.candidates = candidates ?? Candidates(promisedBy: placeholder)
  }

  /// How the usage line shows it.
  public var usage: String {
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
public struct ExitMeanings: Hashable, Sendable {
  /// The meaning of 0.
  public let success: String
  /// The meaning of 1.
  public let findings: String
  /// The meaning of 2.
  public let failure: String

  /// Their meanings, lower case, no full stop.
  public init(
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
public struct FileDeclaration: Hashable, Sendable {
  /// Its name or path.
  public let path: String
  /// What it is, lower case, no full stop.
  public let help: String

  /// `path` is what `help` says.
  public init(_ path: String, _ help: String) {
    self.path = path
    self.help = help
  }
}

/// A command line to try.
public struct Example: Hashable, Sendable {
  /// The line as typed.
  public let line: String
  /// What it does, lower case, no full stop.
  public let explanation: String

  /// `line` does what `explanation` says.
  public init(_ line: String, _ explanation: String) {
    self.line = line
    self.explanation = explanation
  }
}
