internal import ToolSupport

@main
struct Main {
  static func main() {
    CommandDeclaration.conffmt.main(formatInputs)
  }
}

/// A plain function, because closures written in `main` belong to the main actor.
private func formatInputs(
  _ arguments: ParsedArguments, _ console: inout Console
) throws -> ExitStatus {
  var run = try FormattingRun(arguments)
  return try run.run(&console)
}
