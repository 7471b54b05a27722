import Foundation
import TestServers
import Testing
import ToolSupport

/// Tests that files stay unchanged and an error is reported if the system refuses a write.
struct RefusedWritingTests {
  /// A command that changes a file.
  struct Work: CustomTestStringConvertible, Sendable {
    let arguments: [String]
    /// The file that it writes.
    let name: String
    let before: String
    /// A part of the new contents.
    let after: String

    var testDescription: String { arguments.joined(separator: " ") }
  }

  private static let filler = String(repeating: "# a line of many\n", count: 1_000)

  /// A baseline followed by line feeds, so that it is about as long as the other files.
  private static let oldBaseline =
    "{ \"findings\" : [ ], \"format_version\" : \"1.0\" }" + String(repeating: "\n", count: 17_000)

  static let work = [
    Work(
      arguments: ["conffmt", "a.conf"], name: "a.conf", before: filler + "a{b=1}\n",
      after: "a { b = 1 }"),
    Work(
      arguments: ["conflint", "--fix", "a.conf"], name: "a.conf",
      before: filler + "relay_hosts = ( 192.0.2.1, 192.0.2.2 )\n", after: "192.0.2.1 192.0.2.2"),
    Work(
      arguments: ["conflint", "--write-baseline", "base.json", "many.conf"], name: "base.json",
      before: oldBaseline, after: "gatewey99"),
  ]

  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
    chmod(directory.path, 0o755)
  }

  private static let canRestoreSignals: Bool = {
    let outcome = try? ExternalProgram("env")?.run(["--default-signal=XFSZ", "true"], in: "/")
    return outcome?.status == 0
  }()

  private func prepare(_ work: Work, in place: String) throws {
    let files = [
      work.name: work.before,
      "many.conf": (0..<100).map { "gatewey\($0) = a\n" }.joined(),
    ]
    for (name, text) in files {
      let path = place + "/" + name
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      chmod(path, 0o644)
    }
  }

  /// Runs `work` in `place`, in a shell that executes `preparation` first.
  private func run(
    _ work: Work, after preparation: String, in place: String
  ) throws -> ExternalProgram.Outcome {
    let command = try BuiltTool.path(of: work.arguments[0])
    let shell = try #require(ExternalProgram("/bin/sh"))
    return try shell.run(
      ["-c", preparation + " \"$@\"", "sh", command] + work.arguments.dropFirst(), in: place)
  }

  private func expectRefusal(
    _ outcome: ExternalProgram.Outcome, of work: Work, because reason: String, in place: String
  ) throws {
    #expect(outcome.status == 2)
    let lines = outcome.text.split(separator: "\n")
    #expect(
      lines.contains { $0.contains(work.name) && $0.contains(reason) },
      "\(outcome.text.suffix(300))")
    #expect(try TemporaryDirectory.text(place + "/" + work.name) == work.before)
    let names = try FileManager.default.contentsOfDirectory(atPath: place)
    #expect(names.filter { $0.hasPrefix(".conf-") } == [])
  }

  @Test(.enabled(if: canRestoreSignals, "`env --default-signal` is missing"), arguments: work)
  func aLimitOnTheSizeOfFilesIsAnErrorAndNotTheEnd(work: Work) throws {
    try prepare(work, in: directory.path)
    // Blocks of 512 bytes or a kilobyte, depending on the shell. The signal may be ignored by the
    // parent of the tests.
    let outcome = try run(
      work, after: "ulimit -f 4; exec env --default-signal=XFSZ", in: directory.path)
    try expectRefusal(outcome, of: work, because: "file too large", in: directory.path)
  }

  @Test(.enabled(if: Mount.isAllowed, "nothing may be mounted here"), arguments: work)
  func aFullDiskIsToldAndNothingIsLost(work: Work) throws {
    let mount = try Mount("size=256k", at: directory.file("disk/x"))
    defer { mount.end() }
    try prepare(work, in: mount.path)
    try mount.fill()
    let outcome = try run(work, after: "exec", in: mount.path)
    try expectRefusal(outcome, of: work, because: "no space left on device", in: mount.path)
    mount.makeRoom()
    let again = try run(work, after: "exec", in: mount.path)
    #expect(again.status != 2)
    #expect(try TemporaryDirectory.text(mount.path + "/" + work.name).contains(work.after))
  }

  @Test(.enabled(if: Mount.isAllowed, "nothing may be mounted here"), arguments: work)
  func aDiskThatIsMountedReadOnlyIsTold(work: Work) throws {
    let mount = try Mount("size=256k", at: directory.file("disk/x"))
    defer { mount.end() }
    try prepare(work, in: mount.path)
    try mount.remount("ro")
    let outcome = try run(work, after: "exec", in: mount.path)
    try expectRefusal(
      outcome, of: work, because: work.isFix ? "is not writable" : "read-only file system",
      in: mount.path)
  }

  @Test(.enabled(if: Nobody.canRun, "needs root and setpriv"), arguments: work, [true, false])
  func whoMayNotWriteIsToldSo(work: Work, isDirectory: Bool) throws {
    try prepare(work, in: directory.path)
    chmod(directory.path, isDirectory ? 0o755 : 0o777)
    chmod(directory.path + "/" + work.name, isDirectory ? 0o666 : 0o444)
    let outcome = try run(work, after: "exec " + Nobody.command, in: directory.path)
    try expectRefusal(
      outcome, of: work,
      because: work.isFix && !isDirectory ? "is not writable" : "permission denied",
      in: directory.path)
  }

  @Test(.enabled(if: Nobody.canRun, "needs root and setpriv"))
  func anIncludedFileThatMayNotBeWrittenIsNamed() throws {
    let list = "relay_hosts = ( 192.0.2.1, 192.0.2.2 )\n"
    try directory.file("a.conf", "include \"b.conf\"\n")
    chmod(try directory.file("b.conf", list), 0o444)
    let work = Work(
      arguments: ["conflint", "--fix", "a.conf"], name: "b.conf", before: list, after: "")
    let outcome = try run(work, after: "exec " + Nobody.command, in: directory.path)
    #expect(outcome.status == 0)
    #expect(outcome.text.contains("b.conf` is not writable, so its fixes are not applied"))
    #expect(try TemporaryDirectory.text(directory.path + "/b.conf") == list)
  }

  @Test(.enabled(if: Nobody.canRun, "needs root and setpriv"))
  func whoCannotKeepTheOwnerLeavesTheFile() throws {
    let work = Self.work[0]
    try prepare(work, in: directory.path)
    chmod(directory.path, 0o777)
    chmod(directory.path + "/" + work.name, 0o666)
    let outcome = try run(work, after: "exec " + Nobody.command, in: directory.path)
    try expectRefusal(outcome, of: work, because: "owner and group of", in: directory.path)
  }

  @Test(arguments: work) func otherNamesOfAFileAreNotCutOff(work: Work) throws {
    try prepare(work, in: directory.path)
    let path = directory.path + "/" + work.name
    try #require(link(path, directory.path + "/other") == 0)
    let outcome = try run(work, after: "exec", in: directory.path)
    try expectRefusal(outcome, of: work, because: "other hard link", in: directory.path)
    #expect(try FileStamp(path: path).inode == FileStamp(path: directory.path + "/other").inode)
  }

  @Test(arguments: work) func aLinkStaysAndItsFileIsWritten(work: Work) throws {
    let place = directory.path + "/real"
    try directory.file("real/x")
    try prepare(work, in: place)
    try prepare(work, in: directory.path)
    let path = directory.path + "/" + work.name
    try FileManager.default.removeItem(atPath: path)
    _ = try directory.link(work.name, to: "real/" + work.name)
    let outcome = try run(work, after: "exec", in: directory.path)
    #expect(outcome.status != 2)
    #expect(try FileStamp(linkItself: path).kind == .link)
    #expect(try TemporaryDirectory.text(place + "/" + work.name).contains(work.after))
  }

  @Test func aLinkThatLeadsNowhereIsNoPlaceForABaseline() throws {
    try directory.file("many.conf", "gatewey = a\n")
    _ = try directory.link("base.json", to: "nowhere")
    let outcome = try BuiltTool(name: "conflint").run(
      "--write-baseline", "base.json", "many.conf", in: directory.path)
    #expect(outcome.status == 2)
    #expect(outcome.error.contains("cannot create `base.json`: file exists"))
    #expect(directory.names == ["base.json", "many.conf"])
  }

  @Test func anIncompleteBaselineDoesNotReplaceAnother() throws {
    try directory.file("a.conf", "gatewey = a\n")
    try directory.file("base.json", "old")
    let outcome = try BuiltTool(name: "conflint").run(
      "--write-baseline", "base.json", "a.conf", "gone.conf", in: directory.path)
    #expect(outcome.status == 2)
    #expect(
      outcome.error.hasPrefix("base.json: not written, because not everything could be read\n"))
    #expect(try TemporaryDirectory.text(directory.path + "/base.json") == "old")
  }
}

extension RefusedWritingTests.Work {
  /// Whether it is a fix, which checks in advance whether the file may be written.
  fileprivate var isFix: Bool { arguments.contains("--fix") }
}

/// A small RAM disk.
private struct Mount {
  let path: String

  static let isAllowed: Bool = {
    guard getuid() == 0, let directory = try? TemporaryDirectory(),
      let path = try? directory.file("x/y"), let mount = try? Mount("size=64k", at: path)
    else { return false }
    mount.end()
    return true
  }()

  /// Mounts it over the directory of `file`.
  init(_ options: String, at file: String) throws {
    path = URL(fileURLWithPath: file).deletingLastPathComponent().path
    try Mount.run("mount", ["-t", "tmpfs", "-o", options, "tmpfs", path])
  }

  func remount(_ option: String) throws {
    try Mount.run("mount", ["-o", "remount,\(option)", path])
  }

  func end() { try? Mount.run("umount", [path]) }

  /// Writes until not a single byte is free.
  func fill() throws {
    let filler = open(path + "/filler", O_WRONLY | O_CREAT, 0o600)
    try #require(filler >= 0)
    defer { close(filler) }
    var size = 4_096
    while size > 0 {
      let bytes = [UInt8](repeating: 0, count: size)
      if write(filler, bytes, size) <= 0 { size /= 2 }
    }
  }

  func makeRoom() { unlink(path + "/filler") }

  private static func run(_ name: String, _ arguments: [String]) throws {
    let program = try #require(ExternalProgram(name))
    let outcome = try program.run(arguments, in: "/")
    try #require(outcome.status == 0, "\(outcome.text)")
  }
}

/// An unprivileged user.
private enum Nobody {
  static let command = "setpriv --reuid=65534 --regid=65534 --clear-groups"

  static let canRun: Bool = {
    guard getuid() == 0, let shell = ExternalProgram("/bin/sh"),
      let tool = try? BuiltTool.path(of: "conffmt")
    else { return false }
    return (try? shell.run(["-c", "\(command) '\(tool)' --version"], in: "/").status) == 0
  }()
}
