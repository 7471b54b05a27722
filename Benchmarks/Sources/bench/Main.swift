#if canImport(Glibc)
  internal import Glibc
#else
  internal import Musl
#endif

@main
struct Main {
  static func main() { run() }
}

/// Outside of `Main`, because closures in its `main()` would be isolated to the main actor.
private func run() {
  do {
    let arguments = try Arguments(CommandLine.arguments.dropFirst())
    switch arguments.subcommand {
    case "generate": try Generate.run(arguments)
    case "speed": try Speed.run(arguments)
    case "commands": try Commands.run(arguments)
    case "growth": try Growth.run(arguments)
    case "scale": try Scale.run(arguments)
    case "routes": try Routes.run(arguments)
    case "probes": try Probes.run(arguments)
    case "editor": try Editor.run(arguments)
    case "peers": try Peers.run(arguments)
    case "render": try Peers.render(arguments)
    case "help": print(Arguments.help)
    default: throw Failure("no subcommand `\(arguments.subcommand)`\n\n" + Arguments.help)
    }
  } catch {
    let message = Array("bench: \(error)\n".utf8)
    write(STDERR_FILENO, message, message.count)
    exit(2)
  }
}

/// The reason why a measurement failed.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
