import Testing

@testable import ToolSupport

/// Tests of the names that `patch -p0` finds.
struct PatchPathTests {
  @Test(arguments: [
    ("/w/f/a.conf", "/w/f/a.conf", "/w/f", "a.conf"),
    ("s/../a.conf", "/w/f/a.conf", "/w/f", "a.conf"),
    ("link.conf", "/w/f/s/real.conf", "/w/f", "s/real.conf"),
    ("/a.conf", "/a.conf", "/", "a.conf"),
    ("\u{301}.conf", "/w/\u{301}.conf", "/w", "\u{301}.conf"),
  ])
  func filesBelowTheDirectoryAreNamedByTheRestOfTheirPath(
    path: String, real: String, directory: String, name: String
  ) {
    let found = PatchPath(path, real: real, directory: directory)
    #expect(found.name == name)
    #expect(!found.isOutside)
  }

  @Test(arguments: [("/w/fa.conf", "/w/fa.conf"), ("../a.conf", "/w/a.conf")])
  func othersAreNamedAsTheyAre(path: String, real: String) {
    let found = PatchPath(path, real: real, directory: "/w/f")
    #expect(found.name == path)
    #expect(found.isOutside)
    #expect(found.refusal.hasPrefix("`\(path)` is not below the current directory"))
  }

  /// A file read from standard input may have any name.
  @Test func whatIsNoFileIsNamedAsItIs() {
    let found = PatchPath("a/../b.conf", real: nil, directory: "/w/f")
    #expect(found.name == "a/../b.conf")
    #expect(!found.isOutside)
  }
}
