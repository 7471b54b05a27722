import EcelerityConf
import Testing

/// Fixed findings do not come back, and nothing else breaks.
struct FixTests {
  @Test(arguments: RuleCatalog.all.map { $0.description.id })
  func fixesRemoveTheFinding(rule id: String) throws {
    let description = try #require(RuleCatalog.rule(id)).description
    var fixed = 0
    for example in description.examples where example.isReported {
      fixed += try checkFixes(of: id, in: example)
    }
    #expect((fixed > 0) == (description.remedy != .none), "\(id) has \(fixed) fixes")
  }

  /// A rule with a safe fix declares it in its description.
  @Test(arguments: RuleCatalog.all.map { $0.description.id })
  func descriptionsNameTheRemedy(rule id: String) throws {
    let description = try #require(RuleCatalog.rule(id)).description
    for example in description.examples where example.isReported {
      let configuration = try Configuration.load(example.path, from: MemoryLoader(example.files))
      for finding in example.linter().lint(configuration) where finding.rule == id {
        #expect(!(finding.fix?.isSafe ?? false) || description.remedy == .safe, "\(id)")
      }
    }
  }

  /// The rules that report more findings than expected; a fix may remove more than its own.
  private func strangers(in rules: [String], beside expected: [String]) -> [String] {
    var left = expected
    return rules.filter { rule in
      guard let index = left.firstIndex(of: rule) else { return true }
      left.remove(at: index)
      return false
    }
  }

  /// Applies the fix of each finding of `id` alone; returns their number.
  private func checkFixes(of id: String, in example: RuleExample) throws -> Int {
    let configuration = try Configuration.load(example.path, from: MemoryLoader(example.files))
    let before = example.linter().lint(configuration)
    var fixed = 0
    for finding in before where finding.rule == id {
      guard let fix = finding.fix else { continue }
      fixed += 1
      var edited = EditedFiles(files: example.files)
      edited.apply(fix.edits, of: configuration)
      let again = try Configuration.load(example.path, from: MemoryLoader(edited.files))
      let after = example.linter().lint(again)
      var expected = before.map(\.rule)
      expected.remove(at: expected.firstIndex(of: id) ?? 0)
      #expect(
        strangers(in: after.map(\.rule), beside: expected) == [],
        "\(id): \(edited.files[example.path] ?? "")")
    }
    return fixed
  }
}
