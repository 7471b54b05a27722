package import Foundation

/// A program of this machine.
package struct Program {
  private let path: String

  package init(_ name: String) throws {
    path = try Self.known(Self.path(of: name), "\(name) is missing")
  }

  init(path: String) { self.path = path }

  /// `value`; throws with `complaint` if it is nil.
  static func known<Value>(_ value: Value?, _ complaint: String) throws -> Value {
    guard let value else { throw Failed(output: complaint) }
    return value
  }

  package static func isInstalled(_ name: String) -> Bool { path(of: name) != nil }

  /// The path of `program`, which is a name or a path; servers are not on every user's PATH.
  package static func path(of program: String) -> String? {
    if program.hasPrefix("/") {
      return FileManager.default.isExecutableFile(atPath: program) ? program : nil
    }
    let directories = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return (directories + ["/usr/sbin", "/usr/local/sbin"]).map { "\($0)/\(program)" }
      .first(where: FileManager.default.isExecutableFile)
  }

  /// Starts it in `directory`; its output goes to the file `output` there.
  package func start(_ arguments: [String], in directory: TemporaryDirectory) throws -> Process {
    let process = Process(path, arguments, in: directory.path)
    if !FileManager.default.fileExists(atPath: directory.path + "/output") {
      try directory.file("output")
    }
    let output = try FileHandle(forWritingTo: URL(fileURLWithPath: directory.path + "/output"))
    try output.seekToEnd()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    try Self.withSignals { try process.run() }
    return process
  }

  /// Runs it; throws unless it exits with 0.
  package func run(_ arguments: [String], in directory: TemporaryDirectory) throws {
    let process = try start(arguments, in: directory)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failed(in: directory) }
  }

  /// Waits until `isReady`, at most some minutes; throws with the output of `process` if it ends before.
  package static func wait(
    for process: Process, in directory: TemporaryDirectory, until isReady: () -> Bool
  ) throws {
    for _ in 0..<8_000 where process.isRunning {
      if isReady() { return }
      Thread.sleep(forTimeInterval: 0.025)
    }
    throw Failed(in: directory)
  }

  /// Runs `body` with no signal blocked. The threads of tests block signals, processes inherit that from the thread
  /// that starts them, and a server that blocks SIGTERM cannot be stopped.
  package static func withSignals(_ body: () throws -> Void) rethrows {
    var none = sigset_t()
    var before = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    try body()
  }

  /// The program failed, ended too early, or does not answer.
  package struct Failed: Error {
    package let output: String

    package init(output: String) { self.output = output }

    init(in directory: TemporaryDirectory) {
      output = (try? String(contentsOfFile: directory.path + "/output", encoding: .utf8)) ?? ""
    }
  }
}
