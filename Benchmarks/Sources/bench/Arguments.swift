/// `bench SUBCOMMAND [--option VALUE]...`
struct Arguments {
  static let help = """
    Usage: Benchmarks/run SUBCOMMAND [options]

      generate  write a configuration   --output FILE [--size 16M] [--shape NAME] [--seed 1]
                                        [--split FILES] (realistic only: a main file and conf.d/)
                                        [--domains N [--patterns N/200]]: 1,000 bindings, 500 files
      speed     the library's steps     [--size 16M] [--rounds 9] [--shape NAME]
                                        [--rules ID,ID,...] (all unless given)
      commands  the commands, whole     [--size 16M] [--rounds 5]
      growth    doubling sizes          [--up-to 64M] [--shape NAME] [--command NAME]
      scale     conflint on many files  [--domains 100000] [--rounds 3]; the share of each rule
      routes    confroute, many domains [--domains 100000] [--rounds 3]
      probes    confroute probe and resolve on real servers [--rounds 15]
      editor    conflint lsp while somebody types [--size 1M] [--rounds 15]
      peers     other tools             [--size 4M] [--rounds 3] [--peer NAME]

    Sizes are decimal: 16M is 16 000 000 bytes.
    """

  private static let names: Set<String> = [
    "output", "size", "shape", "seed", "split", "rounds", "up-to", "command", "peer", "binaries",
    "rules", "domains", "patterns", "servers",
  ]

  let subcommand: String
  private var values: [String: String] = [:]

  init(_ words: some Sequence<String>) throws {
    var rest = Array(words)
    subcommand = rest.isEmpty || rest[0].hasPrefix("-") ? "help" : rest.removeFirst()
    while !rest.isEmpty {
      let word = rest.removeFirst()
      let name = String(word.dropFirst(2))
      guard word.hasPrefix("--"), Arguments.names.contains(name) else {
        throw Failure("no option `\(word)`\n\n" + Arguments.help)
      }
      guard !rest.isEmpty else { throw Failure("`\(word)` needs a value") }
      values[name] = rest.removeFirst()
    }
  }

  func text(_ name: String) -> String? { values[name] }

  func number(_ name: String, default standard: Int) throws -> Int {
    guard let text = values[name] else { return standard }
    guard let number = Int(text), number > 0 else { throw Failure("`\(text)` is no number") }
    return number
  }

  func size(_ name: String, default standard: String) throws -> Int {
    let text = values[name] ?? standard
    guard let size = ByteCount.parse(text) else { throw Failure("`\(text)` is no size") }
    return size
  }

  /// The directory with the commands under test.
  func binaries() throws -> String {
    guard let directory = values["binaries"] else {
      throw Failure("--binaries DIR is missing; Benchmarks/run sets it")
    }
    return directory
  }
}
