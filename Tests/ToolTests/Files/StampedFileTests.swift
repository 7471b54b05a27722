import Foundation
import TestServers
import Testing
import ToolSupport

struct StampedFileTests {
  @Test func readsBytesAndStamp() throws {
    let directory = try TemporaryDirectory()
    let path = try directory.file("a.conf", "a\r\n\0b")
    let file = try StampedFile.read(path)
    #expect(file.bytes == Array("a\r\n\0b".utf8))
    #expect(file.stamp == (try FileStamp(path: path)))
    #expect(file.stamp.size == 5)
    #expect(file.stamp.kind == .regular)
  }

  @Test func readsThroughLinks() throws {
    let directory = try TemporaryDirectory()
    try directory.file("a.conf", "text")
    let link = try directory.link("b.conf", to: "a.conf")
    #expect(try StampedFile.read(link).bytes == Array("text".utf8))
  }

  @Test func readsMoreThanOneChunk() throws {
    let directory = try TemporaryDirectory()
    let text = String(repeating: "0123456789", count: 50_000)
    let path = try directory.file("a.conf", text)
    #expect(try StampedFile.read(path).bytes == Array(text.utf8))
  }

  @Test(.timeLimit(.minutes(1)))
  func refusesAPipeWithoutWaitingForAWriter() throws {
    let directory = try TemporaryDirectory()
    let path = directory.path + "/pipe.conf"
    try #require(mkfifo(path, 0o600) == 0)
    #expect(throws: FileError.notRegular(path, .pipe)) { try StampedFile.read(path) }
  }

  @Test func refusesDirectoriesAndDevices() throws {
    let directory = try TemporaryDirectory()
    #expect(throws: FileError.notRegular(directory.path, .directory)) {
      try StampedFile.read(directory.path)
    }
    #expect(throws: FileError.notRegular("/dev/null", .device)) {
      try StampedFile.read("/dev/null")
    }
  }

  #if os(Linux)
    @Test(
      arguments: ["/proc/self/environ", "/proc/self/status", "/sys/kernel/uevent_seqnum"]
        .filter(FileManager.default.fileExists))
    func refusesFilesThatTheSystemMakesUp(path: String) {
      #expect(throws: FileError.self) { try StampedFile.read(path) }
    }
  #endif

  @Test func refusesAFileThatIsTooLarge() throws {
    let directory = try TemporaryDirectory()
    let path = try directory.file("a.conf")
    // A hole takes no space on the disk.
    try #require(truncate(path, 1 << 32) == 0)
    #expect(throws: FileError.tooLarge(path)) { try StampedFile.read(path) }
  }

  @Test func tellsWhatIsMissing() throws {
    let error = #expect(throws: FileError.self) { try StampedFile.read("/no/such.conf") }
    #expect(error?.description == "cannot open `/no/such.conf`: no such file or directory")
  }

  @Test func readsStandardInputToItsEnd() throws {
    let pipe = Pipe()
    pipe.fileHandleForWriting.write(Data("a\nb".utf8))
    try pipe.fileHandleForWriting.close()
    let bytes = try StandardInput.readAll(descriptor: pipe.fileHandleForReading.fileDescriptor)
    #expect(bytes == Array("a\nb".utf8))
  }
}
