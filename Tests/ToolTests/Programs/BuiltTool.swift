import Foundation
import TestServers
import Testing

/// A command that was built together with the tests.
struct BuiltTool {
  /// The result of a run.
  struct Outcome {
    let status: Int32
    let output: String
    let error: String
  }

  let name: String

  /// Runs it in `directory` with `input` as standard input.
  func run(_ arguments: String..., in directory: String, input: String = "") throws -> Outcome {
    try run(arguments: arguments, in: directory, input: input)
  }

  /// Runs it in `directory` with a list of arguments.
  func run(arguments: [String], in directory: String, input: String = "") throws -> Outcome {
    try run(arguments, in: directory, input: input)
  }

  func run(_ arguments: [String], in directory: String, input: String = "") throws -> Outcome {
    try start(arguments, in: directory, input: input).outcome()
  }

  /// Starts it without waiting for it.
  func start(_ arguments: [String], in directory: String, input: String = "") throws -> Run {
    let process = Process(try BuiltTool.path(of: name), arguments, in: directory)
    process.environment = ExternalProgram.environment
    // Files instead of pipes, which would have to be read while the command runs.
    let files = try TemporaryDirectory()
    process.standardInput = FileHandle(forReadingAtPath: try files.file("in", input))
    process.standardOutput = FileHandle(forWritingAtPath: try files.file("out"))
    process.standardError = FileHandle(forWritingAtPath: try files.file("err"))
    try process.run()
    return Run(process: process, files: files)
  }

  /// A running command.
  struct Run {
    fileprivate let process: Process
    fileprivate let files: TemporaryDirectory

    /// Waits for the command to end and returns its result.
    func outcome() throws -> Outcome {
      process.waitUntilExit()
      return Outcome(
        status: process.terminationStatus, output: try TemporaryDirectory.text(files.path + "/out"),
        error: try TemporaryDirectory.text(files.path + "/err"))
    }
  }

  /// A command that is queried while it runs.
  final class Conversation {
    private let process: Process
    private let questions = Pipe()
    private let answers = Pipe()

    fileprivate init(
      _ executable: String, _ arguments: [String], in directory: String, waitsForInput: Bool
    ) throws {
      process = Process(executable, arguments, in: directory)
      if !waitsForInput {
        let number = questions.fileHandleForReading.fileDescriptor
        try #require(fcntl(number, F_SETFL, O_NONBLOCK) == 0)
      }
      process.standardInput = questions
      process.standardOutput = answers
      try process.run()
    }

    /// The output of the command after it has read `question`; empty if there is none.
    func ask(_ question: String) throws -> String {
      try BrokenPipe.asError {
        try questions.fileHandleForWriting.write(contentsOf: Data(question.utf8))
      }
      var ready = pollfd(
        fd: answers.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&ready, 1, 300_000) == 1 else { return "" }
      return String(decoding: answers.fileHandleForReading.availableData, as: UTF8.self)
    }

    func end() {
      try? questions.fileHandleForWriting.close()
      try? answers.fileHandleForReading.close()
      process.terminate()
      process.waitUntilExit()
    }
  }

  /// Starts it in `directory` for a conversation. Unless it `waitsForInput`, its standard input is
  /// non-blocking, as if another process had made it so.
  func converse(
    _ arguments: [String], in directory: String, waitsForInput: Bool = true
  ) throws -> Conversation {
    try Conversation(
      BuiltTool.path(of: name), arguments, in: directory, waitsForInput: waitsForInput)
  }

  /// The path of the command `name`.
  static func path(of name: String) throws -> String {
    try products().appendingPathComponent(name).path
  }

  /// The directory of the test bundle and the commands.
  static func products() throws -> URL {
    #if canImport(Darwin)
      let directory = Bundle(for: Conversation.self).bundleURL.deletingLastPathComponent()
    #else
      let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
      let directory = bundle?.bundleURL.deletingLastPathComponent() ?? Bundle.main.bundleURL
    #endif
    try #require(FileManager.default.fileExists(atPath: directory.path + "/conffmt"))
    return directory
  }
}
