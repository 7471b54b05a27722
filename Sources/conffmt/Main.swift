internal import ToolSupport

@main
struct Main {
  static func main() {
    CommandDeclaration.conffmt.main(formatInputs)
  }
}

/// A function, because closures in `main` are isolated to the main actor.
private func formatInputs(
  _ arguments: ParsedArguments, _ console: inout Console
) throws -> ExitStatus {
  var run = try FormattingRun(arguments)
  return try run.run(&console)
}
