@testable import EcelerityConf
import Testing

struct PatternExamplesTests {
  /// Which of `patterns` match each example.
  private func combinations(_ patterns: [String]) throws -> [Set<String>: String] {
    let automata = try patterns.map { pattern in
      try #require(PatternSyntax(Array(pattern.utf8)).flatMap(PatternAutomaton.init))
    }
    let examples = PatternExamples(automata)
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

  /// What cannot be is not found: nothing is both.
  @Test func whatExcludesEachOtherHasNone() throws {
    #expect(
      try combinations(["^a$", "^b$"]).keys.sorted { $0.count < $1.count }.map(\.count) == [
        0, 1, 1,
      ])
    #expect(try combinations(["^a[0-9]{2,3}$", "^a1"]).count == 4)
  }

  @Test func addressesAreNamesOfDigits() throws {
    #expect(try combinations(["^192[.]0[.]2[.][0-9]+$"]).values.contains("192.0.2.0"))
  }

  /// Names have no empty labels.
  @Test func everyExampleIsAName() throws {
    for name in try combinations(["[.][.]?a", "^.{3}$", "[.]$|^[.]", "-.*_"]).values {
      #expect(!name.hasPrefix(".") && !name.hasSuffix(".") && !name.contains(".."))
    }
  }

  /// Too many combinations are given up, and that is told.
  @Test func thereIsALimit() throws {
    let patterns = (0..<40).map { "x\($0)y" }
    let automata = try patterns.map { pattern in
      try #require(PatternSyntax(Array(pattern.utf8)).flatMap(PatternAutomaton.init))
    }
    #expect(!PatternExamples(automata).isComplete)
  }
}
