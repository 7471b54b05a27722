import Foundation
import TestServers

/// A program of the system, found on the `PATH` or given by its path.
struct ExternalProgram {
  /// The result of a run, with the combined output of both streams.
  struct Outcome {
    let status: Int32
    let text: String
  }

  let path: String

  /// The program `name`; nil if it is not installed.
  init?(_ name: String) {
    guard let path = Program.path(of: name) else { return nil }
    self.path = path
  }

  /// Runs it in `directory` with `environment` added to that of the tests; git only reads the
  /// configuration of the repository.
  func run(
    _ arguments: [String], in directory: String, environment: [String: String] = [:]
  ) throws -> Outcome {
    let process = Process(path, arguments, in: directory)
    process.environment = Self.environment.merging(environment) { _, new in new }
    let files = try TemporaryDirectory()
    let output = FileHandle(forWritingAtPath: try files.file("out"))
    process.standardInput = FileHandle(forReadingAtPath: "/dev/null")
    process.standardOutput = output
    process.standardError = output
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, text: try TemporaryDirectory.text(files.path + "/out"))
  }

  /// Whether `/usr/bin/patch` is GNU patch; others have different options.
  static let hasGNUPatch: Bool = {
    let outcome = try? ExternalProgram("/usr/bin/patch")?.run(["--version"], in: "/")
    return outcome?.text.hasPrefix("GNU patch ") ?? false
  }()

  /// The environment of the tests with separate settings for git, and English messages.
  static var environment: [String: String] {
    // Variables such as GIT_DIR are set if the tests run in a hook.
    var environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("GIT_") }
    #if canImport(Glibc)
      environment["LC_ALL"] = "C.UTF-8"
    #else
      environment["LC_ALL"] = "en_US.UTF-8"
    #endif
    environment["LANGUAGE"] = nil
    environment["GIT_CONFIG_GLOBAL"] = "/dev/null"
    environment["GIT_CONFIG_NOSYSTEM"] = "1"
    for role in ["AUTHOR", "COMMITTER"] {
      environment["GIT_\(role)_NAME"] = "tests"
      environment["GIT_\(role)_EMAIL"] = "tests@example.com"
    }
    return environment
  }
}
