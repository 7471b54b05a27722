import Foundation
import Testing

@testable import EcelerityConf

/// Files in memory, with and without a fallback.
struct MemoryLoaderTests {
  private let disk = MemoryLoader(["etc/a.conf": "a", "etc/b.conf": "b", "other/c.conf": "c"])

  @Test func aFileInMemoryStandsBesideItsSiblings() throws {
    let loader = MemoryLoader(["etc/b.conf": "new", "etc/n.conf": "n"], over: disk)
    #expect(try loader.names(in: "etc").sorted() == ["a.conf", "b.conf", "n.conf"])
    #expect(try loader.names(in: "etc/").sorted() == ["a.conf", "b.conf", "n.conf"])
    #expect(try loader.names(in: "other") == ["c.conf"])
    #expect(try loader.load("etc/b.conf").source.bytes == Array("new".utf8))
  }

  @Test func aDirectoryMayBeInMemoryAlone() throws {
    let loader = MemoryLoader(["new/a.conf": "a"], over: DiskLoader())
    #expect(try loader.names(in: "new") == ["a.conf"])
    #expect(throws: LoadError("nowhere", .missing)) { try loader.names(in: "nowhere") }
  }

  /// A partial listing would look like a complete one.
  @Test func aDirectoryThatCannotBeListedIsToldAllTheSame() throws {
    let file = NSTemporaryDirectory() + "memory-loader-\(UInt64.random(in: 0 ... .max))"
    try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: file) }
    try FileManager.default.createSymbolicLink(
      atPath: file + "/loop", withDestinationPath: "loop")
    let loader = MemoryLoader([file + "/loop/a.conf": "a"], over: DiskLoader())
    #expect(throws: LoadError.self) { try loader.names(in: file + "/loop") }
  }

  /// A slash is a separator even before a combining mark.
  @Test func namesThatBeginWithACombiningMarkAreNames() throws {
    let loader = MemoryLoader(["etc/\u{301}.conf": "", "etc/\u{301}d/a.conf": ""])
    #expect(loader.contents(at: "etc") == .directory)
    #expect(try Set(loader.names(in: "etc")) == ["\u{301}.conf", "\u{301}d"])
  }

  /// The names are canonically equivalent, but two names on disk.
  @Test func namesOfOneTextAreTwoNames() throws {
    let disk = MemoryLoader(["etc/\u{e9}.conf": "a"])
    let loader = MemoryLoader(["etc/e\u{301}.conf": "b"], over: disk)
    let files = try ["etc/\u{e9}.conf", "etc/e\u{301}.conf"].map(loader.load)
    #expect(files.map(\.source.bytes) == [Array("a".utf8), Array("b".utf8)])
    #expect(files[0].identity != files[1].identity)
    #expect(try loader.names(in: "etc").count == 2)
  }

  // MARK: Other spellings

  @Test(arguments: ["./b.conf", "b.conf", ".//b.conf", "../conf/b.conf", "../shared/x"])
  func anIncludeIsFoundHoweverItsPathIsSpelt(_ path: String) throws {
    let loader = MemoryLoader([
      "conf/a.conf": "include \"\(path)\"\n", "conf/b.conf": "gateway = b",
      "shared/x": "gateway = x",
    ])
    let configuration = try Configuration.load("conf/a.conf", from: loader)
    #expect(configuration.includeProblems == [])
    #expect(configuration.global.setting(.gateway)?.value.text?.count == 1)
  }

  @Test func aFileMayBeGivenUnderAnySpelling() throws {
    let loader = MemoryLoader(["./conf//a.conf": "a", "x/../b.conf": "b"])
    #expect(loader.contents(at: "conf/a.conf") == .file)
    #expect(try loader.load("b.conf").source.path == "b.conf")
    #expect(loader.contents(at: "x") == .missing)
    #expect(try loader.names(in: ".").sorted() == ["b.conf", "conf"])
  }

  @Test func ofSpellingsOfOnePathTheLastInOrderCounts() throws {
    let loader = MemoryLoader(["./a.conf": "first", "a.conf": "last"])
    #expect(try loader.load("./a.conf").source.bytes == Array("last".utf8))
  }

  /// Another spelling or a link leads to the same file of the disk, and so to the text in memory.
  @Test func aFileOfTheDiskIsTheOneInMemoryHoweverItIsReached() throws {
    let directory = try Self.directory(with: [
      "real/a.conf": "disk", "real/b.conf": "include \"c.conf\"",
    ])
    defer { try? FileManager.default.removeItem(atPath: directory) }
    try FileManager.default.createSymbolicLink(
      atPath: directory + "/link", withDestinationPath: "real")
    let loader = MemoryLoader([directory + "/real/a.conf": "memory"], over: DiskLoader())
    let files = try ["/real/a.conf", "/link/a.conf", "/link/../real/a.conf", "/./real//a.conf"]
      .map { try loader.load(directory + $0) }
    #expect(
      files.map { String(decoding: $0.source.bytes, as: UTF8.self) }
        == Array(repeating: "memory", count: 4))
    #expect(Set(files.map(\.identity)).count == 1)
  }

  @Test func aCycleThroughAnUnsavedTextIsSeen() throws {
    let directory = try Self.directory(with: [
      "real/a.conf": "", "real/b.conf": "include \"../link/a.conf\"",
    ])
    defer { try? FileManager.default.removeItem(atPath: directory) }
    try FileManager.default.createSymbolicLink(
      atPath: directory + "/link", withDestinationPath: "real")
    let main = directory + "/real/a.conf"
    let loader = MemoryLoader([main: "include \"b.conf\""], over: DiskLoader())
    let configuration = try Configuration.load(main, from: loader)
    #expect(configuration.files.count == 2)
    #expect(configuration.includeProblems.map(\.message) == ["`../link/a.conf` includes itself"])
  }

  private static func directory(with files: [String: String]) throws -> String {
    let directory = NSTemporaryDirectory() + "memory-loader-\(UInt64.random(in: 0 ... .max))"
    for (path, text) in files {
      let file = URL(fileURLWithPath: directory + "/" + path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    return directory
  }
}
