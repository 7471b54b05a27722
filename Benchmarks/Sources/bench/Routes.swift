internal import ConfigurationGenerator
internal import EcelerityConf

/// `bench routes`: the number of domains per second that confroute answers, compared with lookups
/// in the tables of other mail servers.
enum Routes {
  /// A command under test.
  private struct Question {
    let name: String
    let arguments: [String]

    static let all = [
      Question(name: "resolve", arguments: ["resolve"]),
      Question(name: "resolve, JSON", arguments: ["resolve", "--output-format", "json"]),
      Question(name: "explain", arguments: ["explain"]),
      Question(name: "explain, JSON", arguments: ["explain", "--output-format", "json"]),
    ]
  }

  static func run(_ arguments: Arguments) throws {
    let limit = try arguments.number("domains", default: 100_000)
    let rounds = try arguments.number("rounds", default: 3)
    let confroute = try arguments.binaries() + "/confroute"
    print(
      "Domains a second on \(Processors.count) processors, reading the configuration not counted.")
    try TemporaryDirectory.use { directory in
      let table = Table(
        "command        ", "domains", "of these regex", "read, s", "answer, s", "domains/s",
        "cpu us/domain", "peak MB")
      for domains in [limit / 10, limit] {
        for patterns in [0, 1000] {
          let scale = ScaledConfiguration(domains: domains, patterns: patterns)
          let main = directory.file("ecelerity.conf")
          try Generate.write(scale, to: main)
          let names = try Names(main, directory)
          for question in Question.all {
            let row = try Measurement(question.arguments, confroute, main, names, rounds: rounds)
            row.print(question.name, scale, table)
          }
        }
      }
      try MapPeers.run(directory, rounds: rounds)
    }
  }

  /// The names that have exact stanzas in a configuration, and the same number that do not.
  private struct Names {
    let all: String
    let one: String
    let count: Int

    init(_ main: String, _ directory: TemporaryDirectory) throws {
      let configuration = try Configuration.load(main, from: DiskLoader())
      let labels = configuration.global.children.lazy
        .filter { $0.keyword == .domain && $0.pattern == nil }.compactMap(\.label)
      var text = ""
      var count = 0
      for label in labels {
        text += label + "\nmx7." + label + "\n"
        count += 2
      }
      self.count = count
      all = directory.file("names")
      one = directory.file("name")
      try Files.write(Array(text.utf8), to: all)
      try Files.write(Array("mill.example\n".utf8), to: one)
    }
  }

  /// The times of a command on many names and on one.
  private struct Measurement {
    /// Wall clock and processor seconds.
    private struct Time {
      let wall: Double
      let processor: Double

      /// The best of `runs`.
      init(_ runs: [ChildProcess.Usage]) {
        wall = runs.map(\.wall).min() ?? 0
        processor = runs.map(\.processor).min() ?? 0
      }
    }

    private let whole: Time
    private let reading: Time
    private let peakMemory: Int
    private let count: Int

    init(
      _ arguments: [String], _ command: String, _ main: String, _ names: Names, rounds: Int
    ) throws {
      count = names.count
      let run = { (file: String) throws -> ChildProcess.Usage in
        let words = arguments + ["--offline", "--config", main, "--domains-file", file]
        let usage = try ChildProcess(command, words).run()
        guard usage.status < 2 else { throw Failure("confroute ended with \(usage.status)") }
        return usage
      }
      let runs = try (0..<rounds).map { _ in try run(names.all) }
      reading = Time(try (0..<rounds).map { _ in try run(names.one) })
      whole = Time(runs)
      peakMemory = runs.map(\.peakMemory).max() ?? 0
    }

    func print(_ name: String, _ scale: ScaledConfiguration, _ table: Table) {
      let wall = max(whole.wall - reading.wall, 1e-6)
      let processor = max(whole.processor - reading.processor, 1e-6)
      table.row(
        name, "\(scale.domains)", "\(scale.patterns)", Cell.number(reading.wall, 2),
        Cell.number(wall, 2), Cell.number(Double(count) / wall, 0),
        Cell.number(processor / Double(count) * 1e6, 1),
        Cell.number(Double(peakMemory) / 1e6, 0))
    }
  }
}
