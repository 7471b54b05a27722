import Testing

@testable import EcelerityConf

/// A file that was laid out evaluates as before.
struct FormattingKeepsEvaluationTests {
  @Test(arguments: 0..<UInt64(20))
  func everyAnswerStays(series: UInt64) throws {
    for seed in series * 10..<series * 10 + 10 {
      let made = GeneratedConfiguration(seed: seed)
      let source = SourceFile(path: "test.conf", text: made.text([.names, .space, .markers]))
      let bytes = formatted(source)
      let note = Comment(
        rawValue: "seed \(seed)\n\(source.text(ByteRange(0, UInt32(source.bytes.count))))")
      let (old, new) = (try load(source.bytes), try load(bytes))
      #expect(EvaluatedConfiguration.differences(old, new) == [], note)
      #expect(ConfigurationComparison.differences(old, new).isEmpty, note)
      #expect(Self.settings(old) == Self.settings(new), note)
    }
  }

  private func load(_ bytes: [UInt8]) throws -> Configuration {
    try Configuration.load("test.conf", from: MemoryLoader(bytes: ["test.conf": bytes]))
  }

  /// Every assignment with its scope, replaced ones included, in reading order, as it is spelt.
  private static func settings(_ configuration: Configuration) -> [String] {
    configuration.allSettings.map { setting in
      "\(setting.scope.title) / \(setting.syntax.name) = \(setting.value.description)"
    }
  }
}
