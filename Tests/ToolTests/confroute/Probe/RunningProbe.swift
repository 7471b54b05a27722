import Foundation
import TestServers
import Testing

/// A running `confroute probe` that can be interrupted.
final class RunningProbe {
  private let process: Process
  private let directory: TemporaryDirectory

  /// Starts it with this configuration.
  init(_ arguments: [String], _ configuration: String) throws {
    directory = try TemporaryDirectory()
    try directory.file("ecelerity.conf", configuration)
    process = Process(
      try BuiltTool.path(of: "confroute"), ["probe"] + arguments, in: directory.path)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: try directory.file("out"))
    process.standardError = FileHandle(forWritingAtPath: try directory.file("err"))
    try Program.withSignals { try process.run() }
  }

  var isRunning: Bool { process.isRunning }

  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  var output: String { (try? TemporaryDirectory.text(directory.path + "/out")) ?? "" }
  var error: String { (try? TemporaryDirectory.text(directory.path + "/err")) ?? "" }

  /// Sends a signal, and waits until it is delivered where the system shows that.
  func interrupt(by signal: Int32 = SIGINT) {
    kill(process.processIdentifier, signal)
    Self.wait { !process.isRunning || !Self.isPending(signal, in: process.processIdentifier) }
  }

  /// Sends two signals at once, while the process is stopped.
  func interruptTwice(by first: Int32, _ second: Int32) {
    let id = process.processIdentifier
    Standstill.begin(of: id)
    for signal in [first, second] { kill(id, signal) }
    Standstill.end(of: id)
  }

  /// Whether the signal is pending (proc(5), `ShdPnd`); false on other systems than Linux.
  private static func isPending(_ signal: Int32, in process: Int32) -> Bool {
    let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("ShdPnd:") }
    let signals = line.flatMap { UInt64($0.split(separator: "\t")[1], radix: 16) } ?? 0
    return signals >> UInt64(signal - 1) & 1 == 1
  }

  /// Waits up to two minutes for its exit status; nil when it is still running.
  func status() -> Int32? {
    Self.wait { !process.isRunning }
    if process.isRunning { return nil }
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Waits until `isSo`, up to two minutes.
  static func wait(until isSo: () -> Bool) {
    let end = ContinuousClock.now + .seconds(120)
    while !isSo(), ContinuousClock.now < end { Thread.sleep(forTimeInterval: 0.01) }
  }
}
