import Testing

@testable import EcelerityConf

/// Names in another letter case name the same.
struct LetterCaseOfNamesTests {
  @Test(arguments: 0..<UInt64(20))
  func everyAnswerStays(series: UInt64) throws {
    for seed in series * 10..<series * 10 + 10 {
      let made = GeneratedConfiguration(seed: seed)
      let (old, new) = (try made.loaded(), try made.loaded(.names))
      #expect(EvaluatedConfiguration.differences(old, new) == [], made.note)
      #expect(ConfigurationComparison.differences(old, new).isEmpty, made.note)
    }
  }
}
