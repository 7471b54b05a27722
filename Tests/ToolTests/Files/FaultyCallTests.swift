import Foundation
import TestServers
import Testing
import ToolSupport

/// Tests that a file is always the complete old or new one, whatever fault occurs at any system
/// call.
@Suite(
  .enabled(if: FaultyCalls.areAvailable, "strace is missing or may not trace"),
  .timeLimit(.minutes(30)))
struct FaultyCallTests {
  /// A command that writes, its input files, and the expected ones.
  struct Work: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let command: FaultyCalls
    /// The file whose opening starts the trace.
    let first: String
    let before: [String: String]
    let after: [String: String]
    /// The word in its message about a written file.
    let boast: String
    /// The number of calls to test in a normal run.
    let usual: Int
  }

  private static let list = "relay_hosts = ( 192.0.2.1, 192.0.2.2 )\n"
  private static let mended = "relay_hosts = ( 192.0.2.1 192.0.2.2 )\n"
  private static let including = "include \"b.conf\"\n"

  private static let oldBaseline = "{ \"findings\" : [ ], \"format_version\" : \"1.0\" }\n"

  static let work = [
    Work(
      testDescription: "conffmt a.conf", command: FaultyCalls("conffmt", "a.conf"),
      first: "a.conf", before: ["a.conf": "a{b=1\nc=(d e)}\n"],
      after: ["a.conf": "a {\n  b = 1\n  c = ( d e )\n}\n"], boast: "formatted", usual: 40),
    Work(
      testDescription: "conflint --fix a.conf", command: FaultyCalls("conflint", "--fix", "a.conf"),
      first: "a.conf", before: ["a.conf": list], after: ["a.conf": mended], boast: "applied",
      usual: 12),
    Work(
      testDescription: "conflint --fix of two files",
      command: FaultyCalls("conflint", "--fix", "a.conf"), first: "a.conf",
      before: ["a.conf": list + including, "b.conf": "hot_domains = ( a, b )\n"],
      after: ["a.conf": mended + including, "b.conf": "hot_domains = ( a b )\n"], boast: "applied",
      usual: 12),
    Work(
      testDescription: "conflint --write-baseline over an old one",
      command: FaultyCalls("conflint", "--write-baseline", "base.json", "a.conf"), first: "a.conf",
      before: ["a.conf": "gatewey = a\n", "base.json": oldBaseline],
      after: ["a.conf": "gatewey = a\n"], boast: "accepted", usual: 12),
    Work(
      testDescription: "conflint --write-baseline of a new one",
      command: FaultyCalls("conflint", "--write-baseline", "base.json", "a.conf"), first: "a.conf",
      before: ["a.conf": "gatewey = a\n"], after: ["a.conf": "gatewey = a\n"], boast: "accepted",
      usual: 12),
  ]

  /// The messages of the tested errors.
  private static let reasons = [
    "EIO": "input/output error", "ENOSPC": "no space left on device",
    "EACCES": "permission denied", "EINTR": "interrupted system call",
  ]

  private static let mode: UInt32 = 0o640

  @Test(arguments: work) func whoIsKilledLeavesWholeFiles(work: Work) throws {
    let scene = try Scene(work)
    let calls = try scene.calls().spread(FaultCount.of(usual: work.usual))
    var killed = 0
    for call in calls {
      let directory = try scene.directory()
      let outcome = try work.command.run(.kill, at: call, in: directory)
      if outcome.status == nil {
        killed += 1
      } else {
        // A run reads the map of its own memory in a varying number of reads, so the read with this
        // number does not always happen; then there was no fault.
        try scene.expectTheTruth(outcome, directory, "not killed at \(call)")
      }
      try scene.expectWholeFiles(directory, "killed at \(call)")
      try scene.expectTheNextRunSucceeds(directory, "killed at \(call)")
    }
    #expect(killed * 4 >= calls.count * 3, "\(calls.count - killed) of \(calls.count) runs went on")
    FaultCount.note("\(work.testDescription): killed at \(killed) calls")
  }

  @Test(arguments: work) func aCallThatFailsIsToldAndLeavesWholeFiles(work: Work) throws {
    let scene = try Scene(work)
    let faults = Self.reasons.keys.sorted().map(FaultyCalls.Fault.error)
    let tries = try scene.calls().filter(\.isAboutFiles).flatMap { call in
      faults.map { (call, $0) }
    }
    let chosen = tries.spread(FaultCount.of(usual: 2 * work.usual))
    for (call, fault) in chosen {
      let directory = try scene.directory()
      let outcome = try work.command.run(fault, at: call, in: directory)
      try scene.expectWholeFiles(directory, "\(fault) at \(call)")
      try scene.expectTheTruth(outcome, directory, "\(fault) at \(call)")
      // A file that cannot be removed must be reported.
      let isTold = call.name == "unlinkat" || outcome.error.contains("is kept as")
      #expect(isTold || scene.hidden(in: directory) == [], "\(fault) at \(call)")
      try scene.expectTheNextRunSucceeds(directory, "\(fault) at \(call)")
    }
    FaultCount.note("\(work.testDescription): \(chosen.count) calls failed")
  }

  /// The new file and its directory are flushed, so that a power failure leaves the old or the new
  /// one.
  @Test(arguments: work) func whatIsWrittenIsFlushed(work: Work) throws {
    let scene = try Scene(work)
    let written = scene.after.filter { work.before[$0.key] != $0.value }.count
    #expect(try scene.calls().filter { $0.name == "fsync" }.count == 2 * written)
  }

  /// Renaming replaces the exchange, without the guarantee that no other process interfered.
  @Test(arguments: work, ["ENOSYS", "EINVAL"])
  func whereNamesCannotBeExchangedFilesAreRenamed(work: Work, error: String) throws {
    let scene = try Scene(work)
    let call = FaultyCalls.Call(name: "renameat2", ordinal: 1)
    let directory = try scene.directory()
    let outcome = try work.command.run(.error(error), at: call, in: directory)
    try scene.expectWholeFiles(directory, error)
    try scene.expectTheTruth(outcome, directory, error)
    #expect(outcome.status != 2)
    #expect(scene.hidden(in: directory) == [])
  }

  /// Fixes that are abandoned because of an error were not rejected, so the run is a failure.
  @Test func aFileThatCannotBeReadAgainIsAFailure() throws {
    let command = FaultyCalls("conflint", "--diff", "a.conf")
    let files = { () throws -> TemporaryDirectory in
      let directory = try TemporaryDirectory()
      try directory.file("a.conf", Self.including)
      try directory.file("b.conf", Self.list)
      return directory
    }
    let calls = try command.calls(in: files(), from: "a.conf").filter { $0.name == "openat" }
    let outcomes = try calls.map { try command.run(.error("EIO"), at: $0, in: files()) }
    let givenUp = outcomes.filter { $0.error.contains("could not be read: a.conf") }
    #expect(!givenUp.isEmpty)
    for outcome in givenUp { #expect(outcome.status == 2, "\(outcome.error)") }
  }

  /// The files for one kind of work and the expectations about them.
  private struct Scene {
    let work: Work
    /// The files after a run without faults.
    private(set) var after: [String: String] = [:]

    init(_ work: Work) throws {
      self.work = work
      let directory = try directory()
      let outcome = try BuiltTool(name: work.command.tool).run(
        arguments: work.command.arguments, in: directory.path)
      #expect(outcome.status != 2 && outcome.error.contains(work.boast))
      for name in directory.names {
        after[name] = try TemporaryDirectory.text(directory.path + "/" + name)
      }
      #expect(after.merging(work.after) { $1 } == after)
    }

    /// A directory with the files as before the run, with another owner if possible.
    func directory() throws -> TemporaryDirectory {
      let directory = try TemporaryDirectory()
      for (name, text) in work.before {
        let path = try directory.file(name, text)
        chmod(path, mode_t(FaultyCallTests.mode))
        if getuid() == 0 { chown(path, 65534, 65533) }
      }
      return directory
    }

    func calls() throws -> [FaultyCalls.Call] {
      let calls = try work.command.calls(in: directory(), from: work.first)
      try #require(calls.count > 20)
      return calls
    }

    /// Checks that each file is the old or the new one, with the same owner and mode as before.
    func expectWholeFiles(_ directory: TemporaryDirectory, _ when: String) throws {
      for name in after.keys {
        let path = directory.path + "/" + name
        guard work.before[name] != nil || directory.names.contains(name) else { continue }
        let text = try TemporaryDirectory.text(path)
        #expect([work.before[name], after[name]].contains(text), "\(when): \(name)")
        guard work.before[name] != nil else { continue }
        let stamp = try FileStamp(path: path)
        #expect(stamp.mode & 0o7777 == FaultyCallTests.mode, "\(when): \(name)")
        if getuid() == 0 { #expect([stamp.owner, stamp.group] == [65534, 65533], "\(when)") }
      }
    }

    /// Checks that the run succeeded completely, or reports the failure and the file concerned.
    func expectTheTruth(
      _ outcome: FaultyCalls.Outcome, _ directory: TemporaryDirectory, _ when: String
    ) throws {
      let status = try #require(outcome.status, "\(when)")
      #expect([0, 1, 2].contains(status), "\(when): \(status) \(outcome.error)")
      let written = try after.keys.filter { name in
        guard directory.names.contains(name) else { return false }
        return try after[name] != work.before[name]
          && TemporaryDirectory.text(directory.path + "/" + name) == after[name]
      }
      for name in after.keys where outcome.error.contains("\(name): ") {
        let said = outcome.error.split(separator: "\n").contains {
          $0.hasPrefix("\(name): ") && $0.contains(work.boast)
        }
        #expect(!said || written.contains(name), "\(when): \(outcome.error)")
      }
      if status == 2 {
        #expect(
          FaultyCallTests.reasons.values.contains { outcome.error.contains($0) },
          "\(when): \(outcome.error)")
        #expect(
          after.keys.contains { outcome.error.contains($0) }, "\(when): \(outcome.error)")
      } else if !["not fixed", "run the command again"].contains(where: outcome.error.contains) {
        #expect(
          written.count == after.filter { work.before[$0.key] != $0.value }.count,
          "\(when): \(status) \(outcome.error)")
      }
    }

    /// The names other than those of files to be written.
    func hidden(in directory: TemporaryDirectory) -> [String] {
      directory.names.filter { after[$0] == nil }
    }

    /// Checks that the next run succeeds, and removes abandoned files.
    func expectTheNextRunSucceeds(_ directory: TemporaryDirectory, _ when: String) throws {
      let hidden = hidden(in: directory)
      #expect(hidden.count <= 1, "\(when): \(hidden)")
      #expect(hidden.allSatisfy { $0.hasPrefix(".conf-") }, "\(when): \(hidden)")
      let isDone = try after.allSatisfy { name, text in
        try directory.names.contains(name)
          && TemporaryDirectory.text(directory.path + "/" + name) == text
      }
      let outcome = try BuiltTool(name: work.command.tool).run(
        arguments: work.command.arguments, in: directory.path)
      #expect(outcome.status != 2, "\(when): \(outcome.error)")
      try expectWholeFiles(directory, "after that: \(when)")
      for (name, text) in after {
        #expect(
          try TemporaryDirectory.text(directory.path + "/" + name) == text, "\(when): \(name)")
      }
      // A run with nothing to write does not search for abandoned files.
      if !isDone {
        #expect(
          self.hidden(in: directory).allSatisfy { $0.hasSuffix(".old") }, "\(when)")
      }
    }
  }
}
