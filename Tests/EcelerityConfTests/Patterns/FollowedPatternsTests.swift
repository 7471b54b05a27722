@testable import EcelerityConf
import TestRandom
import Testing

struct FollowedPatternsTests {
  private static let letters = Array("ab.".utf8)
  private static let parts = [
    "a", "b", "[.]", ".", "[ab]", "a*", "b+", "(?:a|b[.])", "(?:ab)?", "^", "$", "\\b", "^a", "b$",
    "(?:^|[.])",
  ]

  /// Simulated together, expressions match the same texts as each does with PCRE2.
  @Test(arguments: 0..<40 as Range<UInt64>)
  func eachMatchesWhatItMatchesAlone(seed: UInt64) throws {
    var random = SeededRandom(seed)
    let patterns = (0..<12).map { _ in
      (0..<random.below(5)).map { _ in random.pick(Self.parts) }.joined()
    }
    let compiled = try patterns.map { try Pattern($0) }
    let automata = try patterns.map { pattern in
      try #require(PatternSyntax(Array(pattern.utf8)).flatMap(PatternAutomaton.init))
    }
    var followed = FollowedPatterns(automata, letters: Self.letters)
    for _ in 0..<60 {
      var progress: FollowedPatterns.Progress?
      var text: [UInt8] = []
      for _ in 0..<1 + random.below(8) {
        let letter = random.below(Self.letters.count)
        progress = progress.map { followed.step($0, letter) } ?? followed.begin(letter)
        text.append(Self.letters[letter])
        let reached = try #require(progress)
        let matching = try compiled.indices.filter { try compiled[$0].matches(text) }
        #expect(
          followed.matched(atEndOf: reached).map { Int($0) } == matching,
          "\(patterns) \(String(decoding: text, as: UTF8.self))")
      }
    }
  }

  /// Texts that no expression distinguishes have the same progress.
  @Test func textsThatAreAlikeLeadToOnePlace() throws {
    let automata = try ["[.]a$", "^b"].map { pattern in
      try #require(PatternSyntax(Array(pattern.utf8)).flatMap(PatternAutomaton.init))
    }
    var followed = FollowedPatterns(automata, letters: Self.letters)
    let (a, b, dot) = (0, 1, 2)
    let one = followed.step(followed.begin(a), dot)
    let other = followed.step(followed.step(followed.begin(a), b), dot)
    #expect(one == other)
    #expect(one.hashValue == other.hashValue)
    #expect(followed.step(followed.begin(b), dot) != one)
    #expect(followed.step(one, a) != followed.step(one, b))
  }
}
