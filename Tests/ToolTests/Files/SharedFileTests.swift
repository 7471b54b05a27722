import Foundation
import TestServers
import Testing
import ToolSupport

/// Files that somebody else works on at the same time.
struct SharedFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let ugly = "a{b=1\nc=(d e)}\n"
  private static let laidOut = "a {\n  b = 1\n  c = ( d e )\n}\n"

  /// What somebody else does to a file.
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

  /// The last look at the file and the change of names are held up in turn: before each there is time to be first.
  @Test(
    .enabled(if: FaultyCalls.areAvailable, "strace is missing or may not trace"),
    arguments: Change.allCases, [("fsync", ".tmp"), ("renameat", ".tmp"), ("renameat2", ".old")])
  func aChangeBeforeTheNamesAreExchangedIsKept(
    change: Change, moment: (call: String, trace: String)
  ) throws {
    let path = try folder.file("a.conf", Self.ugly)
    let command = FaultyCalls("conffmt", "a.conf")
    let call = FaultyCalls.Call(name: moment.call, ordinal: 1)
    let running = try command.start(.delay(400_000), at: call, in: folder)
    try #require(running.wait { folder.names.contains { $0.hasSuffix(moment.trace) } })
    // The new file is there some time before the call that is held up.
    Thread.sleep(forTimeInterval: 0.1)
    try change.happen(to: path)
    let theirs = try? TemporaryFolder.text(path)
    let mode = (try? FileStamp(path: path))?.mode
    let outcome = try running.outcome()
    #expect(outcome.status == 2)
    #expect(outcome.error.contains("a.conf"))
    #expect(!outcome.error.contains("formatted"))
    #expect((try? TemporaryFolder.text(path)) == theirs)
    #expect((try? FileStamp(path: path))?.mode == mode)
    #expect(folder.names.filter { $0.hasPrefix(".conf-") } == [])
  }

  /// Where names cannot change places, nothing tells afterwards that there was a change: it has to be seen before.
  @Test(.enabled(if: FaultyCalls.areAvailable, "strace is missing or may not trace"))
  func aChangeIsSeenBeforeTheFileIsRenamed() throws {
    let path = try folder.file("a.conf", Self.ugly)
    let command = FaultyCalls("conffmt", "a.conf")
    let running = try command.start(
      [
        (.stop, FaultyCalls.Call(name: "fsync", ordinal: 1)),
        (.error("ENOSYS"), FaultyCalls.Call(name: "renameat2", ordinal: 1)),
      ], in: folder)
    #expect(try running.whileStopped { try Change.replaces.happen(to: path) })
    let outcome = try running.outcome()
    #expect(outcome.status == 2)
    #expect(try TemporaryFolder.text(path) == "theirs = 1\n")
    #expect(folder.names == ["a.conf"])
  }

  /// Somebody saves twice, each time when it is too late to look.
  @Test(.enabled(if: FaultyCalls.areAvailable, "strace is missing or may not trace"))
  func ofTwoChangesTheSecondIsKeptBesideTheFirst() throws {
    let path = try folder.file("a.conf", Self.ugly)
    func save(_ text: String) throws {
      let new = try folder.file("new", text)
      try #require(rename(new, path) == 0)
    }
    let command = FaultyCalls("conffmt", "a.conf")
    let calls = FaultyCalls.Call(name: "renameat2", ordinal: 1, andLater: true)
    let running = try command.start(.delay(400_000), at: calls, in: folder)
    try #require(running.wait { folder.names.contains { $0.hasSuffix(".old") } })
    Thread.sleep(forTimeInterval: 0.1)
    try save("first = 1\n")
    try #require(running.wait { (try? TemporaryFolder.text(path)) == Self.laidOut })
    Thread.sleep(forTimeInterval: 0.1)
    try save("second = 1\n")
    let outcome = try running.outcome()
    #expect(outcome.status == 2)
    let kept = try #require(folder.names.first { $0.hasSuffix(".old") })
    #expect(outcome.error.contains("`a.conf` has changed since it was read and is left alone"))
    #expect(outcome.error.contains("is kept as `\(folder.path)/\(kept)`"))
    #expect(try TemporaryFolder.text(path) == "first = 1\n")
    #expect(try TemporaryFolder.text(folder.path + "/" + kept) == "second = 1\n")
  }

  /// The folder of a new file is flushed after the file itself.
  @Test(.enabled(if: FaultyCalls.areAvailable, "strace is missing or may not trace"))
  func aNewFileWhoseFolderCannotBeFlushedIsSaidToBeWritten() throws {
    try folder.file("a.conf", "gatewey = a\n")
    let command = FaultyCalls("conflint", "--write-baseline", "base.json", "a.conf")
    let call = FaultyCalls.Call(name: "fsync", ordinal: 2)
    let outcome = try command.run(.error("EIO"), at: call, in: folder)
    #expect(outcome.status == 2)
    #expect(
      outcome.error.contains(
        "`base.json` is written, but its folder cannot be flushed to disk: input/output error"))
    #expect(folder.names == ["a.conf", "base.json"])
  }

  @Test func ofTwoFormattersAtOnceNoneSpoilsTheFile() throws {
    let conffmt = BuiltTool(name: "conffmt")
    var refusals = 0
    let rounds = FaultCount.of(usual: 20)
    for _ in 0..<min(rounds, 1_000) {
      try folder.file("a.conf", Self.ugly)
      let both = try (0..<2).map { _ in try conffmt.start(["a.conf"], in: folder.path) }
      let outcomes = try both.map { try $0.outcome() }
      #expect(outcomes.contains { $0.status == 0 && $0.error == "a.conf: formatted\n" })
      for outcome in outcomes where outcome.status != 0 {
        refusals += 1
        #expect(outcome.status == 2)
        #expect(outcome.error.contains("`a.conf` has changed since it was read"))
      }
      #expect(try TemporaryFolder.text(folder.path + "/a.conf") == Self.laidOut)
      #expect(folder.names == ["a.conf"])
    }
    FaultCount.note("two formatters at once: \(min(rounds, 1_000)) times, \(refusals) refused")
  }

  @Test func whatAKilledRunLeftIsRemovedAndNothingElse() throws {
    let abandoned = ".conf-0123456789abc.tmp"
    let others = [
      ".conf-0123456789abc.old", ".conf-0123456789ab.tmp", ".conf-0123456789ABC.tmp",
      "conf-0123456789abc.tmp", ".conf-backup.tmp",
    ]
    for name in others + [abandoned, "linked"] { try folder.file(name, "text") }
    let twin = ".conf-1123456789abc.tmp"
    try #require(link(folder.path + "/linked", folder.path + "/" + twin) == 0)
    let pipe = ".conf-2123456789abc.tmp"
    try #require(mkfifo(folder.path + "/" + pipe, 0o600) == 0)
    let symbolic = ".conf-3123456789abc.tmp"
    _ = try folder.link(symbolic, to: "linked")
    let held = ".conf-4123456789abc.tmp"
    let holder = open(try folder.file(held), O_RDONLY)
    defer { close(holder) }
    try #require(flock(holder, LOCK_EX) == 0)
    try folder.file("a.conf", Self.ugly)
    let outcome = try BuiltTool(name: "conffmt").run("a.conf", in: folder.path)
    #expect(outcome.status == 0)
    #expect(folder.names == (others + ["a.conf", "linked", twin, pipe, symbolic, held]).sorted())
  }
}
