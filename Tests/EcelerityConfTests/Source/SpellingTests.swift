import TestRandom
import Testing

@testable import EcelerityConf

struct SpellingTests {
  @Test(arguments: [
    ("gatewey", "gateway"), ("Gatway", "gateway"), ("ruotes", "routes"),
    ("delivery-method", "delivery_method"),
  ])
  func findsTheNameThatWasMeant(typed: String, meant: String) {
    let names = ["gateway", "routes", "delivery_method", "tls"]
    #expect(Spelling.suggestion(for: typed, among: names) == meant)
  }

  @Test func saysNothingWhenNothingIsClose() {
    #expect(Spelling.suggestion(for: "bananas", among: ["gateway", "routes"]) == nil)
  }

  @Test func asksWhetherTheNearNameWasMeant() {
    #expect(Spelling.clause("gateway") == "; did you mean `gateway`?")
    #expect(Spelling.clause(nil).isEmpty)
    #expect(Spelling.clause(nil, else: "; name one") == "; name one")
  }

  @Test func oneMistakeIsNotNoneAndNotTwo() {
    #expect(Spelling.isOneMistake(between: "domian", and: "domain"))
    #expect(!Spelling.isOneMistake(between: "domain", and: "domain"))
    #expect(!Spelling.isOneMistake(between: "Domian", and: "domain"))
  }

  // MARK: The plain algorithm

  /// Optimal string alignment distance, computing every cell.
  private static func plainDistance(_ first: [UInt8], _ second: [UInt8]) -> Int {
    var beforePrevious = [Int](repeating: 0, count: second.count + 1)
    var previous = Array(0...second.count)
    for row in 0..<first.count {
      var current = [Int](repeating: row + 1, count: second.count + 1)
      for column in 0..<second.count {
        let same = first[row] == second[column]
        var cost = min(previous[column + 1], current[column]) + 1
        cost = min(cost, previous[column] + (same ? 0 : 1))
        if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
          cost = min(cost, beforePrevious[column - 1] + 1)
        }
        current[column + 1] = cost
      }
      beforePrevious = previous
      previous = current
    }
    return previous[second.count]
  }

  /// The suggestion found by comparing with every candidate.
  private static func plainSuggestion(for name: String, among candidates: [String]) -> String? {
    let wanted = Array(name.lowercased().utf8)
    guard 2...64 ~= wanted.count else { return nil }
    var limit = Spelling.limit(for: wanted.count)
    var best: String?
    for candidate in candidates where abs(candidate.utf8.count - wanted.count) <= limit {
      let distance = Self.plainDistance(wanted, Array(candidate.lowercased().utf8))
      guard distance < limit || distance == limit && best == nil else { continue }
      limit = distance
      best = candidate
    }
    return best
  }

  /// A name with mistakes: letters replaced, added, removed, swapped, in another case or script.
  private static func mistyped(_ name: String, _ random: inout SeededRandom) -> String {
    var letters = Array(name.unicodeScalars)
    let others = Array("abeiost_-019AEÅßéİ\u{212A}".unicodeScalars)
    for _ in 0..<random.below(6) where letters.count > 1 {
      let place = random.below(letters.count - 1)
      switch random.below(5) {
      case 0: letters[place] = random.pick(others)
      case 1: letters.insert(random.pick(others), at: place)
      case 2: letters.remove(at: place)
      case 3: letters.swapAt(place, place + 1)
      default: letters[place] = String(letters[place]).uppercased().unicodeScalars.first ?? "x"
      }
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: letters)
    return String(text)
  }

  @Test(arguments: 0..<UInt64(12))
  func theNearestOfManyIsFound(seed: UInt64) {
    var random = SeededRandom(seed)
    let known = Keyword.all.map(\.name)
    for round in 0..<40 {
      let source = round % 4 == 0 ? "ab" : random.pick(known)
      let name = Self.mistyped(source, &random)
      let candidates = known + (0..<20).map { _ in Self.mistyped(source, &random) }
      let plain = Self.plainSuggestion(for: name, among: candidates)
      #expect(Spelling.suggestion(for: name, among: candidates) == plain, "\(name)")
    }
  }

  @Test(arguments: 0..<UInt64(12))
  func fewMistakesAreCounted(seed: UInt64) {
    var random = SeededRandom(seed)
    for _ in 0..<200 {
      let name = Self.mistyped("abcab", &random)
      var comparison = SpellingComparison(with: Array(name.utf8))
      for other in (0..<4).map({ _ in Array(Self.mistyped(name, &random).utf8) }) {
        let distance = Self.plainDistance(Array(name.utf8), other)
        for limit in 0...4 {
          #expect(
            comparison.distance(to: other, atMost: limit) == (distance > limit ? nil : distance),
            "\(name) \(String(decoding: other, as: UTF8.self)) \(limit)")
        }
      }
    }
  }
}
