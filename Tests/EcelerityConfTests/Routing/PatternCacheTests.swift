import Testing

@testable import EcelerityConf

/// The first names are tried with every expression, later ones with those that an index selects.
@Suite(.enabled(if: Pattern.isAvailable, "libpcre2-8 is not installed")) struct PatternCacheTests {
  private static let text = #"""
    domain "/^mx[0-9]+[.]oak[.]example$/" {}
    domain "/(/" {}
    domain "/example$/" { tls = no }
    domain "/^(a+)+$/" {}
    domain "/^(a+)+[.]elm$/" {}
    host "/oak/" {}
    """#

  private func uncachedMatches(_ names: [String]) throws -> [String] {
    let configuration = try Configuration.load("a.conf", from: MemoryLoader(["a.conf": Self.text]))
    var cache = PatternCache()
    var found: [PatternCache.Match] = []
    for name in names { found = cache.uncachedMatches(.domain, in: configuration.global, name) }
    return found.map { "\($0.stanza.label ?? "") \($0.failure.map { "\($0)" } ?? "")" }
  }

  @Test(arguments: [
    ("mx7.oak.example", 3), ("oak", 1), ("", 1), (String(repeating: "a", count: 60) + "!", 2),
  ])
  func firstNamesAreAnsweredLikeLaterOnes(name: String, count: Int) throws {
    let first = try uncachedMatches([name])
    #expect(first.count == count)
    #expect(try uncachedMatches([name, name]) == first)
    #expect(try uncachedMatches(["x", name]) == first)
    #expect(try uncachedMatches(["x", "y", "z", name]) == first)
  }
}
