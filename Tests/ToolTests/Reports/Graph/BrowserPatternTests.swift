import Testing

@testable import ToolSupport

struct BrowserPatternTests {
  @Test(arguments: ["^mx[0-9]+[.]oak", "(?:a|b)c?", #"\.example$"#, "[^a-z]"])
  func isTheSameInBoth(pattern: String) { #expect(BrowserPattern.isPortable(pattern)) }

  @Test(arguments: ["(a+)+$", "(?i)a", #"\w"#, "a{2}", "a++", "[[:alpha:]]", "é", "a+b+c+d+e+"])
  func mayDifferOrTakeLong(pattern: String) { #expect(!BrowserPattern.isPortable(pattern)) }
}
