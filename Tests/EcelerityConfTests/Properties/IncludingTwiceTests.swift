import Testing

@testable import EcelerityConf

/// A file that is included twice, in one scope or in two, has the findings of one, and fixes that can be applied.
struct IncludingTwiceTests {
  private static let mainFiles = [
    "include \"part.conf\"\ninclude \"part.conf\"\n",
    "include \"part.conf\"\nbinding \"twice\" {\n  include \"part.conf\"\n}\n",
  ]

  @Test(arguments: 0..<UInt64(20))
  func fixesEditEveryPlaceOnce(series: UInt64) throws {
    for seed in series * 10..<series * 10 + 10 {
      let made = GeneratedConfiguration(seed: seed)
      for main in Self.mainFiles {
        for finding in Linter().lint(try loaded(made, in: main)) {
          let spans = (finding.fix?.edits ?? []).map(\.span).sorted {
            ($0.file, $0.range.lowerBound) < ($1.file, $1.range.lowerBound)
          }
          for (first, second) in zip(spans, spans.dropFirst()) where first.file == second.file {
            #expect(first.range.upperBound <= second.range.lowerBound, made.note)
          }
        }
      }
    }
  }

  /// What a file sets again does not depend on how many times it is included.
  @Test(arguments: 0..<UInt64(20))
  func aFileSetsTheSameAgain(series: UInt64) throws {
    for seed in series * 10..<series * 10 + 10 {
      let made = GeneratedConfiguration(seed: seed)
      let once = setAgain(in: try loaded(made, in: "include \"part.conf\"\n"))
      let twice = setAgain(in: try loaded(made, in: Self.mainFiles[0]))
      #expect(once == twice, made.note)
    }
  }

  private func setAgain(in configuration: Configuration) -> Set<ByteRange> {
    let linter = Linter([DuplicateOption.self, DuplicateOptionIdentical.self])
    return Set(linter.lint(configuration).map(\.span.range))
  }

  private func loaded(
    _ made: GeneratedConfiguration, in main: String
  ) throws -> Configuration {
    try Configuration.load(
      "a.conf", from: MemoryLoader(["a.conf": main, "part.conf": made.text()]))
  }
}
