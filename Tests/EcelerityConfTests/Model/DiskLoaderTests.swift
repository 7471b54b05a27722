import Foundation
import Testing

@testable import EcelerityConf

/// What the file system may have at the path of a configuration file.
struct DiskLoaderTests {
  private let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "disk-loader-\(UInt64.random(in: 0 ... .max))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  @Test func readsEveryByte() throws {
    let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    try Data(bytes).write(to: URL(fileURLWithPath: folder + "/a.conf"))
    #expect(try DiskLoader().load(folder + "/a.conf").source.bytes == bytes)
    #expect(try DiskLoader().names(in: folder) == ["a.conf"])
    #expect(DiskLoader().contents(at: folder) == .directory)
  }

  @Test func linksToOneFileAreOneFile() throws {
    try Data("tls = no\n".utf8).write(to: URL(fileURLWithPath: folder + "/a.conf"))
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/b.conf", withDestinationPath: "a.conf")
    let loader = DiskLoader()
    #expect(
      try loader.load(folder + "/a.conf").identity == loader.load(folder + "/b.conf").identity)
  }

  #if os(Linux)
    /// No message can spell it, and no file has the repaired name. macOS has no such names.
    @Test func aNameThatIsNotUTF8IsReported() throws {
      let name: [CChar] = folder.utf8.map(CChar.init(bitPattern:)) + [47, -1, 46, 99, 0]
      let descriptor = open(name, O_CREAT | O_WRONLY, 0o600)
      try #require(descriptor >= 0)
      close(descriptor)
      defer { unlink(name) }
      try Data().write(to: URL(fileURLWithPath: folder + "/a.conf"))
      let error = LoadError(folder, .failed("a name in it is not valid UTF-8; rename it"))
      #expect(throws: error) { try DiskLoader().names(in: folder) }
      #expect(DiskLoader.listing(of: folder).names == ["a.conf"])
    }
  #endif

  #if os(Linux)
    /// They contain secrets of the process that reads them (proc(5)).
    @Test(
      arguments: [
        "/proc/self/environ", "/proc/self/status", "/proc/self/cmdline",
        // Its size is that of a page.
        "/sys/kernel/uevent_seqnum",
      ].filter(FileManager.default.fileExists))
    func generatedFilesOfTheSystemAreRefused(path: String) throws {
      let words = "is made up by the system as it is read; copy it into a file if it is meant"
      #expect(throws: LoadError(path, .failed(words))) { try DiskLoader().load(path) }
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/a.conf", withDestinationPath: path)
      #expect(throws: LoadError(folder + "/a.conf", .failed(words))) {
        try DiskLoader().load(folder + "/a.conf")
      }
    }
  #endif

  @Test func anEmptyFileIsRead() throws {
    try Data().write(to: URL(fileURLWithPath: folder + "/a.conf"))
    #expect(try DiskLoader().load(folder + "/a.conf").source.bytes == [])
  }

  @Test func refusesSpecialFilesWithoutBlocking() throws {
    #expect(mkfifo(folder + "/pipe", 0o600) == 0)
    #expect(throws: LoadError(folder + "/pipe", .notRegular)) {
      try DiskLoader().load(folder + "/pipe")
    }
    #expect(throws: LoadError(folder, .isDirectory)) { try DiskLoader().load(folder) }
    #expect(throws: LoadError("/nowhere/a", .missing)) { try DiskLoader().load("/nowhere/a") }
    #expect(throws: LoadError("/dev/null", .notRegular)) { try DiskLoader().load("/dev/null") }
    #expect(DiskLoader().contents(at: folder + "/pipe") == .special)
  }
}
