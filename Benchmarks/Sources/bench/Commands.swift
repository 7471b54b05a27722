internal import ConfigurationGenerator

/// `bench commands`: the commands as processes that read from disk and write to /dev/null.
enum Commands {
  static func run(_ arguments: Arguments) throws {
    let subjects = try Subject.all(in: arguments.binaries())
    let size = try arguments.size("size", default: "16M")
    let rounds = try arguments.number("rounds", default: 5)
    try TemporaryDirectory.use { directory in
      try printSpeed(of: subjects, size: size, rounds: rounds, directory.file("ecelerity.conf"))
      try printStart(of: subjects, directory.file("small.conf"))
    }
  }

  // MARK: Speed and memory

  private static func printSpeed(
    of subjects: [Subject], size: Int, rounds: Int, _ file: String
  ) throws {
    try Generate.write(.realistic, size: size, to: file)
    let bytes = try Files.size(of: file)
    print("\(bytes) bytes, shape realistic, best of \(rounds) runs")
    let table = Table(
      "command          ", " wall ms", "  cpu ms", "MB/s", "peak MB", "peak / input")
    for subject in subjects {
      let runs = try (0..<rounds).map { _ in try subject.run(on: file) }
      let best = runs.map(\.wall).min() ?? .nan
      let peak = runs.map(\.peakMemory).max() ?? 0
      table.row(
        subject.name, Cell.milliseconds(best),
        Cell.milliseconds(runs.map(\.processor).min() ?? .nan), Cell.rate(bytes, in: best),
        Cell.number(Double(peak) / 1e6, 0), Cell.number(Double(peak) / Double(bytes)))
    }
  }

  // MARK: Start-up

  private static func printStart(of subjects: [Subject], _ file: String) throws {
    try Generate.write(.stanzas, size: 1_000, to: file)
    print("\nStart-up: a file of 1 kB, median of 40 runs")
    let table = Table("command          ", "median ms", " best ms", "peak MB")
    try printStart("/bin/true", table) { try ChildProcess("/bin/true", []).run() }
    for subject in subjects {
      try printStart(subject.name, table) { try subject.run(on: file) }
    }
  }

  private static func printStart(
    _ name: String, _ table: Table, _ run: () throws -> ChildProcess.Usage
  ) throws {
    let runs = try (0..<40).map { _ in try run() }
    let times = Rounds(runs.map(\.wall))
    let peak = Double(runs.map(\.peakMemory).max() ?? 0) / 1e6
    table.row(
      name, Cell.number(times.median * 1000, 2), Cell.number(times.best * 1000, 2),
      Cell.number(peak))
  }
}
