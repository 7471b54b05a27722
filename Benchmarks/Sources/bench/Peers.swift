internal import ConfigurationGenerator
internal import EcelerityConf

/// `bench peers`: tools for other languages on the same configuration, translated into their
/// language.
enum Peers {
  static func run(_ arguments: Arguments) throws {
    let size = try arguments.size("size", default: "4M")
    let rounds = try arguments.number("rounds", default: 3)
    let subjects = try Subject.all(in: arguments.binaries())
    try TemporaryDirectory.use { directory in
      let original = directory.file("ecelerity.conf")
      try Generate.write(.realistic, size: size, to: original)
      let table = Table(
        "command                              ", "input MB", " wall ms", "MB/s", "peak MB",
        "peak / input", "ours, MB/s", "ours / theirs")
      var ours: [Peer.Role: Double] = [:]
      for role in [Peer.Role.formatter, .checker] {
        guard let subject = subjects.first(where: { $0.name == role.rawValue }) else { continue }
        let runs = try (0..<rounds).map { _ in try subject.run(on: original) }
        ours[role] = try row(subject.name, runs, original, ours: nil, table)
      }
      for peer in Peer.all(writingTo: directory.path) where isWanted(peer, arguments) {
        try measure(peer, size: size, rounds: rounds, ours[peer.role], directory, table)
      }
    }
  }

  private static func isWanted(_ peer: Peer, _ arguments: Arguments) -> Bool {
    arguments.text("peer").map { peer.name.hasPrefix($0) } ?? true
  }

  private static func measure(
    _ peer: Peer, size: Int, rounds: Int, _ ours: Double?, _ directory: TemporaryDirectory,
    _ table: Table
  ) throws {
    guard let path = Files.command(peer.command) else {
      return print("\(peer.name): not installed: \(peer.package)")
    }
    let file = directory.file(peer.file)
    let child = ChildProcess(
      "/proc/self/exe",
      ["render", "--peer", peer.name, "--size", "\(size)", "--output", file])
    guard try child.run().status == 0 else { throw Failure("cannot write \(file)") }
    let runs = try (0..<rounds).map { _ in try peer.run(path, on: file) }
    _ = try row(peer.name, runs, file, ours: ours, table)
  }

  /// Prints a row and returns the megabytes per second.
  private static func row(
    _ name: String, _ runs: [ChildProcess.Usage], _ file: String, ours: Double?, _ table: Table
  ) throws -> Double {
    let bytes = Double(try Files.size(of: file))
    let best = runs.map(\.wall).min() ?? .nan
    let peak = Double(runs.map(\.peakMemory).max() ?? 0)
    let rate = bytes / best / 1e6
    table.row(
      name, Cell.number(bytes / 1e6), Cell.milliseconds(best), Cell.number(rate),
      Cell.number(peak / 1e6, 0), Cell.number(peak / bytes), ours.map { Cell.number($0) } ?? "",
      ours.map { Cell.number($0 / rate) } ?? "")
    return rate
  }

  /// `bench render`: writes the input of one peer, in a separate process to save memory.
  static func render(_ arguments: Arguments) throws {
    guard let output = arguments.text("output") else { throw Failure("--output FILE is missing") }
    let peers = Peer.all(writingTo: Files.directory(of: output))
    guard let peer = peers.first(where: { $0.name == arguments.text("peer") }) else {
      throw Failure("there is no such peer")
    }
    let size = try arguments.size("size", default: "4M")
    let source = SourceFile(
      path: output, bytes: ConfigurationGenerator().bytes(.realistic, size: size))
    let tree = SyntaxTree(parsing: source)
    try Files.write(Rendering.bytes(of: tree, by: peer.renderer), to: output)
  }
}
