import ToolSupport

@main
struct Main {
  static func main() { run() }
}

/// Outside `Main`, because closures written in its `main()` would belong to the main actor.
private func run() -> Never {
  ConflintCommand.declaration.main { arguments, console in
    try ConflintCommand(arguments).run(&console)
  }
}
