import Foundation
import TestServers
import Testing

@testable import ToolSupport

struct FileReplacementTests {
  private let directory: TemporaryDirectory
  private let path: String

  init() throws {
    directory = try TemporaryDirectory()
    path = try directory.file("a.conf", "old")
  }

  private func replace(_ path: String, _ text: String = "new") throws {
    try StampedFile.read(path).replace(with: Array(text.utf8))
  }

  @Test func putsTheNewBytesInPlace() throws {
    let before = try FileStamp(path: path)
    try replace(path)
    #expect(try TemporaryDirectory.text(path) == "new")
    #expect(directory.names == ["a.conf"])
    #expect(try FileStamp(path: path).inode != before.inode)
  }

  @Test(arguments: [0o600, 0o644, 0o660, 0o755, 0o1644] as [mode_t])
  func keepsTheMode(mode: mode_t) throws {
    try #require(chmod(path, mode) == 0)
    try replace(path)
    #expect(try FileStamp(path: path).mode & 0o7777 == UInt32(mode))
  }

  @Test(.enabled(if: getuid() == 0, "only root may give files away"))
  func keepsOwnerAndGroup() throws {
    try #require(chown(path, 65534, 65533) == 0)
    try replace(path)
    let after = try FileStamp(path: path)
    #expect(after.owner == 65534)
    #expect(after.group == 65533)
  }

  #if os(Linux)
    /// A list with rights of one user, a mask and no rights of the group.
    private static let list =
      ExtendedAttribute.listVersion + ExtendedAttribute.entry(.owner, 6)
      + ExtendedAttribute.entry(.user(12345), 4) + ExtendedAttribute.entry(.group, 0)
      + ExtendedAttribute.entry(.mask, 4) + ExtendedAttribute.entry(.others, 0)

    /// Without the list, the rights in its mask would be those of the group.
    @Test(.enabled(if: ExtendedAttribute.canHoldLists, "no access control lists here"))
    func keepsTheAccessControlList() throws {
      try #require(chmod(path, 0o600) == 0)
      try #require(ExtendedAttribute.set("system.posix_acl_access", Self.list, of: path))
      let before = try FileStamp(path: path)
      try replace(path)
      #expect(ExtendedAttribute.value("system.posix_acl_access", of: path) == Self.list)
      #expect(try FileStamp(path: path).mode == before.mode)
    }

    /// A directory may have a default list for new files, which the old file does not have.
    @Test(.enabled(if: ExtendedAttribute.canHoldLists, "no access control lists here"))
    func takesNoAccessControlListOfTheDirectory() throws {
      try #require(chmod(path, 0o640) == 0)
      try #require(ExtendedAttribute.set("system.posix_acl_default", Self.list, of: directory.path))
      try replace(path)
      #expect(ExtendedAttribute.value("system.posix_acl_access", of: path) == nil)
      #expect(try FileStamp(path: path).mode & 0o7777 == 0o640)
    }
  #endif

  @Test func replacesTheFileBehindALink() throws {
    try directory.file("below/real.conf", "old")
    let link = try directory.link("link.conf", to: "below/real.conf")
    try replace(link)
    #expect(try TemporaryDirectory.text(directory.path + "/below/real.conf") == "new")
    #expect(try FileStamp(linkItself: link).kind == .link)
  }

  /// A name may begin with a combining mark; the slash before it is still a separator.
  @Test func makesTheNewFileInTheDirectoryOfTheOldOne() throws {
    let path = try directory.file("\u{301}.conf", "old")
    #expect(try RealPath(of: path).directory == directory.path)
    try replace(path)
    #expect(try TemporaryDirectory.text(path) == "new")
    let other = directory.path + "/\u{301}n.conf"
    try FileCreation.write(Array("new".utf8), to: other, over: { _ in false })
    #expect(try TemporaryDirectory.text(other) == "new")
  }

  @Test(arguments: ["longer text", "new", "old"])
  func refusesAFileThatWasWrittenTo(text: String) throws {
    let file = try StampedFile.read(path)
    try directory.file("a.conf", text)
    // The time of a file may not change for some milliseconds.
    utimes(path, [timeval(tv_sec: 1, tv_usec: 0), timeval(tv_sec: 1, tv_usec: 0)])
    #expect(throws: FileError.changedSinceRead(path)) { try file.replace(with: [1]) }
    #expect(try TemporaryDirectory.text(path) == text)
    #expect(directory.names == ["a.conf"])
  }

  @Test func refusesAnotherFileOfTheSameName() throws {
    let file = try StampedFile.read(path)
    try directory.file("b.conf", "old")
    try #require(rename(directory.path + "/b.conf", path) == 0)
    #expect(throws: FileError.changedSinceRead(path)) { try file.replace(with: [1]) }
    #expect(try TemporaryDirectory.text(path) == "old")
  }

  @Test func refusesALinkThatLeadsElsewhereNow() throws {
    let link = try directory.link("link.conf", to: "a.conf")
    let file = try StampedFile.read(link)
    try directory.file("b.conf", "other")
    try FileManager.default.removeItem(atPath: link)
    _ = try directory.link("link.conf", to: "b.conf")
    #expect(throws: FileError.changedSinceRead(link)) { try file.replace(with: [1]) }
    #expect(try TemporaryDirectory.text(directory.path + "/b.conf") == "other")
  }

  @Test func refusesWhatIsNoFile() throws {
    let stamp = try FileStamp(path: directory.path)
    #expect(throws: FileError.notRegular(directory.path, .directory)) {
      try FileReplacement(path: directory.path, stamp: stamp).write([])
    }
  }

  @Test func refusesAFileThatHasGone() throws {
    let file = try StampedFile.read(path)
    try FileManager.default.removeItem(atPath: path)
    #expect(throws: FileError.self) { try file.replace(with: [1]) }
    #expect(directory.names.isEmpty)
  }

  @Test func refusesToSplitHardLinks() throws {
    try #require(link(path, directory.path + "/b.conf") == 0)
    #expect(throws: FileError.hasOtherLinks(path, others: 1)) { try replace(path) }
    #expect(try TemporaryDirectory.text(path) == "old")
    #expect(directory.names == ["a.conf", "b.conf"])
  }

  @Test(.enabled(if: getuid() != 0, "root may write anything"))
  func leavesAReadOnlyFileAlone() throws {
    try #require(chmod(path, 0o444) == 0)
    #expect(throws: FileError.self) { try replace(path) }
    #expect(try TemporaryDirectory.text(path) == "old")
  }

  @Test(.enabled(if: getuid() != 0, "root may write anywhere"))
  func leavesNothingInAReadOnlyDirectory() throws {
    try #require(chmod(directory.path, 0o555) == 0)
    defer { chmod(directory.path, 0o755) }
    #expect(throws: FileError.self) { try replace(path) }
    #expect(directory.names == ["a.conf"])
  }

  /// Simulates a full disk by a limit on file sizes, in a separate process.
  @Test func leavesNothingWhenTheDiskIsFull() async {
    await #expect(processExitsWith: .success) {
      let directory = try TemporaryDirectory()
      let path = try directory.file("a.conf", "old")
      let file = try StampedFile.read(path)
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 4096, rlim_max: 4096)
      setrlimit(fileSizeLimit, &limit)
      let error = #expect(throws: FileError.self) {
        try file.replace(with: [UInt8](repeating: 1, count: 10_000))
      }
      guard case .system(let cause) = error else { fatalError("\(String(describing: error))") }
      precondition(cause.code == EFBIG)
      precondition(directory.names == ["a.conf"])
      let text = try TemporaryDirectory.text(path)
      precondition(text == "old")
    }
  }

  @Test func saysWhatToDo() {
    #expect(
      FileError.hasOtherLinks("a", others: 2).description
        == "`a` has 2 other hard links that would keep the old contents, so it is left alone; "
        + "remove them or make them symbolic links")
    #expect(
      FileError.notRegular("a", .pipe).description
        == "`a` is a pipe, not a file; write its contents to a file first")
  }
}

#if canImport(Glibc)
  private let fileSizeLimit = __rlimit_resource_t(1)
#else
  private let fileSizeLimit = RLIMIT_FSIZE
#endif
