import Foundation
import Testing

/// `docs/routing.md` lists the decisions that steps and rules name.
struct DecisionPageTests {
  /// The numbers in the first column of the table.
  private static func listed() throws -> [String] {
    let page = try String(
      contentsOfFile: ArchitectureTests.sources + "/../docs/routing.md", encoding: .utf8)
    return page.split(separator: "\n").compactMap { line in
      try? #/^\| (D-[0-9]{2}) \|/#.firstMatch(in: line).map { String($0.1) }
    }
  }

  @Test func everyDecisionOfTheSourcesHasARow() throws {
    let listed = Set(try Self.listed())
    let files = try #require(FileManager.default.enumerator(atPath: ArchitectureTests.sources))
    for case let file as String in files where file.hasSuffix(".swift") {
      let text = try String(
        contentsOfFile: ArchitectureTests.sources + "/" + file, encoding: .utf8)
      for match in text.matches(of: #/D-[0-9]{2}/#) {
        #expect(listed.contains(String(match.0)), "\(match.0) in \(file) is in no table")
      }
    }
  }

  @Test func theyStandInOrderAndOnce() throws {
    let listed = try Self.listed()
    #expect(listed.count > 25)
    #expect(listed == Set(listed).sorted())
  }
}
