import ToolSupport

@main
struct Main {
  static func main() { run() }
}

/// Outside of `Main`, because closures in its `main()` would be isolated to the main actor.
private func run() -> Never {
  CommandDeclaration.conflint.main { arguments, console in
    switch arguments.command {
    case LanguageServerCommand.name: try LanguageServerCommand(arguments).run(&console)
    default: try ConflintCommand(arguments).run(&console)
    }
  }
}
