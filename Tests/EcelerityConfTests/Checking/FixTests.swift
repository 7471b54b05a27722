import EcelerityConf
import Testing

/// What rules mend stays mended, and nothing else breaks.
struct FixTests {
  @Test(arguments: RuleCatalog.all.map { $0.description.id })
  func fixesMendWhatIsReported(rule id: String) throws {
    let description = try #require(RuleCatalog.rule(id)).description
    var fixed = 0
    for example in description.examples where example.isReported {
      fixed += try checkFixes(of: id, in: example)
    }
    #expect((fixed > 0) == (description.remedy != .none), "\(id) has \(fixed) fixes")
  }

  /// A safe fix of a rule says so in its description.
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

  /// Applies the fix of each finding of `id` alone; how many there are.
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
        after.map(\.rule).sorted() == expected.sorted(),
        "\(id): \(edited.files[example.path] ?? "")")
    }
    return fixed
  }
}
