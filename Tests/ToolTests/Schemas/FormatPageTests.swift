import Foundation
import TestFiles
import Testing

/// Tests that the tables of `docs/formats.md` match the schemas.
struct FormatPageTests {
  private static let page = "docs/formats.md"
  /// If set to 1, the tables of the page are updated instead of compared.
  private static let renewal = "RENEW_TABLES"

  @Test func theTablesAreThoseOfTheSchemas() throws {
    let given = try DocumentPages.text(Self.page)
    let wanted = try Self.renewed(given)
    if ProcessInfo.processInfo.environment[Self.renewal] == "1" {
      try wanted.write(toFile: Repository.path(Self.page), atomically: true, encoding: .utf8)
    } else {
      #expect(
        given == wanted, "write it anew: \(Self.renewal)=1 swift test --filter FormatPageTests")
    }
  }

  @Test func everySchemaHasItsSectionAndIsLinkedTo() throws {
    let page = try DocumentPages.text(Self.page)
    let files = try FileManager.default.contentsOfDirectory(
      atPath: Repository.path("docs/schema"))
    #expect(!files.isEmpty)
    for file in files {
      #expect(page.contains("(schema/\(file))"), "\(file)")
      guard file.hasSuffix(".schema.json") else { continue }
      let name = file.replacingOccurrences(of: ".schema.json", with: "")
      #expect(page.contains("\n<!-- fields of \(name) -->\n"), "\(file)")
    }
  }

  /// The page with updated tables.
  private static func renewed(_ page: String) throws -> String {
    var told: [String: String] = [:]
    let end = "<!-- end of fields -->"
    let parts = page.components(separatedBy: "<!-- fields of ")
    var text = parts[0]
    for part in parts.dropFirst() {
      let name = part.components(separatedBy: " -->")[0]
      let rest = part.components(separatedBy: end).dropFirst().joined(separator: end)
      let table = try SchemaFields.table(of: name, told: &told)
      text += "<!-- fields of \(name) -->\n\n\(table)\n\(end)\(rest)"
    }
    return text
  }
}
