/// A command under test with the arguments it is measured with.
struct Subject {
  /// The name in tables.
  let name: String
  /// The binary.
  let path: String
  private let arguments: [String]

  private init(_ name: String, _ folder: String, _ arguments: [String]) {
    self.name = name
    path = folder + "/" + String(name.prefix { $0 != " " })
    self.arguments = arguments
  }

  /// The commands in `folder`; `confroute` only if it supports `explain`.
  static func all(in folder: String) throws -> [Subject] {
    let formatting = [
      Subject("conflint", folder, []), Subject("conffmt --check", folder, ["--check"]),
      Subject("conffmt --stdout", folder, ["--stdout"]),
    ]
    let explaining = Subject(
      "confroute explain", folder, ["explain", "--offline", "mill.example", "-c"])
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
