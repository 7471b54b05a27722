import Delivery
import Foundation
import TestFiles
import TestServers
import Testing

/// The examples of `confroute probe` in the documents are its output, except for ports and times.
struct ProbeGuideTests {
  private static let command = "$ confroute probe nobody@oak.example\n"

  @Test(arguments: ["README.md", "docs/probe.md"])
  func showsAWholeOutput(document: String) throws {
    let shown = try block(of: document) { $0.hasPrefix(Self.command) }
    let configuration = try block(of: "docs/probe.md") { $0.hasPrefix("ehlo_hostname") }
    let server = try ScriptedMailServer(
      banner: "220 mx1.oak.example ESMTP",
      replies: [
        "250-mx1.oak.example\n250-SIZE 10240000\n250 8BITMIME", "250 2.0.0 ok",
        "550 5.1.1 no such user here", "250 2.0.0 ok", "221 2.0.0 bye",
      ])
    defer { server.stop() }
    let outcome = try ProbeOutcome.text(
      ["nobody@oak.example"],
      configuration.replacingOccurrences(of: ":2525", with: ":\(server.endpoint.port)"))
    #expect(outcome.status == 1)
    let output = outcome.output.replacingOccurrences(
      of: ":\(server.endpoint.port)", with: ":2525")
    #expect(
      Self.withoutTimes(Self.command + output)
        == Self.withoutTimes(shown + "\n"))
  }

  @Test func theGuideNamesEveryStageWithItsTimerAndEveryResult() throws {
    let guide = try String(contentsOfFile: Repository.path("docs/probe.md"), encoding: .utf8)
    let lines = guide.split(separator: "\n").filter { $0.hasPrefix("| `") }
    for stage in Stage.Name.allCases {
      let row = lines.first { $0.split(separator: "|")[0].contains("`\(stage.rawValue)`") }
      let text = try #require(row, "\(stage.rawValue)")
      for option in [stage.timer] + stage.options {
        #expect(text.contains("`\(option)`"), "\(stage.rawValue): \(option)")
      }
    }
    for result in Attempt.Result.allCases {
      #expect(lines.contains { $0.hasPrefix("| `\(result.rawValue)` |") })
    }
  }

  private func block(of document: String, _ isWanted: (String) -> Bool) throws -> String {
    let text = try String(contentsOfFile: Repository.path(document), encoding: .utf8)
    let found = MarkdownBlocks(text).blocks.map(\.text).first(where: isWanted)
    return try #require(found)
  }

  private static func withoutTimes(_ text: String) -> String {
    text.replacing(#/\ +[0-9]+\.[0-9]\ ms/#, with: " TIME")
  }
}
