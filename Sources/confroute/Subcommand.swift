import ToolSupport

/// The subcommands; the raw value is the word on the command line.
enum Subcommand: String, CaseIterable {
  case explain, resolve, eval, diff, test, probe, graph

  /// The subcommand of `arguments`, which one of the declarations accepted.
  init(_ arguments: ParsedArguments) {
    guard let known = arguments.command.flatMap(Subcommand.init(rawValue:)) else {
      preconditionFailure("a declared command that is not a subcommand")
    }
    self = known
  }
}
