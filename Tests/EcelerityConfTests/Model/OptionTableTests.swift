import EcelerityConf
import Testing

struct OptionTableTests {
  @Test func countsAreThoseOfTheFiles() {
    #expect(OptionTable.coreRows.count == 508)
    #expect(OptionTable.stanzaRows.count == 163)
    #expect(OptionTable.moduleRows.count == 677)
  }

  @Test func everyRowIsFoundAmongThoseOfItsName() {
    for row in OptionTable.coreRows + OptionTable.moduleRows {
      #expect(OptionTable.rows(of: row.keyword).contains(row))
      #expect(OptionTable.isKnownOption(row.keyword) || row.kind == .scope)
    }
    for row in OptionTable.stanzaRows {
      #expect(OptionTable.stanzas(of: row.keyword).contains { $0.page == row.page })
      #expect(OptionTable.isKnownStanza(row.keyword))
    }
  }

  @Test func rowsOfANameAreOfThatName() {
    for keyword in Keyword.all {
      let rows = OptionTable.rows(of: keyword)
      #expect(rows.allSatisfy { $0.keyword == keyword })
      #expect(OptionTable.stanzas(of: keyword).allSatisfy { $0.keyword == keyword })
      #expect(!rows.isEmpty || OptionTable.isKnownStanza(keyword))
    }
  }

  @Test func noNameHasTwoRowsInOneScope() {
    struct Place: Hashable {
      let keyword: Keyword
      let scope: ScopePath
    }
    for rows in [OptionTable.coreRows, OptionTable.moduleRows] {
      let places = rows.flatMap { row in row.scopes.map { Place(keyword: row.keyword, scope: $0) } }
      #expect(Set(places).count == places.count)
    }
  }

  @Test func noPlaceHasTwoRowsOfAName() {
    for rows in [OptionTable.coreRows, OptionTable.moduleRows] {
      let scopes = Dictionary(grouping: rows, by: \.keyword).mapValues { $0.map(\.scopes) }
      for (keyword, scopes) in scopes {
        for path in scopes.joined().map(\.keywords) {
          let valid = scopes.count { $0.contains { $0.includes(path) } }
          #expect(valid <= 1, "\(keyword) in \(path)")
        }
      }
    }
  }

  @Test func everyRowOfTheFilesIsFoundWhereItIsValid() throws {
    for expected in try SchemaFile("options.tsv").rows {
      for scope in try SchemaFile.value("scopes", of: expected).split(separator: ",") {
        let path = try place(scope)
        let keyword = try #require(Keyword(SchemaFile.value("name", of: expected)))
        let row = try #require(OptionTable.option(keyword, at: path), "\(keyword) in \(scope)")
        #expect(row.module == nil && row.summary == expected["summary"], "\(keyword) in \(scope)")
      }
    }
  }

  @Test func everyModuleRowIsFoundWhereNoCoreRowIs() throws {
    for expected in try SchemaFile("module_options.tsv").rows {
      let scope = try SchemaFile.value("scope_path", of: expected)
      let path = scope == "*" ? [Keyword.opendkim] : try place(Substring(scope))
      let keyword = try #require(Keyword(SchemaFile.value("name", of: expected)))
      let row = try #require(OptionTable.option(keyword, at: path), "\(keyword) in \(scope)")
      if OptionTable.coreRows.contains(row) { continue }
      #expect(row.summary == expected["summary"], "\(keyword) in \(scope)")
    }
  }

  @Test func everyStanzaOfTheFilesIsFoundWhereItMayBeOpened() throws {
    for expected in try SchemaFile("stanzas.tsv").rows {
      for parent in try SchemaFile.value("parents", of: expected).split(separator: ",") {
        let keyword = try #require(Keyword(SchemaFile.value("name", of: expected)))
        let path = try place(parent)
        let row = try #require(OptionTable.stanza(keyword, at: path))
        #expect(row.page == expected["source"])
        #expect(row.label.rawValue == expected["label"])
        #expect(row.labelForm == expected["label_form"])
        #expect(row.kind.rawValue == expected["kind"])
        #expect(row.isRepeatable == (expected["repeatable"] == "yes"))
      }
    }
  }

  /// A place that `scope`, as the files write it, names.
  private func place(_ scope: Substring) throws -> [Keyword] {
    guard scope != "global" else { return [] }
    guard scope != "unknown" else { return [.binding, .domain] }
    return try scope.split(separator: "::").map { try #require(Keyword($0)) }
  }
}
