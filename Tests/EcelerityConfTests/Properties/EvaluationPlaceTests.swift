import Testing

@testable import EcelerityConf

/// What `confroute eval` prints is found where it says that it is written.
struct EvaluationPlaceTests {
  @Test(arguments: 0..<UInt64(20))
  func everyValueIsFoundAtItsPlace(series: UInt64) throws {
    for seed in series * 10..<series * 10 + 10 {
      let made = GeneratedConfiguration(seed: seed)
      let files = made.splitText([.names, .space])
      let configuration = try Configuration.load("test.conf", from: MemoryLoader(files))
      var evaluator = OptionEvaluator(configuration)
      var map = SourceMap(configuration)
      for (scope, option) in EvaluatedConfiguration.questions(about: configuration) {
        let candidates = evaluator.evaluate(option, at: scope)?.candidates ?? []
        for setting in candidates.compactMap(\.setting) {
          let place = map.location(of: setting.span)
          let text = try #require(
            Self.text(of: files[place.path], from: place.start, to: place.end))
          #expect(
            Self.statement(text) == [.option(name: option.name, value: Self.value(setting.value))],
            "seed \(seed), \(option) at \(place.description): \(text)\n\(files)")
        }
      }
    }
  }

  /// What stands between two places, found by counting lines and bytes.
  private static func text(of file: String?, from start: Position, to end: Position) -> String? {
    guard let file else { return nil }
    let lines = Array(file.utf8).split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard start.line <= end.line, end.line <= lines.count else { return nil }
    var wanted = Array(lines[start.line - 1...end.line - 1])
    wanted[wanted.count - 1] = wanted[wanted.count - 1].prefix(end.column - 1)
    wanted[0] = wanted[0].dropFirst(start.column - 1)
    return String(decoding: Array(wanted.joined(separator: [UInt8(ascii: "\n")])), as: UTF8.self)
  }

  private static func statement(_ text: String) -> [GeneratedConfiguration.Statement?] {
    let tree = SyntaxTree(parsing: SourceFile(path: "test.conf", text: text))
    return GeneratedConfiguration.Statement.read(tree.statements)
  }

  private static func value(_ value: Value) -> GeneratedConfiguration.Value {
    switch value {
    case .scalar(let item): .scalar(item.text)
    case .list(let items): .list(items.map(\.text))
    case .dictionary(let pairs):
      .dictionary(pairs.map { .init(key: $0.key.text, value: $0.value.text) })
    }
  }
}
