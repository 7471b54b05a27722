/// A command and its parents: `confroute`, `confroute explain`.
struct CommandPath {
  private(set) var commands: [CommandDeclaration]

  init(_ root: CommandDeclaration) { commands = [root] }

  mutating func append(_ command: CommandDeclaration) { commands.append(command) }

  /// Follows the names of subcommands from `root` as far as they are known.
  init(_ root: CommandDeclaration, _ names: [String]) {
    self.init(root)
    for name in names {
      guard let next = last.subcommands.first(where: { $0.name == name }) else { return }
      append(next)
    }
  }

  var last: CommandDeclaration { commands[commands.count - 1] }
  var names: [String] { commands.map(\.name) }
  var spelling: String { names.joined(separator: " ") }

  /// The shared options that apply here.
  var sharedOptions: [OptionDeclaration] { commands.flatMap(\.sharedOptions) }

  /// The shared options that are neither replaced nor rejected here.
  var offeredSharedOptions: [OptionDeclaration] {
    let others = Set(last.options.map(\.name) + last.refusedOptions)
    return sharedOptions.filter { !others.contains($0.name) }
  }

  /// Every option that is valid here.
  var options: [OptionDeclaration] { last.options + sharedOptions + OptionDeclaration.standard }

  /// The valid options, without shared ones that are replaced by an option of the same name or
  /// rejected.
  var distinctOptions: [OptionDeclaration] {
    last.options + offeredSharedOptions + OptionDeclaration.standard
  }

  /// The commands at and below this one that declare an option called `name` themselves.
  func owners(of name: String) -> [String] {
    let here = last.options.contains { $0.name == name } ? [spelling] : []
    return last.subcommands.reduce(into: here) { owners, command in
      var path = self
      path.append(command)
      owners += path.owners(of: name)
    }
  }
}
