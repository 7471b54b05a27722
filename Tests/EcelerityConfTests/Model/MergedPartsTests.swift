import TestRandom
import Testing

@testable import EcelerityConf

/// A configuration whose main file is merged part by part is the same as one merged at once.
struct MergedPartsTests {
  @Test(arguments: 0..<8)
  func partsMakeTheSameConfiguration(seed: UInt64) throws {
    var random = SeededRandom(seed)
    for _ in 0..<500 {
      let files = [
        "main.conf": LinesOfParts.text(&random), "i": LinesOfParts.text(&random), "j": "a = 3\n",
      ]
      for length in [1, 30] { try expectConfigurationOfWhole(files, partLength: length) }
    }
  }

  @Test(arguments: ConfigurationFiles.all)
  func filesOfTheRepositoryMakeTheSame(path: String) throws {
    for length in [1, 100] {
      try expectConfigurationOfWhole(path, from: DiskLoader(), partLength: length)
    }
  }

  /// What comes before a part with an error is not merged a second time.
  @Test func anErrorInTheLastPartLeavesEverythingOnce() throws {
    let text = "include i\ns {\na = 1\n}\ns {\nb = 2\n}\ns {\nc = }\n"
    let loaded = try configuration(
      "main.conf", from: MemoryLoader(["main.conf": text, "i": "d = 4\n"]), partLength: 1)
    #expect(loaded.isPartial)
    #expect(loaded.files.map(\.path) == ["main.conf", "i"])
    #expect(loaded.includes.count == 1)
    #expect(loaded.allScopes.flatMap { $0.settings.map(\.name) } == ["d", "a", "b"])
  }

  /// Includes and labels have their positions in the file, whatever part they are in.
  @Test func positionsAreThoseOfTheFile() throws {
    let text = "s x {\n}\ns y {\n}\ninclude i\ns y {\na = 1\n}\n"
    let loaded = try configuration(
      "main.conf", from: MemoryLoader(["main.conf": text, "i": ""]), partLength: 1)
    let include = try #require(loaded.includes.first)
    #expect(loaded.files[0].tree.source.text(include.span.range) == "include i")
    #expect(loaded.files[0].tree.source.text(include.pathSpan.range) == "i")
    #expect(loaded.allScopes.dropFirst().map(\.title) == ["s x", "s y"])
    let scope = try #require(loaded.allScopes.first { $0.title == "s y" })
    #expect(scope.headers.map { $0.span.range.lowerBound } == [8, 26])
    #expect(scope.settings.map { $0.span.range.lowerBound } == [32])
  }

  private func expectConfigurationOfWhole(
    _ files: [String: String], partLength: Int, at location: SourceLocation = #_sourceLocation
  ) throws {
    try expectConfigurationOfWhole(
      "main.conf", from: MemoryLoader(files), partLength: partLength, at: location)
  }

  private func expectConfigurationOfWhole(
    _ path: String, from loader: some Loader, partLength: Int,
    at location: SourceLocation = #_sourceLocation
  ) throws {
    let inParts = description(try configuration(path, from: loader, partLength: partLength))
    let whole = description(try configuration(path, from: loader, partLength: .max))
    #expect(inParts == whole, sourceLocation: location)
  }

  private func configuration(
    _ path: String, from loader: some Loader, partLength: Int
  ) throws -> Configuration {
    let root = try loader.load(path)
    var builder = ConfigurationBuilder(
      root: path, loader: loader, options: ConfigurationOptions(), partLength: partLength)
    builder.build(root)
    return Configuration(builder)
  }

  /// Everything that was merged, a line each. Numbers of names and shapes depend on the order of reading, and are
  /// left out.
  private func description(_ configuration: Configuration) -> [String] {
    var lines = configuration.files.map { "\($0.id) \($0.path) \($0.identity)" }
    lines += configuration.includes.map { "\($0)" }
    lines += configuration.includeProblems.map { "\($0)" }
    for scope in configuration.scopes {
      lines.append("\(scope.parent) \(scope.file) \(scope.node) \(scope.label) \(scope.labelRange)")
      lines.append("\(scope.firstChild) \(scope.lastChild) \(scope.nextSibling)")
      lines.append("\(scope.newestSetting) \(scope.settingCount) \(scope.newestOpening)")
    }
    for setting in configuration.settings {
      lines.append("\(setting.scope) \(setting.file) \(setting.node)")
      lines.append("\(setting.older) \(setting.replaced)")
    }
    lines += configuration.contents.openings.map { "\($0)" }
    lines += configuration.allScopes.map { "\($0.title) \($0.pattern ?? "")" }
    lines += configuration.allSettings.map { "\($0.name) \($0.isReplaced)" }
    lines.append("\(configuration.isPartial)")
    return lines
  }
}
