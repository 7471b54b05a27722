import Delivery
import ToolSupport

@main
struct Main {
  static func main() { run() }
}

/// Outside `Main`, because closures written in its `main()` would belong to the main actor.
private func run() -> Never {
  let encryption = EncryptionLibrary()
  CommandDeclaration.main(.confroute) { words in
    // A probe waits for nothing as long as for the library, which takes longer than all else before it.
    if words.first == "probe" { encryption.prepare() }
  } finally: {
    encryption.finish()
  } work: { arguments, console in
    switch arguments.command {
    case "eval": try EvalCommand(arguments, &console).run(&console)
    case "diff": try DiffCommand(arguments, &console).run(&console)
    case "test": try TestCommand(arguments, &console).run(&console)
    case "probe": try ProbeCommand.run(arguments, encryption, &console)
    case "graph": try GraphCommand(arguments, &console).run(&console)
    default: try RouteCommand(arguments, &console).run(&console)
    }
  }
}
