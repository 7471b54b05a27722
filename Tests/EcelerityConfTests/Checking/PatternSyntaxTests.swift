import Testing

@testable import EcelerityConf

/// The regular expressions that `PatternSyntax` understands, and those that it does not.
struct PatternSyntaxTests {
  @Test(arguments: [
    "(?=a)b", "(?!a)b", "(?<=a)b", "(?<n>a)", "(?P<n>a)", #"(a)\1"#, #"\Qa\E"#, #"\x61"#, #"\pL"#,
    "a(?i)b", "(*UTF)a", "a++", "a**", "*a", "^*", "(a", "a)", "[a", "[[:alpha:]]", "[z-a]",
    #"[a-\d]"#, #"[\d-z]"#, "a{3,1}", #"a\"#, "a{99999999999}+*",
  ])
  func unknownConstructs(_ pattern: String) {
    #expect(read(pattern) == nil)
  }

  @Test(arguments: [
    "", "a", "a|b", "^a$", "(?:a|b)+", "[]a]", "[^]a]", "[a-]", #"[\]\-]"#, "a{2}", "a{2,}",
    "a{2,3}?",
    "a{", "a{,3}", #"\Aa\z"#, #"\bmill\b"#, "(?i)a", "((((a))))",
  ])
  func knownConstructs(_ pattern: String) {
    #expect(read(pattern) != nil)
  }

  @Test(arguments: [
    ("^a$", true), ("a$", true), (#"a\z"#, true), ("a", false), ("(?:a$|b$)", true),
    ("(?:a$|b)", false), ("(?:a$)?", false), ("a$b", false),
  ])
  func anchoredAtEnd(_ pattern: String, _ isAnchored: Bool) throws {
    let syntax = try #require(read(pattern))
    #expect(syntax.alternatives.allSatisfy(\.isAnchoredAtEnd) == isAnchored)
  }

  @Test(arguments: [
    ("^a", true), (#"\Aa"#, true), ("a", false), ("(?:^|[.])a", true), (#"(^|\.)a"#, true),
    ("[.]a", true), (".*[.]a", true), (".*a", false), ("(?:.*[.])?a", false), ("(^|a)b", false),
    (".*(?:^|[.])a", false), (#"\ba"#, false), ("[.]?a", false),
  ])
  func anchoredAtStart(_ pattern: String, _ isAnchored: Bool) throws {
    let syntax = try #require(read(pattern))
    #expect(syntax.alternatives.allSatisfy(\.isAnchoredAtStart) == isAnchored)
  }

  @Test(arguments: [
    ("", true), (".*", true), ("^.*$", true), ("^.+$", true), (".", true), ("^", true), ("$", true),
    ("a*", true), ("(?:^|[.])", true), ("^a*", true), ("^$", false), ("^.$", false),
    ("^.{0,10}$", false), ("..", false), ("a", false), ("^a*$", false), (#"\b"#, false),
  ])
  func everything(_ pattern: String, _ isEverything: Bool) throws {
    let syntax = try #require(read(pattern))
    #expect(syntax.alternatives.contains(where: \.matchesEverything) == isEverything)
  }

  @Test(arguments: [
    ("a b", true), ("a@b", true), ("a/b", true), ("^$", true), ("$a", true), ("a^", true),
    ("[ @]", true), ("(?:/a|/b)c", true), ("(?:/a|b)c", false), ("a ?b", false), ("[ a]", false),
    ("^#hop", false), ("a*^b", false), ("2001:db8", false), ("a$(?:b|)", false),
  ])
  func nothing(_ pattern: String, _ isNothing: Bool) throws {
    let syntax = try #require(read(pattern))
    #expect(syntax.alternatives.allSatisfy { $0.impossiblePart != nil } == isNothing)
  }

  /// Every name of `PatternLanguage` is matched by PCRE2, and no other.
  @Test(
    .enabled(if: Pattern.isAvailable, "libpcre2-8 is not installed"),
    arguments: [
      "^a$", "^(?:a|b)[.]c$", "(?:^|[.])a$", "a$", "^a?b$", "^[ab]c$", "^a$|^b$",
      "(^|\\.)(a|b\\.a)$",
    ])
  func languages(_ source: String) throws {
    let syntax = try #require(read(source))
    let language = try #require(PatternLanguage(syntax))
    let pattern = try Pattern(source)
    let names = ["a", "b", "c", "ab", "ba", "a.c", "b.c", "x.a", "xa", "ac", "bc", "b.a", "x.b.a"]
    for name in names {
      let bytes = Array(name.utf8)
      let isListed = language.texts.contains { text in
        guard bytes.count >= text.count, Array(bytes.suffix(text.count)) == text else {
          return false
        }
        let offset = bytes.count - text.count
        return PatternLanguage.covers(language.front, from: offset, bytes, after: .nothing)
      }
      #expect(try pattern.matches(name) == isListed, "\(name)")
    }
  }

  @Test(arguments: ["a*", "^a{2}$", "^a", "a.b$", "^a$|b$", "(?i)^a$", "^[^a]$"])
  func unlistedLanguages(_ pattern: String) throws {
    let syntax = try #require(read(pattern))
    #expect(PatternLanguage(syntax) == nil)
  }

  /// Depth, length and number have limits.
  @Test func hostileExpressions() {
    let deep = String(repeating: "(", count: 2000) + "a" + String(repeating: ")", count: 2000)
    #expect(read(deep) == nil)
    #expect(read(String(repeating: "a", count: 5000)) == nil)
    #expect(
      read("^" + String(repeating: "(a|b)", count: 400) + "$").flatMap(PatternLanguage.init)
        == nil)
    #expect(read("^(?:" + String(repeating: "a|", count: 1500) + "b)$") != nil)
  }

  private func read(_ pattern: String) -> PatternSyntax? { PatternSyntax(Array(pattern.utf8)) }

  /// Of expressions that are not read otherwise, the letters whose case counts.
  @Test(arguments: [
    (#"(?s)^A\.example$"#, ["A"]), (#"^(?i:a)B\.example$"#, ["B"]), (#"^A(?i)b\.example$"#, ["A"]),
    (#"^(?i)a(?-i)B\.example$"#, ["B"]), (#"^\QA\E\.example$"#, ["A"]), ("^(?i)AB", []),
    ("^(?i:A)$", []), ("^(a(?i)B|C)D", ["D"]), (#"^\QAB"#, ["AB"]), (#"\AA(?s)b\Z"#, ["A"]),
    ("(?s)A?B*C", ["C"]), ("(?s)[A-Z]", []),
  ])
  func lettersWhoseCaseCounts(_ pattern: String, _ letters: [String]) throws {
    let bytes = Array(pattern.utf8)
    let runs = try #require(CaseSensitiveLetters(bytes)).runs
    #expect(runs.map { String(decoding: bytes[$0], as: UTF8.self) } == letters)
  }

  @Test(arguments: [
    "(?x)A", "(?=A)", "(?<n>A)", "(*UTF)A", #"\x4A"#, #"\p{L}A"#, "(A", "A)", "[A", #"A\"#,
  ])
  func nothingIsSaidOfLettersOtherwise(_ pattern: String) {
    #expect(CaseSensitiveLetters(Array(pattern.utf8)) == nil)
  }
}
