import EcelerityConf
import Testing

struct OptionRowTests {
  @Test func everyColumnIsThatOfTheFile() throws {
    let expected = try SchemaFile("options.tsv").rowsByName
    let rows = OptionTable.coreRows
    #expect(rows.map(\.keyword.name) == expected.map { $0["name"] })
    for (row, columns) in zip(rows, expected) {
      #expect((row.kind == .scope) == (columns["kind"] == "scope"))
      #expect(row.scopes.map(\.description).joined(separator: ",") == columns["scopes"])
      #expect(row.isDynamic == answer(columns["dynamic"]))
      #expect(row.mailDirection?.rawValue == columns["mta"])
      #expect(row.since ?? "" == columns["since"])
      #expect(row.until ?? "" == columns["until"])
      #expect(row.isRequired == nil && row.module == nil)
      expectSharedColumns(row, columns)
    }
  }

  @Test func everyColumnIsThatOfTheModulesFile() throws {
    let expected = try SchemaFile("module_options.tsv").rowsByName
    let rows = OptionTable.moduleRows
    #expect(rows.map(\.keyword.name) == expected.map { $0["name"] })
    for (row, columns) in zip(rows, expected) {
      #expect(row.module?.name ?? "*" == columns["module"])
      #expect(row.scopes.map(\.description) == [columns["scope_path"]])
      #expect(row.isRequired == answer(columns["required"]))
      #expect(row.isDynamic == nil && row.mailDirection == nil)
      #expect(row.since == nil && row.until == nil)
      expectSharedColumns(row, columns)
    }
  }

  @Test func everyTypeOfTheVocabularyIsUsed() {
    let used = Set((OptionTable.coreRows + OptionTable.moduleRows).map(\.type))
    #expect(used == Set(OptionType.allCases))
  }

  @Test func defaultsAreAsWritten() throws {
    let connections = try #require(OptionTable.option(.maxOutboundConnections, at: []))
    #expect(connections.defaultValue == "32")
    #expect(OptionTable.option(.lmtpPort, at: [])?.defaultValue == "2003")
    #expect(OptionTable.option(.gateway, at: [])?.defaultValue == nil)
  }

  private func expectSharedColumns(_ row: OptionRow, _ columns: [String: String]) {
    #expect(row.type.rawValue == columns["type"])
    #expect(row.allowed.text == columns["allowed"])
    #expect(row.defaultValue ?? "" == columns["default"])
    #expect(row.unit ?? "" == columns["unit"])
    #expect(row.versions.map(String.init).joined(separator: ",") == columns["versions"])
    #expect(row.page == columns["source"])
    #expect(row.summary == columns["summary"])
  }

  private func answer(_ text: String?) -> Bool? {
    text == "yes" ? true : text == "no" ? false : nil
  }
}
