import Testing

@testable import EcelerityConf

/// A file that was split into included ones evaluates as before.
struct SplittingKeepsEvaluationTests {
  @Test(arguments: 0..<UInt64(20))
  func everyAnswerStays(series: UInt64) throws {
    for seed in series * 10..<series * 10 + 10 {
      let made = GeneratedConfiguration(seed: seed)
      let files = made.splitText()
      let note = Comment(rawValue: "seed \(seed)\n\(made.text())\n\(files)")
      let old = try made.loaded()
      let new = try Configuration.load("test.conf", from: MemoryLoader(files))
      #expect(new.includeProblems.filter { $0.severity == .error } == [], note)
      #expect(new.files.count == files.count, note)
      #expect(EvaluatedConfiguration.differences(old, new) == [], note)
      #expect(ConfigurationComparison.differences(old, new).isEmpty, note)
    }
  }
}
