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
  /// What `--version` prints after the name.
  public var version: String

  /// A command; `--help`, `--version` and `--color` are understood by each.
  public init(
    _ name: String, _ abstract: String, discussion: String = "",
    operands: [OperandDeclaration] = [], options: [OptionDeclaration] = [],
    sharedOptions: [OptionDeclaration] = [], subcommands: [CommandDeclaration] = [],
    exitMeanings: ExitMeanings = ExitMeanings(), examples: [Example] = [], version: String = ""
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
    self.version = version
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

  /// `count` words called `placeholder`.
  public init(_ placeholder: String, _ count: Count = .one, help: String = "") {
    self.placeholder = placeholder
    self.count = count
    self.help = help
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
