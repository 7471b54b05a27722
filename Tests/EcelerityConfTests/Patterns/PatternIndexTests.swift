import TestRandom
import Testing

@testable import EcelerityConf

/// The index must not omit an expression that matches a name.
struct PatternIndexTests {
  @Test(arguments: [
    ("^mx[0-9]+[.]oak[.]example$", [".oak.example"]), ("(?:mill|oak)[.]example$", [".example"]),
    ("(mill|oak)$", ["mill", "oak"]), ("^(?:mx)one", ["mxone"]), ("ab+c", ["ab"]),
    ("a{2}bcd", ["abcd"]), ("(?i)OAK", ["oak"]), ("x(?:oak|elm){2,3}y", ["oak", "elm"]),
    ("^a$|^bc$", ["a", "bc"]), (#"(^|\.)alder\.example\.(com|net)$"#, ["alder.example."]),
  ])
  func textsThatEveryMatchHolds(pattern: String, texts: [String]) {
    #expect(RequiredLiterals(of: Array(pattern.utf8))?.texts == texts.map { Array($0.utf8) })
  }

  @Test(arguments: [
    "^.*$", "a?b*", "(?:oak|)", "oak|[a-z]+", "(?=oak)oak", "(oak)?", "a{,3}oak", "", "(oak",
    "(?:oak){0}",
  ])
  func nothingIsRequired(pattern: String) {
    #expect(RequiredLiterals(of: Array(pattern.utf8)) == nil)
  }

  @Test func whatIsNotKnownIsAlwaysTried() {
    let index = PatternIndex([nil, Array("oak[.]example$".utf8), Array("^[a-z]+$".utf8)])
    #expect(index.candidates(for: Array("elm".utf8)) == [0, 2])
    #expect(index.candidates(for: Array("oak.example".utf8)) == [0, 1, 2])
    #expect(index.candidates(for: []) == [0, 2])
  }

  @Test func manyExpressionsWithTheSameEndAreToldApart() {
    let patterns = (0..<2000).map { number in
      Array(#"^mx[0-9]+\.oak\#(1000 + number)\.example$"#.utf8)
    }
    let index = PatternIndex(patterns)
    for number in patterns.indices {
      #expect(index.candidates(for: Array("mx7.oak\(1000 + number).example".utf8)) == [number])
    }
    #expect(index.candidates(for: Array("mx7.elm.example".utf8)).isEmpty)
  }

  /// Expressions and names of few letters, so that many match.
  @Test(.enabled(if: Pattern.isAvailable, "libpcre2-8 is not installed"), arguments: 0..<40)
  func findsWhatTryingAllFinds(seed: UInt64) {
    var random = SeededRandom(seed)
    let sources = (0..<60).map { _ in Array(random.expression(depth: 3).utf8) }
    let patterns = sources.map { try? Pattern(bytes: $0) }
    let index = PatternIndex(zip(sources, patterns).map { $1 == nil ? nil : $0 })
    for _ in 0..<60 {
      let name = random.name()
      let tried = index.candidates(for: name)
      #expect(tried == Array(Set(tried)).sorted())
      for number in patterns.indices where !tried.contains(number) {
        let isMatch = (try? patterns[number]?.matches(name)) ?? true
        #expect(!isMatch, "\(String(decoding: sources[number], as: UTF8.self)) on \(name)")
      }
    }
  }
}

extension SeededRandom {
  fileprivate mutating func name() -> [UInt8] {
    (0..<Int.random(in: 0...14, using: &self)).map { _ in
      pick(Array("abB.\n".utf8))
    }
  }

  fileprivate mutating func expression(depth: Int) -> String {
    pick(["", "", "^", "(?i)", "(?:^|[.])"]) + sequence(depth: depth) + pick(["", "$"])
  }

  private mutating func sequence(depth: Int) -> String {
    (0..<Int.random(in: 1...5, using: &self)).map { _ in item(depth: depth) }.joined()
  }

  private mutating func item(depth: Int) -> String {
    var text = pick(["a", "b", "B", #"\."#, "[ab]", "[^a]", ".", "[.]", "ab", "bab", #"\b"#, "{"])
    if depth > 0, oneIn(4) {
      let inner = (0..<Int.random(in: 1...3, using: &self)).map { _ in sequence(depth: depth - 1) }
      text = "(?:" + inner.joined(separator: "|") + ")"
    }
    return text + pick(["", "", "", "", "", "?", "*", "+", "{2}", "{1,2}", "{,2}", "+?"])
  }
}
