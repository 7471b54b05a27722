/// The parsed command line, in terms of its declaration.
///
/// Querying an option that belongs to other commands only is a programming error and traps.
package struct ParsedArguments: Sendable {
  /// The kind of request.
  package enum Request: Hashable, Sendable {
    /// The work of the command.
    case run
    /// Its help.
    case help
    /// Its version.
    case version
    /// The completion script of a shell.
    case completions(Shell)
  }

  /// One option on the command line.
  package struct Occurrence: Hashable, Sendable {
    /// The long name without its dashes.
    package let name: String
    /// Its value; nil for a flag.
    package let value: String?
  }

  /// The request.
  package internal(set) var request = Request.run
  /// The names of the subcommands, outermost first; empty for the command itself.
  package internal(set) var commandPath: [String] = []
  /// The words that are not options, in order.
  package internal(set) var operands: [String] = []
  /// The options in order, for those whose relative order matters.
  package internal(set) var occurrences: [Occurrence] = []

  /// The options that may be queried.
  var declared: [OptionDeclaration] = []

  /// The innermost subcommand, if one is named.
  package var command: String? { commandPath.last }

  /// The value of `option`: what the command line says, else its default.
  package subscript<Value>(option: CommandOption<Value>) -> Value {
    option.read(occurrences(of: option.declaration).map { $0.value ?? "" })
  }

  /// The value of `option` on the command line, without its default.
  package func given<Value>(_ option: CommandOption<Value>) -> Value? {
    has(option) ? self[option] : nil
  }

  /// Whether `option` is given.
  package func has<Value>(_ option: CommandOption<Value>) -> Bool { has(option.declaration) }

  /// Whether `option` is given.
  package func has(_ option: OptionDeclaration) -> Bool { !occurrences(of: option).isEmpty }

  private func occurrences(of option: OptionDeclaration) -> [Occurrence] {
    precondition(
      declared.contains { $0.name == option.name },
      "option --\(option.name) is asked for but not declared")
    return occurrences.filter { $0.name == option.name }
  }
}
