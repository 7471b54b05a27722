import Foundation
import TestServers
import Testing
import ToolSupport

struct FileListTests {
  private let directory: TemporaryDirectory
  private let root: String

  init() throws {
    directory = try TemporaryDirectory()
    root = directory.path
    for name in [
      "b.conf", "a.conf", "a/x.conf", "a-b.conf", "B.conf", "a/deep/er/y.conf", "notes.txt",
      ".hidden.conf", ".git/z.conf", "odd.conf/inner.conf",
    ] {
      try directory.file(name)
    }
  }

  private func names(_ list: FileList) -> [String] {
    list.inputs.map { input in
      guard case .file(let path) = input else { return "-" }
      return path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : path
    }
  }

  @Test(arguments: ["", "/"])
  func listsConfigurationFilesBelowADirectory(end: String) {
    let list = FileList(expanding: [root + end], followsLinksOut: true)
    #expect(
      names(list) == [
        "B.conf", "a-b.conf", "a.conf", "a/deep/er/y.conf", "a/x.conf", "b.conf",
        "odd.conf/inner.conf",
      ])
    #expect(list.errors.isEmpty)
  }

  @Test func keepsTheOrderOfOperandsAndEachOnce() {
    let operands = ["-", root + "/notes.txt", root + "/b.conf", root + "/a", root + "/b.conf", "-"]
    #expect(
      names(FileList(expanding: operands, followsLinksOut: true)) == [
        "-", "notes.txt", "b.conf", "a/deep/er/y.conf", "a/x.conf",
      ])
  }

  /// The names are canonically equivalent in Unicode.
  @Test(.enabled(if: TwinNames.canExist, "they are one name here"))
  func namesOfOneTextAreTwoNames() throws {
    for name in TwinNames.both { try directory.file("twins/" + name) }
    let list = FileList(expanding: [root + "/twins"], followsLinksOut: true)
    #expect(names(list).map { Array($0.utf8) } == TwinNames.both.map { Array("twins/\($0)".utf8) })
  }

  @Test func takesLinksToFilesButNotToDirectories() throws {
    _ = try directory.link("a/link.conf", to: "../notes.txt")
    _ = try directory.link("a/loop.conf", to: "..")
    _ = try directory.link("a/loop", to: "..")
    let list = FileList(expanding: [root + "/a"], followsLinksOut: true)
    #expect(names(list) == ["a/deep/er/y.conf", "a/link.conf", "a/x.conf"])
    #expect(list.errors.isEmpty)
    #expect(
      names(FileList(expanding: [root + "/a/loop/a/deep"], followsLinksOut: true)) == [
        "a/loop/a/deep/er/y.conf"
      ])
  }

  /// A command that formats `a` was not asked to write the target of `a/out.conf`.
  @Test(arguments: ["a", "a/", "."])
  func leavesOutLinksThatLeadOutOfADirectory(operand: String) throws {
    _ = try directory.link("a/in.conf", to: "deep/er/y.conf")
    _ = try directory.link("a/out.conf", to: "../b.conf")
    _ = try directory.link("a/beside.conf", to: "../a-b.conf")
    let all = Set(names(FileList(expanding: [root + "/" + operand], followsLinksOut: true)))
    let inside = names(FileList(expanding: [root + "/" + operand], followsLinksOut: false))
    let left = all.subtracting(inside).map { $0.split(separator: "/").last! }.sorted()
    #expect(left == (operand == "." ? [] : ["beside.conf", "out.conf"]))
    #expect(inside.contains { $0.hasSuffix("a/in.conf") })
    let named = [root + "/a/out.conf"]
    #expect(names(FileList(expanding: named, followsLinksOut: false)) == ["a/out.conf"])
  }

  @Test func collectsErrorsAndGoesOn() throws {
    _ = try directory.link("a/gone.conf", to: "nowhere")
    let list = FileList(expanding: [root + "/none.conf", root + "/a"], followsLinksOut: true)
    #expect(names(list) == ["a/deep/er/y.conf", "a/x.conf"])
    #expect(
      list.errors.map(\.description) == [
        "cannot open `\(root)/none.conf`: no such file or directory",
        "cannot open `\(root)/a/gone.conf`: no such file or directory",
      ])
  }

  @Test func passesOverPipesInADirectory() throws {
    try #require(mkfifo(root + "/a/pipe.conf", 0o600) == 0)
    #expect(
      names(FileList(expanding: [root + "/a"], followsLinksOut: true)) == [
        "a/deep/er/y.conf", "a/x.conf",
      ])
  }
}
