@testable import EcelerityConf
import Testing

struct PatternExamplesTests {
  /// The patterns that match each example.
  private func combinations(
    _ patterns: [String], within language: PatternAutomaton? = nil, without texts: [String] = []
  ) throws -> [Set<String>: String] {
    let automata = try patterns.map { pattern in
      try #require(PatternSyntax(Array(pattern.utf8)).flatMap(PatternAutomaton.init))
    }
    let examples = PatternExamples(automata, within: language, without: texts)
    #expect(examples.isComplete)
    var found: [Set<String>: String] = [:]
    for name in examples.names {
      let matching = try patterns.filter { try Pattern($0).matches(name) }
      if found[Set(matching)] == nil { found[Set(matching)] = name }
    }
    return found
  }

  @Test func eachExpressionHasAnExample() throws {
    #expect(try combinations(["^mail[.]"]) == [[]: "a", ["^mail[.]"]: "mail.a"])
    #expect(try combinations([".*"]) == [[".*"]: "a"])
    #expect(try combinations(["(?:^|[.])oak[.]example$"]).values.sorted() == ["a", "oak.example"])
  }

  @Test func overlapsHaveOne() throws {
    let found = try combinations(["^mail", "[.]example$", "oak"])
    #expect(found.count == 8)
    #expect(found[["^mail", "[.]example$", "oak"]] == "mailoak.example")
    #expect(found[["[.]example$"]] == "a.example")
  }

  /// There is no example for expressions that exclude each other.
  @Test func whatExcludesEachOtherHasNone() throws {
    #expect(
      try combinations(["^a$", "^b$"]).keys.sorted { $0.count < $1.count }.map(\.count) == [
        0, 1, 1,
      ])
    #expect(try combinations(["^a[0-9]{2,3}$", "^a1"]).count == 4)
  }

  /// Names consisting of digits are not examples.
  @Test func addressesAreLookedForApart() throws {
    let pattern = "^192[.]0[.]2[.][0-9]+$"
    #expect(try combinations([pattern]).values.sorted() == ["a"])
    #expect(
      try combinations([pattern], within: AddressAutomaton.ipv4)
        == [[pattern]: "192.0.2.0", []: "0.0.0.0"])
    let group = "(?:^|:)db8(?::|$)"
    #expect(
      try combinations([group, "[.]"], within: AddressAutomaton.ipv6)
        == [[group]: "::db8", []: "::", ["[.]"]: "::0.1.0.0"])
  }

  @Test func whatIsExcludedIsNoExample() throws {
    let found = try combinations(["^a[0-2]$"], without: ["a0", "a2", "b"])
    #expect(found == [["^a[0-2]$"]: "a1", []: "a"])
    #expect(try combinations(["^a[0-2]$"], without: ["a0", "a1", "a2"]).count == 1)
  }

  /// A word boundary depends on the bytes on both sides.
  @Test func wordBoundariesAreThereOrNot() throws {
    #expect(try combinations(["\\Bmail"]) == [["\\Bmail"]: "amail", []: "a"])
    #expect(try combinations(["mail\\b"]) == [["mail\\b"]: "mail", []: "a"])
    let found = try combinations(["\\b10\\b", "100"])
    #expect(found[["100"]] == "a100" && found[["\\b10\\b"]] == "10-" && found.count == 4)
    #expect(try combinations(["\\ba\\B.\\b-$|^\\b$"]).keys.map(\.count).sorted() == [0, 1])
  }

  /// Every combination matched by a short name is matched by an example.
  @Test(arguments: [
    ["\\ba", "a\\b", "a\\B"], ["\\Ba\\B", "^a|b\\b"], ["(?:a\\b.)+b", "\\b-", "-\\B"],
    ["\\b(?:a|-b)\\b", "b$\\b", "\\B^-"], ["^\\B", "\\B$", "a-?\\b-"],
  ])
  func noCombinationOfBoundariesIsMissing(patterns: [String]) throws {
    let found = try combinations(patterns)
    var names = [""]
    for _ in 0..<5 { names += names.flatMap { name in ["a", "b", "-"].map { name + $0 } } }
    for name in Set(names) where !name.isEmpty {
      let matching = Set(try patterns.filter { try Pattern($0).matches(name) })
      #expect(found[matching] != nil, "\(name)")
    }
  }

  /// Names have no empty labels.
  @Test func everyExampleIsAName() throws {
    for name in try combinations(["[.][.]?a", "^.{3}$", "[.]$|^[.]", "-.*_"]).values {
      #expect(!name.hasPrefix(".") && !name.hasSuffix(".") && !name.contains(".."))
    }
  }

  /// Every combination matched by a short name is matched by an example.
  @Test(arguments: [
    ["^a", "b$", "[.]a"], ["a|b", "^b[.]", "a.b"], ["", "^$", "a*b", "(?:a|b){2}"],
    ["^(?:ab)+$", "b[.]a$", "^.{3}$"], ["a$", "a$|b", "^a$"], [".*", "^[.]", "[.]b|ba"],
  ])
  func noCombinationIsMissing(patterns: [String]) throws {
    let found = try combinations(patterns)
    let letters = ["a", "b", "."]
    var names = [""]
    for _ in 0..<5 {
      names += names.flatMap { name in letters.map { name + $0 } }
    }
    for name in Set(names)
    where !name.isEmpty && !name.hasPrefix(".") && !name.hasSuffix(".") && !name.contains("..") {
      let matching = Set(try patterns.filter { try Pattern($0).matches(name) })
      #expect(found[matching] != nil, "\(name)")
    }
  }

  @Test func manyExpressionsHaveAnExampleEach() throws {
    let patterns = (0..<400).map { "^mx\($0)[.]" }
    let examples = try combinations(patterns)
    #expect(examples.count == 401)
    #expect(examples[["^mx399[.]"]] == "mx399.a")
  }

  /// The search stops after too many combinations, and reports this.
  @Test func thereIsALimit() throws {
    let patterns = (0..<40).map { "x\($0)y" }
    let automata = try patterns.map { pattern in
      try #require(PatternSyntax(Array(pattern.utf8)).flatMap(PatternAutomaton.init))
    }
    #expect(!PatternExamples(automata).isComplete)
  }
}
