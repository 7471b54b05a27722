import Foundation
import TestFiles
import TestServers
import Testing

/// Tests that the code in the articles about the library compiles in another program, which only
/// sees what is public.
@Suite(.enabled(if: ExternalProgram("swiftc") != nil, "swiftc is not on the path"))
struct ArticleTests {
  private static let directory = "Sources/EcelerityConf/EcelerityConf.docc"
  /// The variables that the articles use without declaring them.
  private static let given =
    "tree: SyntaxTree, configuration: Configuration, write: ([UInt8]) -> Void"

  @Test func everyDoorHasAnArticleWithCode() throws {
    let articles = try Self.code().filter { !$0.value.isEmpty }.keys
    #expect(articles.sorted() == ["Checking", "Formatting", "Modelling", "Parsing", "Routing"])
  }

  @Test func theCodeOfTheArticlesCompiles() throws {
    let functions = try Self.code().map { name, code in
      "func \(name)(\(Self.given)) throws {\n\(code)}\n"
    }
    let outcome = try Self.check("import EcelerityConf\n" + functions.sorted().joined())
    #expect(outcome.status == 0, "\(outcome.text)")
  }

  @Test func whatBelongsToThePackageDoesNot() throws {
    let outcome = try Self.check("import EcelerityConf\nlet path = Path.normalize(\"a\")\n")
    #expect(outcome.status != 0)
    #expect(outcome.text.contains("'Path'"), "\(outcome.text)")
  }

  /// The concatenated code blocks of each article, by its name.
  private static func code() throws -> [String: String] {
    let files = try FileManager.default.contentsOfDirectory(atPath: Repository.path(directory))
    let articles = try files.filter { $0.hasSuffix(".md") }.map { name in
      let blocks = MarkdownBlocks(try DocumentPages.text("\(directory)/\(name)")).blocks
      let code = blocks.filter { $0.language == "swift" }.map(\.text).joined()
      return (String(name.dropLast(".md".count)), code)
    }
    return Dictionary(uniqueKeysWithValues: articles)
  }

  private static func check(_ source: String) throws -> ExternalProgram.Outcome {
    let directory = try TemporaryDirectory()
    let file = directory.path + "/Articles.swift"
    try source.write(toFile: file, atomically: true, encoding: .utf8)
    let compiler = try #require(ExternalProgram("swiftc"))
    let modules = try BuiltTool.products().path + "/Modules"
    return try compiler.run(
      ["-typecheck", "-swift-version", "6", "-parse-as-library", "-I", modules, file],
      in: directory.path)
  }
}
