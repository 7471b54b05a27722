import Delivery
import ToolSupport

@main
struct Main {
  static func main() { run() }
}

/// Outside of `Main`, as closures in its `main()` would be isolated to the main actor.
private func run() -> Never {
  let encryption = EncryptionLibrary()
  CommandDeclaration.main(.confroute) { words in
    // Loading the TLS library takes longer than everything else before a probe.
    if words.first == Subcommand.probe.rawValue { encryption.prepare() }
  } finally: {
    encryption.finish()
  } work: { arguments, console in
    switch Subcommand(arguments) {
    case .explain, .resolve: try RouteCommand(arguments, &console).run(&console)
    case .eval: try EvalCommand(arguments, &console).run(&console)
    case .diff: try DiffCommand(arguments, &console).run(&console)
    case .test: try TestCommand(arguments, &console).run(&console)
    case .probe: try ProbeCommand.run(arguments, encryption, &console)
    case .graph: try GraphCommand(arguments, &console).run(&console)
    }
  }
}
