/// A command under test with the arguments it is measured with.
struct Subject {
  /// The name in tables.
  let name: String
  /// The binary.
  let path: String
  private let arguments: [String]

  private init(_ name: String, _ directory: String, _ arguments: [String]) {
    self.name = name
    path = directory + "/" + String(name.prefix { $0 != " " })
    self.arguments = arguments
  }

  /// The commands in `directory`; `confroute` only if it supports `explain`.
  static func all(in directory: String) throws -> [Subject] {
    let formatting = [
      Subject("conflint", directory, []), Subject("conffmt --check", directory, ["--check"]),
      Subject("conffmt --stdout", directory, ["--stdout"]),
    ]
    let explaining = Subject(
      "confroute explain", directory, ["explain", "--offline", "mill.example", "-c"])
    return formatting + (try explaining.canExplain() ? [explaining] : [])
  }

  /// Runs the command on the file at `path` and checks that it succeeded.
  func run(on file: String) throws -> ChildProcess.Usage {
    let usage = try ChildProcess(path, arguments + [file]).run()
    guard (0...1).contains(usage.status) else {
      throw Failure("\(name) on \(file) ended with status \(usage.status)")
    }
    return usage
  }

  private func canExplain() throws -> Bool {
    // A command that supports `explain` fails for a missing file.
    try ChildProcess(path, arguments + ["/nonexistent"]).run().status == 2
  }
}
