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
  func theFolderAboveTakesTheNameBeforeIt(path: String, expected: String) {
    #expect(Path.normalize(path) == expected)
  }
}
