import Foundation
import Testing

/// One of the commands as it was built together with the tests.
struct BuiltTool {
  /// What a run of a command gave.
  struct Outcome {
    let status: Int32
    let output: String
    let error: String
  }

  let name: String

  /// Runs it in `folder`; standard input is empty unless told otherwise.
  func run(_ arguments: String..., in folder: String, input: String = "") throws -> Outcome {
    try run(arguments: arguments, in: folder, input: input)
  }

  /// The same, for arguments that are a list already.
  func run(arguments: [String], in folder: String, input: String = "") throws -> Outcome {
    try run(arguments, in: folder, input: input)
  }

  func run(_ arguments: [String], in folder: String, input: String = "") throws -> Outcome {
    let process = Process()
    process.executableURL = try BuiltTool.products().appendingPathComponent(name)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    // Files instead of pipes: nobody has to empty them while the command runs.
    let files = try TemporaryFolder()
    process.standardInput = FileHandle(forReadingAtPath: try files.file("in", input))
    process.standardOutput = FileHandle(forWritingAtPath: try files.file("out"))
    process.standardError = FileHandle(forWritingAtPath: try files.file("err"))
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: try TemporaryFolder.text(files.path + "/out"),
      error: try TemporaryFolder.text(files.path + "/err"))
  }

  /// The folder in which the test bundle lies beside the commands.
  static func products() throws -> URL {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
    let folder = bundle?.bundleURL.deletingLastPathComponent() ?? Bundle.main.bundleURL
    try #require(FileManager.default.fileExists(atPath: folder.path + "/conffmt"))
    return folder
  }
}
