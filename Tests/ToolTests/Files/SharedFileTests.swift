import Foundation
import TestServers
import Testing
import ToolSupport

/// Tests of files that other processes change at the same time.
struct SharedFileTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private static let ugly = "a{b=1\nc=(d e)}\n"
  private static let laidOut = "a {\n  b = 1\n  c = ( d e )\n}\n"

  /// A change of a file by another process.
  enum Change: CaseIterable, Sendable {
    case replaces, writes, appends, changesMode, links, removes

    func happen(to path: String) throws {
      switch self {
      case .replaces:
        try Data("theirs = 1\n".utf8).write(to: URL(fileURLWithPath: path + ".new"))
        try #require(rename(path + ".new", path) == 0)
      case .writes: try Data("theirs = 1\n".utf8).write(to: URL(fileURLWithPath: path))
      case .appends:
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try file.seekToEnd()
        try file.write(contentsOf: Data("# theirs\n".utf8))
      case .changesMode: try #require(chmod(path, 0o600) == 0)
      case .links: try #require(link(path, path + ".other") == 0)
      case .removes: try #require(unlink(path) == 0)
      }
    }
  }

  /// Runs `conffmt`, delayed at `call`, does the given work during the delay, and returns the
  /// result of the run. If the delay was too short, it is repeated with a longer one on fresh
  /// files.
  private func during(
    _ call: FaultyCalls.Call, _ happen: ((_ path: String) throws -> Void)...
  ) throws -> FaultyCalls.Outcome {
    var delay = Duration.milliseconds(500)
    while true {
      for name in directory.names {
        try FileManager.default.removeItem(atPath: directory.path + "/" + name)
      }
      let path = try directory.file("a.conf", Self.ugly)
      let running = try FaultyCalls("conffmt", "a.conf")
        .start(.delay(Int(delay / .microseconds(1))), at: call, in: directory)
      var isInTime = true
      for (index, happen) in happen.enumerated() where isInTime {
        guard running.wait(for: call.ordinal + index, of: call.name) else {
          isInTime = false
          break
        }
        try happen(path)
        // The work must be done while the call is delayed.
        isInTime = running.begin.duration(to: .now) < delay * (index + 1)
      }
      let outcome = try running.outcome()
      if isInTime { return outcome }
      try #require(delay < .seconds(300), "it is never held up at \(call)")
      delay *= 3
    }
  }

  /// Delays the last check of the file or the exchange of names, to change the file before it.
  @Test(
    .enabled(if: FaultyCalls.areAvailable, "strace is missing or may not trace"),
    arguments: Change.allCases, [("fsync", ".tmp"), ("renameat", ".tmp"), ("renameat2", ".old")])
  func aChangeBeforeTheNamesAreExchangedIsKept(
    change: Change, moment: (call: String, trace: String)
  ) throws {
    let path = directory.path + "/a.conf"
    var names: [String] = []
    var theirs: String?
    var mode: UInt32?
    let outcome = try during(FaultyCalls.Call(name: moment.call, ordinal: 1)) { path in
      names = directory.names
      try change.happen(to: path)
      theirs = try? TemporaryDirectory.text(path)
      mode = (try? FileStamp(path: path))?.mode
    }
    #expect(names.contains { $0.hasSuffix(moment.trace) })
    #expect(outcome.status == 2)
    #expect(outcome.error.contains("a.conf"))
    #expect(!outcome.error.contains("formatted"))
    #expect((try? TemporaryDirectory.text(path)) == theirs)
    #expect((try? FileStamp(path: path))?.mode == mode)
    #expect(directory.names.filter { $0.hasPrefix(".conf-") } == [])
  }

  /// Where names cannot be exchanged, a change cannot be detected afterwards, only before.
  @Test(.enabled(if: FaultyCalls.areAvailable, "strace is missing or may not trace"))
  func aChangeIsSeenBeforeTheFileIsRenamed() throws {
    let path = try directory.file("a.conf", Self.ugly)
    let command = FaultyCalls("conffmt", "a.conf")
    let running = try command.start(
      [
        (.stop, FaultyCalls.Call(name: "fsync", ordinal: 1)),
        (.error("ENOSYS"), FaultyCalls.Call(name: "renameat2", ordinal: 1)),
      ], in: directory)
    #expect(try running.whileStopped { try Change.replaces.happen(to: path) })
    let outcome = try running.outcome()
    #expect(outcome.status == 2)
    #expect(try TemporaryDirectory.text(path) == "theirs = 1\n")
    #expect(directory.names == ["a.conf"])
  }

  /// The file is saved twice, each time after it was checked.
  @Test(.enabled(if: FaultyCalls.areAvailable, "strace is missing or may not trace"))
  func ofTwoChangesTheSecondIsKeptBesideTheFirst() throws {
    let path = directory.path + "/a.conf"
    var between: String?
    func save(_ text: String) throws {
      let new = try directory.file("new", text)
      try #require(rename(new, path) == 0)
    }
    let calls = FaultyCalls.Call(name: "renameat2", ordinal: 1, andLater: true)
    let outcome = try during(
      calls, { _ in try save("first = 1\n") },
      { path in
        between = try? TemporaryDirectory.text(path)
        try save("second = 1\n")
      })
    #expect(between == Self.laidOut)
    #expect(outcome.status == 2)
    let kept = try #require(directory.names.first { $0.hasSuffix(".old") })
    #expect(outcome.error.contains("`a.conf` has changed since it was read and is left alone"))
    #expect(outcome.error.contains("is kept as `\(directory.path)/\(kept)`"))
    #expect(try TemporaryDirectory.text(path) == "first = 1\n")
    #expect(try TemporaryDirectory.text(directory.path + "/" + kept) == "second = 1\n")
  }

  /// The directory of a new file is flushed after the file itself.
  @Test(.enabled(if: FaultyCalls.areAvailable, "strace is missing or may not trace"))
  func aNewFileWhoseDirectoryCannotBeFlushedIsSaidToBeWritten() throws {
    try directory.file("a.conf", "gatewey = a\n")
    let command = FaultyCalls("conflint", "--write-baseline", "base.json", "a.conf")
    let call = FaultyCalls.Call(name: "fsync", ordinal: 2)
    let outcome = try command.run(.error("EIO"), at: call, in: directory)
    #expect(outcome.status == 2)
    #expect(
      outcome.error.contains(
        "`base.json` is written, but its directory cannot be flushed to disk: input/output error"))
    #expect(directory.names == ["a.conf", "base.json"])
  }

  @Test func ofTwoFormattersAtOnceNoneSpoilsTheFile() throws {
    let conffmt = BuiltTool(name: "conffmt")
    var refusals = 0
    let rounds = FaultCount.of(usual: 20)
    for _ in 0..<min(rounds, 1_000) {
      try directory.file("a.conf", Self.ugly)
      let both = try (0..<2).map { _ in try conffmt.start(["a.conf"], in: directory.path) }
      let outcomes = try both.map { try $0.outcome() }
      #expect(outcomes.contains { $0.status == 0 && $0.error == "a.conf: formatted\n" })
      for outcome in outcomes where outcome.status != 0 {
        refusals += 1
        #expect(outcome.status == 2)
        #expect(outcome.error.contains("`a.conf` has changed since it was read"))
      }
      #expect(try TemporaryDirectory.text(directory.path + "/a.conf") == Self.laidOut)
      #expect(directory.names == ["a.conf"])
    }
    FaultCount.note("two formatters at once: \(min(rounds, 1_000)) times, \(refusals) refused")
  }

  @Test func whatAKilledRunLeftIsRemovedAndNothingElse() throws {
    let abandoned = ".conf-0123456789abc.tmp"
    let others = [
      ".conf-0123456789abc.old", ".conf-0123456789ab.tmp", ".conf-0123456789ABC.tmp",
      "conf-0123456789abc.tmp", ".conf-backup.tmp",
    ]
    for name in others + [abandoned, "linked"] { try directory.file(name, "text") }
    let twin = ".conf-1123456789abc.tmp"
    try #require(link(directory.path + "/linked", directory.path + "/" + twin) == 0)
    let pipe = ".conf-2123456789abc.tmp"
    try #require(mkfifo(directory.path + "/" + pipe, 0o600) == 0)
    let symbolic = ".conf-3123456789abc.tmp"
    _ = try directory.link(symbolic, to: "linked")
    let held = ".conf-4123456789abc.tmp"
    let holder = open(try directory.file(held), O_RDONLY)
    defer { close(holder) }
    try #require(flock(holder, LOCK_EX) == 0)
    try directory.file("a.conf", Self.ugly)
    let outcome = try BuiltTool(name: "conffmt").run("a.conf", in: directory.path)
    #expect(outcome.status == 0)
    #expect(
      directory.names == (others + ["a.conf", "linked", twin, pipe, symbolic, held]).sorted())
  }
}
