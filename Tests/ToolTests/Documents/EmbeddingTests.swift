import Foundation
import TestFiles
import TestServers
import Testing

/// Tests that `Examples/embedding` builds with the library as a dependency, and prints what
/// `docs/embedding.md` shows.
///
/// It is compiled against the library built with these tests: building the package would build the
/// library again, which `.ci/run` does.
@Suite(.enabled(if: ExternalProgram("swiftc") != nil, "swiftc is not on the path"))
struct EmbeddingTests {
  private static let source = "Examples/embedding/Sources/embedding/Report.swift"

  @Test func theExampleSaysSomethingUseful() throws {
    let directory = try TemporaryDirectory()
    let program = try Self.build(in: directory)
    let outcome = try program.run(
      ["Examples/seed/ecelerity.conf", "mill.example"], in: Repository.path(""))
    #expect(outcome.status == 0)
    let file = "Examples/seed/ecelerity.conf"
    #expect(
      outcome.text == """
        tokens: 14, problems of syntax: 0
        files: 1, gateway: 192.0.2.50
        \(file):8:3: warning: `delivery_method` beside a gateway applies only by decision D-03; the manual contradicts itself
        \(file):8:21: warning: port for LMTP is not set
        formatted already
        formatting would change: nothing
        mill.example: deliver
          to 192.0.2.20 port 2003, TLS no
          gateway: 192.0.2.20 (\(file):7:3, doc)
          method: LMTP (\(file):8:3, dec)

        """)
  }

  @Test func theExampleTellsWhatIsBroken() throws {
    let directory = try TemporaryDirectory()
    let program = try Self.build(in: directory)
    let outcome = try program.run(["Examples/broken/ecelerity.conf"], in: Repository.path(""))
    #expect(outcome.text.hasPrefix("usage: "))
    let broken = try program.run(
      ["Examples/broken/ecelerity.conf", "oak.example"], in: Repository.path(""))
    #expect(broken.text.contains(":3:1: error: option `gatewey` is not known"))
    #expect(broken.text.contains("; use `\"`\n"))
    #expect(broken.text.contains("\nnot formatted: "))
    #expect(broken.text.contains("\nrules not asked: "))
    #expect(broken.text.contains("\noak.example: dns-temporary\n"))
  }

  @Test func thePageShowsLinesOfTheExample() throws {
    let code = try DocumentPages.text(Self.source).split(separator: "\n")
      .map { $0.drop { $0 == " " } }
    let blocks = MarkdownBlocks(try DocumentPages.text("docs/embedding.md")).blocks
    let doors = blocks.filter { $0.language == "swift" && !$0.text.contains(".package(") }
    #expect(doors.count == 6)
    for door in doors {
      for line in door.text.split(separator: "\n") {
        #expect(code.contains(line), "\(line)")
      }
    }
  }

  private static func build(in directory: TemporaryDirectory) throws -> ExternalProgram {
    let products = try BuiltTool.products().path
    let objects = try ["EcelerityConf", "Threads"].flatMap { try Self.objects(of: $0, products) }
    let output = directory.path + "/embedding"
    let compiler = try #require(ExternalProgram("swiftc"))
    let outcome = try compiler.run(
      ["-swift-version", "6", "-parse-as-library", "-I", products + "/Modules", "-o", output]
        + [Repository.path(source)] + objects, in: directory.path)
    #expect(outcome.status == 0, "\(outcome.text)")
    return try #require(ExternalProgram(output))
  }

  /// Object files of sources that were renamed remain in the directory.
  private static func objects(of target: String, _ products: String) throws -> [String] {
    let sources = Set(try Repository.swiftFileNames(below: "Sources/" + target))
    let directory = products + "/\(target).build"
    return try FileManager.default.contentsOfDirectory(atPath: directory)
      .filter { $0.hasSuffix(".swift.o") && sources.contains(String($0.dropLast(2))) }
      .map { directory + "/" + $0 }
  }
}
