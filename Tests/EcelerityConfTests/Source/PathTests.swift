import Testing

@testable import EcelerityConf

struct PathTests {
  @Test(arguments: [
    ("a", "a"), ("/a/b", "/a/b"), ("etc/.conflint.conf", "etc/.conflint.conf"),
    ("/a/...", "/a/..."), ("a../b", "a../b"), ("..a/.b", "..a/.b"), ("a b/ü.conf", "a b/ü.conf"),
  ])
  func namesAloneStayAsTheyAre(path: String, expected: String) {
    #expect(Path.normalize(path) == expected)
  }

  @Test(arguments: [
    ("", "."), (".", "."), ("./", "."), ("/", "/"), ("//", "/"), ("/.", "/"),
    ("a/", "a"), ("a//b", "a/b"), ("//a", "/a"), ("./a", "a"), ("a/./b", "a/b"), ("a/.", "a"),
  ])
  func whatMeansNothingIsLeftOut(path: String, expected: String) {
    #expect(Path.normalize(path) == expected)
  }

  @Test(arguments: [
    ("a/..", "."), ("a/../b", "b"), ("/a/../b", "/b"), ("..", ".."), ("../a", "../a"),
    ("a/../..", ".."), ("../../a", "../../a"), ("/..", "/"), ("/../a", "/a"),
  ])
  func theDirectoryAboveTakesTheNameBeforeIt(path: String, expected: String) {
    #expect(Path.normalize(path) == expected)
  }

  /// Before a combining mark, a slash is part of another `Character`.
  @Test func aSlashIsAByte() {
    let name = "\u{301}.conf"
    #expect(Path.directory(of: "a/" + name) == "a")
    #expect(Array(Path.name(of: "a/" + name).utf8) == Array(name.utf8))
    #expect(Path.isAbsolute("/" + name))
    #expect(Path.join("a", "/" + name) == "/" + name)
    #expect(Path.join("a/", name) == "a/" + name)
    #expect(Path.names(in: "a/\(name)/b").count == 3)
    #expect(Path.normalize("/a/../" + name) == "/" + name)
    #expect(Path.normalize("./b//" + name) == "b/" + name)
  }

  @Test(arguments: [
    ("a/b", "a", "b"), ("a/b/c", "a/", "b/c"), ("/a", "/", "a"), ("a/\u{301}b", "a", "\u{301}b"),
    ("a/", "a", ""), ("ab/c", "a", nil), ("a", "a", nil), ("/a", "a", nil),
  ])
  func whatFollowsADirectory(path: String, directory: String, rest: String?) {
    #expect(Path.rest(of: path, below: directory) == rest)
  }
}
