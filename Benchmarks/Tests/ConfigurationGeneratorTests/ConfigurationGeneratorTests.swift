import ConfigurationGenerator
import EcelerityConf
import Testing

@Suite struct ConfigurationGeneratorTests {
  private let generator = ConfigurationGenerator(seed: 7)

  @Test(arguments: Shape.allCases)
  func sameSeedSameBytes(_ shape: Shape) {
    #expect(generator.bytes(shape, size: 20_000) == generator.bytes(shape, size: 20_000))
  }

  @Test(arguments: Shape.allCases)
  func sizeIsAboutWhatWasAskedFor(_ shape: Shape) {
    let size = generator.bytes(shape, size: 200_000).count
    #expect((200_000..<210_000).contains(size))
  }

  @Test(arguments: Shape.allCases)
  func syntaxIsRight(_ shape: Shape) {
    let bytes = generator.bytes(shape, size: 200_000)
    #expect(SyntaxTree(parsing: SourceFile(path: "a.conf", bytes: bytes)).problems.isEmpty)
  }

  @Test func realisticHasNoErrors() throws {
    let loader = MemoryLoader(bytes: ["a.conf": generator.bytes(.realistic, size: 500_000)])
    let findings = Linter().lint(try Configuration.load("a.conf", from: loader))
    let errors = findings.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors.prefix(5).map(\.message))")
  }

  @Test func aScaledConfigurationHasWhatItSays() throws {
    let scale = ScaledConfiguration(domains: 1000, bindings: 25, groups: 3, files: 7)
    let files = generator.files(named: "a.conf", scale)
    let loader = MemoryLoader(
      bytes: Dictionary(uniqueKeysWithValues: files.map { ("etc/" + $0.path, $0.bytes) }))
    let configuration = try Configuration.load("etc/a.conf", from: loader)
    let scopes = Array(configuration.allScopes)
    #expect(configuration.files.count == 1 + 7)
    #expect(scopes.count { $0.keyword == .domain && $0.parent?.isGlobal == true } == 1000)
    #expect(scopes.count { $0.keyword == .binding } == 25)
    #expect(scopes.count { $0.keyword == .bindingGroup } == 3)
    let errors = Linter().lint(configuration).filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors.prefix(5).map(\.message))")
  }

  @Test func splitFilesAreIncluded() throws {
    let files = generator.files(named: "a.conf", size: 300_000, count: 3)
    let contents = files.map { ("etc/" + $0.path, $0.bytes) }
    let loader = MemoryLoader(bytes: Dictionary(uniqueKeysWithValues: contents))
    let configuration = try Configuration.load("etc/a.conf", from: loader)
    #expect(configuration.files.count == 4)
    #expect(configuration.includeProblems.isEmpty)
  }
}
