@testable import EcelerityConf
import Testing

/// The examples of each rule, which are also its documentation.
struct RuleExampleTests {
  @Test(arguments: RuleCatalog.all.map { $0.description.id })
  func examplesHold(rule id: String) throws {
    let rule = try #require(RuleCatalog.rule(id))
    let examples = rule.description.examples
    #expect(examples.contains { $0.isReported }, "\(id) has no reported example")
    #expect(examples.contains { !$0.isReported }, "\(id) has no accepted example")
    // Only PCRE2 knows whether an expression compiles, and whether it matches.
    if id == "regex-invalid", !Pattern.isAvailable { return }
    for example in examples where Pattern.isAvailable || !usesPattern(example) {
      let found = try places(reportedBy: id, in: example)
      #expect(found == markedPlaces(example), "\(id): \(example.markedText)")
    }
  }

  /// Is skipped where the examples with regular expressions are left out above.
  @Test(.enabled(if: Pattern.isAvailable, "libpcre2-8 is not installed"))
  func examplesWithPatternsAreAmongThem() {
    let examples = RuleCatalog.all.flatMap { $0.description.examples }
    #expect(examples.contains(where: usesPattern))
  }

  private func usesPattern(_ example: RuleExample) -> Bool {
    example.text.contains("\"/") && example.text.contains("/\"")
  }

  @Test func idsAreUniqueAndSpeltAlike() {
    let ids = RuleCatalog.all.map { $0.description.id }
    #expect(Set(ids).count == ids.count)
    for id in ids {
      #expect(id.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" }, "\(id)")
    }
  }

  @Test(arguments: RuleCatalog.all.map { $0.description.id })
  func pagesAreNamed(rule id: String) throws {
    let pages = try #require(RuleCatalog.rule(id)).description.pages
    #expect(pages.allSatisfy { $0.hasPrefix("content/momentum/") && $0.hasSuffix(".md") })
  }

  @Test func aModuleHasItsPage() {
    #expect(Page.of(.haProxyClient) == "content/momentum/4/modules/ha-proxy-client.md")
  }

  private func places(reportedBy id: String, in example: RuleExample) throws -> [String] {
    let configuration = try Configuration.load(example.path, from: MemoryLoader(example.files))
    let findings = example.linter().lint(configuration).filter { $0.rule == id }
    return findings.map {
      "\(configuration.file($0.span.file).path):\($0.span.range.indices)"
    }.sorted()
  }

  /// The places between markers, in bytes of the text without markers.
  private func markedPlaces(_ example: RuleExample) -> [String] {
    guard example.isReported else { return [] }
    let others = example.otherFiles.flatMap { markedPlaces($0.value, in: $0.key) }
    return (others + markedPlaces(example.markedText, in: example.path)).sorted()
  }

  private func markedPlaces(_ text: String, in path: String) -> [String] {
    var places: [String] = []
    var starts: [Int] = []
    var offset = 0
    for character in text {
      switch character {
      case "⟦": starts.append(offset)
      case "⟧": places.append("\(path):\(starts.removeLast()..<offset)")
      default: offset += character.utf8.count
      }
    }
    return places
  }
}
