import Foundation
import TestServers
import Testing

/// A `confroute probe` that runs, and can be interrupted.
final class RunningProbe {
  private let process = Process()
  private let folder: TemporaryFolder

  /// Starts it with this configuration.
  init(_ arguments: [String], _ configuration: String) throws {
    folder = try TemporaryFolder()
    try folder.file("ecelerity.conf", configuration)
    process.executableURL = try BuiltTool.products().appendingPathComponent("confroute")
    process.arguments = ["probe"] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: try folder.file("out"))
    process.standardError = FileHandle(forWritingAtPath: try folder.file("err"))
    try Program.withSignals { try process.run() }
  }

  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  var output: String { (try? TemporaryFolder.text(folder.path + "/out")) ?? "" }
  var error: String { (try? TemporaryFolder.text(folder.path + "/err")) ?? "" }

  func interrupt(by signal: Int32 = SIGINT) { kill(process.processIdentifier, signal) }

  /// Its exit status, waited for at most ten seconds; nil when it still runs.
  func status() -> Int32? {
    for _ in 0..<1_000 where process.isRunning { Thread.sleep(forTimeInterval: 0.01) }
    if process.isRunning { return nil }
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Waits until `isSo`, at most ten seconds.
  static func wait(until isSo: () -> Bool) {
    for _ in 0..<1_000 where !isSo() { Thread.sleep(forTimeInterval: 0.01) }
  }
}
