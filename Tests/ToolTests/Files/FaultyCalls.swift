import Foundation
import TestServers
import Testing

/// A command whose system calls are counted, and one of which ends it or fails (`strace`).
struct FaultyCalls {
  /// The third `write` of a run, say.
  struct Call: Hashable, CustomStringConvertible {
    let name: String
    let ordinal: Int
    /// Whether those after it are meant, too.
    var andLater = false

    var description: String { "\(name) \(ordinal)" }

    /// Whether the disk can refuse it. Memory is another matter, and so is the end.
    var isAboutFiles: Bool {
      !["mmap", "munmap", "mprotect", "brk", "exit_group", "close"].contains(name)
        && !["rt_", "sig", "futex", "getrandom", "clone"].contains { name.hasPrefix($0) }
    }
  }

  /// What happens at a call.
  enum Fault: Hashable, CustomStringConvertible {
    /// The process is killed before the call does anything.
    case kill
    /// The call does nothing and fails with this `errno`.
    case error(String)
    /// The call takes so many microseconds longer.
    case delay(Int)
    /// The process stops behind the call, until somebody lets it go on.
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

  /// What became of a run.
  struct Outcome {
    /// Nil when it was killed.
    let status: Int32?
    let error: String
  }

  let tool: String
  let arguments: [String]

  /// Whether processes may be traced here at all.
  static let areAvailable: Bool = {
    guard let strace = ExternalProgram("strace"), let folder = try? TemporaryFolder() else {
      return false
    }
    return (try? strace.run(["-o", "/dev/null", "true"], in: folder.path).status) == 0
  }()

  init(_ tool: String, _ arguments: String...) {
    self.tool = tool
    self.arguments = arguments
  }

  /// The calls of a run in `folder` from the one that opens the file `name` on, in their order.
  func calls(in folder: TemporaryFolder, from name: String) throws -> [Call] {
    let run = try trace([], in: folder)
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

  /// A run in `folder` during which `fault` happens at `call`.
  func run(_ fault: Fault, at call: Call, in folder: TemporaryFolder) throws -> Outcome {
    try start(fault, at: call, in: folder).outcome()
  }

  /// Starts such a run.
  func start(_ fault: Fault, at call: Call, in folder: TemporaryFolder) throws -> Run {
    try start([(fault, call)], in: folder)
  }

  /// Starts a run with several faults.
  func start(_ faults: [(Fault, Call)], in folder: TemporaryFolder) throws -> Run {
    let injections = faults.flatMap { fault, call in
      ["-e", "inject=\(call.name):\(fault):when=\(call.ordinal)\(call.andLater ? "+" : "")"]
    }
    let names = faults.map { $0.1.name }.joined(separator: ",")
    return try trace(["-e", "trace=\(names)"] + injections, in: folder)
  }

  private func trace(_ options: [String], in folder: TemporaryFolder) throws -> Run {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(ExternalProgram("strace")).path)
    let command = try BuiltTool.products().appendingPathComponent(tool).path
    let files = try TemporaryFolder()
    process.arguments = ["-o", files.path + "/log"] + options + ["-f", command] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    // The order of hashes decides when memory is asked for.
    process.environment = ProcessInfo.processInfo.environment.merging([
      "SWIFT_DETERMINISTIC_HASHING": "1", "SWIFT_BACKTRACE": "enable=no",
      "ASAN_OPTIONS": "detect_leaks=0",
    ]) { $1 }
    process.standardInput = FileHandle(forReadingAtPath: "/dev/null")
    process.standardOutput = FileHandle(forWritingAtPath: "/dev/null")
    process.standardError = FileHandle(forWritingAtPath: try files.file("err"))
    try process.run()
    return Run(process: process, files: files)
  }

  /// A run under way.
  struct Run {
    fileprivate let process: Process
    fileprivate let files: TemporaryFolder

    /// The calls so far, as strace tells them.
    fileprivate var log: String { (try? TemporaryFolder.text(files.path + "/log")) ?? "" }

    /// Waits until `condition` holds; whether it did before the run was over.
    func wait(until condition: () -> Bool) -> Bool {
      while process.isRunning {
        if condition() { return true }
        usleep(1_000)
      }
      return false
    }

    /// Does `work` while the run is stopped; whether it was stopped before it was over.
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

    /// The process that waits to go on, as the log tells: `831 --- stopped by SIGSTOP ---`.
    private var stoppedProcess: Int32? {
      let line = log.split(separator: "\n").first { $0.hasSuffix("--- stopped by SIGSTOP ---") }
      return line?.split(separator: " ").first.flatMap { Int32($0) }
    }

    /// What became of it, when it has ended.
    func outcome() throws -> Outcome {
      process.waitUntilExit()
      let error = try TemporaryFolder.text(files.path + "/err")
      let status = process.terminationStatus
      guard process.terminationReason == .uncaughtSignal else {
        return Outcome(status: status, error: error)
      }
      return Outcome(status: status == SIGKILL ? nil : 128 + status, error: error)
    }
  }
}
