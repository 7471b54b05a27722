import Foundation
import Testing

/// What the README shows is what comes out.
struct ReadmeTests {
  private let readme: String

  init() throws {
    readme = try String(contentsOfFile: Repository.path("README.md"), encoding: .utf8)
  }

  @Test(arguments: ["conflint Examples/broken"])
  func showsTheBeginningOfAnOutput(line: String) throws {
    let shown = try #require(output(of: line))
    #expect(!shown.isEmpty)
    #expect(try run(line).hasPrefix(shown))
  }

  @Test(arguments: [
    "confroute eval -c Examples/seed/ecelerity.conf domain mill.example gateway",
    "confroute explain --offline -c Examples/seed/ecelerity.conf mill.example",
    "confroute diff Examples/seed Examples/seed --set lmtp_port=24",
  ])
  func showsAWholeOutput(line: String) throws {
    let shown = try #require(output(of: line))
    #expect(try run(line) == shown)
  }

  @Test func namesTheCommandsThatAreCheckedBeforeAChangeLands() throws {
    let script = try String(contentsOfFile: Repository.path(".ci/run"), encoding: .utf8)
    for command in ["Examples/tour", "swift test"] {
      #expect(readme.contains("\n```sh\n\(command)\n```\n"))
      #expect(script.contains("\n\(command)\n"))
    }
  }

  /// What stands below `$ line`, up to the next command or the end of the block.
  private func output(of line: String) -> String? {
    let parts = readme.components(separatedBy: "$ \(line)\n")
    guard parts.count == 2 else { return nil }
    let block = parts[1].components(separatedBy: "```")[0]
    return block.components(separatedBy: "$ ")[0]
  }

  private func run(_ line: String) throws -> String {
    let words = line.split(separator: " ").map(String.init)
    return try BuiltTool(name: words[0]).run(
      arguments: Array(words.dropFirst()), in: Repository.path("")
    ).output
  }
}
