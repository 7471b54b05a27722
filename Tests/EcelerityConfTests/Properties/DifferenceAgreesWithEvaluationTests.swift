import EcelerityConf
import Testing

/// What differs between the routes of two configurations is what evaluating every name on both sides tells.
struct DifferenceAgreesWithEvaluationTests {
  @Test(.enabled(if: Pattern.isAvailable, "libpcre2-8 is not installed"), arguments: 0..<UInt64(20))
  func everyNameSaysTheSame(series: UInt64) throws {
    for seed in series * 10..<series * 10 + 10 {
      let old = GeneratedConfiguration(seed: seed)
      let new = old.changed()
      try ExhaustiveComparison(
        try old.loaded(), try Configuration.load("test.conf", from: MemoryLoader(new.splitText())),
        names: GeneratedValues.names
      ).check("OLD \(old.note)\nNEW \(new.note)")
    }
  }
}
