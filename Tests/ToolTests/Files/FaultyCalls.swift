import Foundation
import TestServers
import Testing

/// A command whose system calls are counted, and one of which is made to fail or kill it
/// (`strace`).
struct FaultyCalls {
  /// A system call, such as the third `write` of a run.
  struct Call: Hashable, CustomStringConvertible {
    let name: String
    let ordinal: Int
    /// Whether later calls of the same name are included.
    var andLater = false

    var description: String { "\(name) \(ordinal)" }

    /// Whether the disk can cause it to fail. Memory and exit calls are excluded; umask(2) never
    /// fails.
    var isAboutFiles: Bool {
      !["mmap", "munmap", "mprotect", "brk", "exit_group", "close", "umask"].contains(name)
        && !["rt_", "sig", "futex", "getrandom", "clone"].contains { name.hasPrefix($0) }
    }
  }

  /// The fault injected into a call.
  enum Fault: Hashable, CustomStringConvertible {
    /// The process is killed before the call takes effect.
    case kill
    /// The call has no effect and fails with this `errno`.
    case error(String)
    /// The call is delayed by this number of microseconds.
    case delay(Int)
    /// The process is stopped after the call until it is continued.
    case stop

    var description: String {
      switch self {
      case .kill: "signal=KILL"
      case .error(let name): "error=\(name)"
      case .delay(let microseconds): "delay_enter=\(microseconds)"
      case .stop: "signal=STOP"
      }
    }
  }

  /// The result of a run.
  struct Outcome {
    /// Nil if it was killed.
    let status: Int32?
    let error: String
  }

  let tool: String
  let arguments: [String]

  /// Whether processes may be traced here.
  static let areAvailable: Bool = {
    guard let strace = ExternalProgram("strace"), let directory = try? TemporaryDirectory() else {
      return false
    }
    return (try? strace.run(["-o", "/dev/null", "true"], in: directory.path).status) == 0
  }()

  init(_ tool: String, _ arguments: String...) {
    self.tool = tool
    self.arguments = arguments
  }

  /// The calls of a run in `directory` in order, starting with the one that opens the file `name`.
  func calls(in directory: TemporaryDirectory, from name: String) throws -> [Call] {
    let run = try start(options: [], in: directory)
    _ = try run.outcome()
    var counts: [String: Int] = [:]
    var calls: [Call] = []
    var hasBegun = false
    for line in run.log.split(separator: "\n") {
      guard let end = line.firstIndex(of: "(") else { continue }
      let call = String(line[..<end].split(separator: " ").last ?? "")
      guard !call.isEmpty, call.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) else {
        continue
      }
      counts[call, default: 0] += 1
      hasBegun = hasBegun || call == "openat" && line.contains("\"\(name)\"")
      if hasBegun { calls.append(Call(name: call, ordinal: counts[call] ?? 0)) }
    }
    return calls
  }

  /// Runs the command in `directory` with `fault` at `call`.
  func run(_ fault: Fault, at call: Call, in directory: TemporaryDirectory) throws -> Outcome {
    try start(fault, at: call, in: directory).outcome()
  }

  /// Starts a run in `directory` with `fault` at `call`.
  func start(_ fault: Fault, at call: Call, in directory: TemporaryDirectory) throws -> Run {
    try start([(fault, call)], in: directory)
  }

  /// Starts a run with several faults.
  func start(_ faults: [(Fault, Call)], in directory: TemporaryDirectory) throws -> Run {
    let injections = faults.flatMap { fault, call in
      ["-e", "inject=\(call.name):\(fault):when=\(call.ordinal)\(call.andLater ? "+" : "")"]
    }
    let names = faults.map { $0.1.name }.joined(separator: ",")
    return try start(options: ["-e", "trace=\(names)"] + injections, in: directory)
  }

  private func start(options: [String], in directory: TemporaryDirectory) throws -> Run {
    let strace = try #require(ExternalProgram("strace")).path
    let command = try BuiltTool.path(of: tool)
    let files = try TemporaryDirectory()
    let process = Process(
      strace, ["-o", files.path + "/log"] + options + ["-f", command] + arguments,
      in: directory.path)
    // Allocations depend on the order of hashes.
    process.environment = ProcessInfo.processInfo.environment.merging([
      "SWIFT_DETERMINISTIC_HASHING": "1", "SWIFT_BACKTRACE": "enable=no",
      "ASAN_OPTIONS": "detect_leaks=0",
    ]) { $1 }
    process.standardInput = FileHandle(forReadingAtPath: "/dev/null")
    process.standardOutput = FileHandle(forWritingAtPath: "/dev/null")
    process.standardError = FileHandle(forWritingAtPath: try files.file("err"))
    let begin = ContinuousClock.now
    try process.run()
    return Run(process: process, files: files, begin: begin)
  }

  /// A running command.
  struct Run {
    fileprivate let process: Process
    fileprivate let files: TemporaryDirectory
    /// The time just before its start.
    let begin: ContinuousClock.Instant

    /// The calls so far; strace logs them as soon as they begin.
    fileprivate var log: String { (try? TemporaryDirectory.text(files.path + "/log")) ?? "" }

    /// Waits until the call `name` has begun `count` times; returns false if the run ended before
    /// that.
    func wait(for count: Int, of name: String) -> Bool {
      wait { log.components(separatedBy: " \(name)(").count > count }
    }

    /// Waits until `condition` is true; returns false if the run ended before that.
    private func wait(until condition: () -> Bool) -> Bool {
      while process.isRunning {
        if condition() { return true }
        usleep(1_000)
      }
      return false
    }

    /// Does `work` while the run is stopped; returns whether it was stopped before it ended.
    func whileStopped(_ work: () throws -> Void) throws -> Bool {
      var stopped: Int32?
      let isStopped = wait {
        stopped = stoppedProcess
        return stopped != nil
      }
      try work()
      if let stopped { kill(stopped, SIGCONT) }
      return isStopped
    }

    /// The stopped process according to the log: `831 --- stopped by SIGSTOP ---`.
    private var stoppedProcess: Int32? {
      let line = log.split(separator: "\n").first { $0.hasSuffix("--- stopped by SIGSTOP ---") }
      return line?.split(separator: " ").first.flatMap { Int32($0) }
    }

    /// Waits for the run to end and returns its result.
    func outcome() throws -> Outcome {
      process.waitUntilExit()
      let error = try TemporaryDirectory.text(files.path + "/err")
      let status = process.terminationStatus
      guard process.terminationReason == .uncaughtSignal else {
        return Outcome(status: status, error: error)
      }
      return Outcome(status: status == SIGKILL ? nil : 128 + status, error: error)
    }
  }
}
