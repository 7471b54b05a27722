import Foundation
import TestServers
import Testing
import ToolSupport

/// Tests of `conflint --fix` while another process edits the same files.
struct ConflintFixRaceTests {
  private static let canWatch = FileManager.default.isReadableFile(atPath: "/proc/self/io")
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  /// The file is read twice before anything is fixed; the number of bytes read shows when that is
  /// done. Checking a large file takes longer than changing it; if the change still comes too late,
  /// the test is repeated.
  @Test(.enabled(if: canWatch, "/proc/PID/io is not there"), .timeLimit(.minutes(30)))
  func aFileThatChangesMeanwhileIsLeftAlone() throws {
    var rounds = 0
    while try !isChangedMeanwhile() {
      rounds += 1
      try #require(rounds < 100, "it is never early enough")
    }
  }

  /// Changes a file while it is checked and expects that the change is kept; returns whether it was
  /// early enough.
  private func isChangedMeanwhile() throws -> Bool {
    let size = 2_000_000
    let filler = String(repeating: "# nothing to be fixed here\n", count: size / 27)
    let path = try directory.file("a.conf", "relay_hosts = ( 192.0.2.1, 192.0.2.2 )\n" + filler)
    let before = try FileStamp(path: path)
    let errors = try directory.file("err")
    let process = Process(
      try BuiltTool.path(of: "conflint"), ["--fix", path], in: directory.path)
    process.standardInput = FileHandle(forReadingAtPath: "/dev/null")
    process.standardOutput = FileHandle(forWritingAtPath: "/dev/null")
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.run()
    while process.isRunning, Self.bytesRead(by: process.processIdentifier) < 2 * filler.utf8.count {
      usleep(200)
    }
    Standstill.begin(of: process.processIdentifier)
    let isEarly = try process.isRunning && FileStamp(path: path) == before
    if isEarly {
      try Data("gateway = \"ours.example\"\n".utf8).write(to: URL(fileURLWithPath: path))
    }
    Standstill.end(of: process.processIdentifier)
    process.waitUntilExit()
    guard isEarly else { return false }
    #expect(process.terminationStatus == 2)
    #expect(try TemporaryDirectory.text(path) == "gateway = \"ours.example\"\n")
    #expect(try TemporaryDirectory.text(errors).contains("a.conf` has changed since it was read"))
    return true
  }

  private static func bytesRead(by process: Int32) -> Int {
    let text = (try? String(contentsOfFile: "/proc/\(process)/io", encoding: .utf8)) ?? ""
    let count = text.split(separator: "\n").first?.split(separator: " ").last
    return count.flatMap { Int($0) } ?? 0
  }
}
