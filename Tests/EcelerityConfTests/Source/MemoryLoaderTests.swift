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

  @Test func aFolderMayBeInMemoryAlone() throws {
    let loader = MemoryLoader(["new/a.conf": "a"], over: DiskLoader())
    #expect(try loader.names(in: "new") == ["a.conf"])
    #expect(throws: LoadError("nowhere", .missing)) { try loader.names(in: "nowhere") }
  }

  /// A partial listing would look like a complete one.
  @Test func aFolderThatCannotBeListedIsToldAllTheSame() throws {
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
}
