import Foundation
import TestFiles
import TestServers
import Testing
import ToolSupport

/// Tests that `docs/releases.md` describes the version that the commands print.
struct ReleaseNotesTests {
  private let notes: String

  init() throws {
    notes = try String(contentsOfFile: Repository.path("docs/releases.md"), encoding: .utf8)
  }

  private var headings: [String] {
    notes.split(separator: "\n").filter { $0.hasPrefix("## ") }.map { String($0.dropFirst(3)) }
  }

  @Test func theNewestHeadingIsTheVersionAndItsDay() throws {
    let seconds = try #require(TimeInterval(try release("date")))
    let day = Date(timeIntervalSince1970: seconds).formatted(.iso8601.year().month().day())
    #expect(headings.first == "\(toolkitVersion), \(day)")
  }

  @Test(arguments: ["conffmt", "conflint", "confroute"])
  func everyCommandPrintsTheVersion(command: String) throws {
    let printed = try BuiltTool(name: command).run("--version", in: "/").output
    #expect(printed == "\(command) \(toolkitVersion)\n")
  }

  @Test func packagingReadsTheVersionThatIsPrinted() throws {
    #expect(try release("version") == toolkitVersion)
  }

  @Test func theChangelogOfThePackageHasAllOfThem() throws {
    let lines = try changelog().split(separator: "\n")
    #expect(
      lines.filter { $0.hasPrefix("ecelerity-conf (") }
        == headings.map { heading in
          "ecelerity-conf (\(heading.prefix { $0 != "," })-1) unstable; urgency=medium"
        })
    #expect(lines.count { $0.hasPrefix("  * ") } == notes.components(separatedBy: "\n- ").count - 1)
    #expect(lines.allSatisfy { $0.utf8.count <= 80 })
  }

  // MARK: What is asked

  /// The value that `Packaging/release` reads from the built commands.
  private func release(_ question: String) throws -> String {
    let script = try #require(ExternalProgram(Repository.path("Packaging/release")))
    let outcome = try script.run([try BuiltTool.products().path, question], in: "/")
    try #require(outcome.status == 0, "\(outcome.text)")
    return outcome.text.trimmingCharacters(in: .newlines)
  }

  /// The notes as converted to Debian's format by `Packaging/changelog`.
  private func changelog() throws -> String {
    let shell = try #require(ExternalProgram("sh"))
    let line = "Packaging/changelog 'tests <tests@example.com>' 1 < docs/releases.md"
    let outcome = try shell.run(["-c", line], in: Repository.path(""))
    try #require(outcome.status == 0, "\(outcome.text)")
    return outcome.text
  }
}
