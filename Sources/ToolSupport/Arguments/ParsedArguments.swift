/// The parsed command line, in terms of its declaration.
///
/// Querying an option that the command does not declare is a programming error and traps.
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

  /// Whether the option `name` is given.
  package func has(_ name: String) -> Bool {
    _ = declaration(name)
    return occurrences.contains { $0.name == name }
  }

  /// The value given last for the option `name`, or its default.
  package func value(_ name: String) -> String? {
    let fallback = declaration(name).defaultValue
    return occurrences.last { $0.name == name }?.value ?? fallback
  }

  /// Every value of the option `name` in order; those of a list one by one.
  package func values(_ name: String) -> [String] {
    let values = occurrences.filter { $0.name == name }.compactMap(\.value)
    guard case .list = declaration(name).value else { return values }
    return values.flatMap { $0.split(separator: ",").map(String.init) }
  }

  /// The word given for the option `name`, or its default.
  package func choice<Choice: RawRepresentable<String>>(
    _ name: String, of words: Choice.Type = Choice.self
  ) -> Choice? {
    value(name).flatMap(Choice.init)
  }

  /// The whole number given for the option `name`, or its default.
  package func number(_ name: String) -> Int? { value(name).flatMap { Int($0) } }

  /// The decimal number given for the option `name`, or its default.
  package func decimal(_ name: String) -> Double? { value(name).flatMap { Double($0) } }

  private func declaration(_ name: String) -> OptionDeclaration {
    guard let option = declared.first(where: { $0.name == name }) else {
      preconditionFailure("option --\(name) is asked for but not declared")
    }
    return option
  }
}
