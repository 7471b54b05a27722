/// What the documentation says may be written where: every option and stanza of versions 3 to 5 and
/// of the modules that come with them.
///
/// The table is read once, when it is first asked. A place is written as the keywords of the stanzas
/// around it, outermost first, and `[]` in the global scope.
public enum OptionTable {
  /// Rows of core options and scopes.
  public static var coreRows: [OptionRow] { rows.core }
  /// Rows of modules' options.
  public static var moduleRows: [OptionRow] { rows.modules }
  /// Rows of stanzas.
  public static var stanzaRows: [StanzaRow] { rows.stanzas }

  /// Number of rows of core options and scopes.
  package static var optionRowCount: Int { rows.core.count }
  /// Number of rows of modules' options.
  package static var moduleOptionRowCount: Int { rows.modules.count }
  /// Number of rows of stanzas.
  package static var stanzaRowCount: Int { rows.stanzas.count }

  private static let rows = OptionTableReader.read()

  /// Every row of the name `keyword`, core first.
  public static func rows(of keyword: Keyword) -> [OptionRow] {
    Array(rows.core[rows.coreByKeyword[keyword]])
      + rows.modules[rows.modulesByKeyword[keyword]]
  }

  /// Every stanza of the name `keyword`.
  public static func stanzas(of keyword: Keyword) -> [StanzaRow] {
    Array(rows.stanzas[rows.stanzasByKeyword[keyword]])
  }

  /// The row of `keyword` that is valid directly in the stanza `path`: a core row, else a module's,
  /// of either of which there is at most one. Its kind is `scope` where the name opens a stanza.
  ///
  /// Scopes and modules: content/momentum/4/4-ecelerity-conf-fallback.md, 4-module-config.md.
  public static func option(_ keyword: Keyword, at path: [Keyword]) -> OptionRow? {
    first(rows.core[rows.coreByKeyword[keyword]], validAt: path)
      ?? first(rows.modules[rows.modulesByKeyword[keyword]], validAt: path)
  }

  /// Whether `keyword` takes a value anywhere.
  package static func isKnownOption(_ keyword: Keyword) -> Bool {
    !rows.modulesByKeyword[keyword].isEmpty
      || rows.core[rows.coreByKeyword[keyword]].contains { $0.kind == .option }
  }

  /// The stanza `keyword` as it may be opened directly in the stanza `path`, or nil when it may not.
  public static func stanza(_ keyword: Keyword, at path: [Keyword]) -> StanzaRow? {
    rows.stanzas[rows.stanzasByKeyword[keyword]].first { row in
      row.parents.contains { $0.includes(path) }
    }
  }

  /// Whether `keyword` opens a stanza anywhere.
  package static func isKnownStanza(_ keyword: Keyword) -> Bool {
    !rows.stanzasByKeyword[keyword].isEmpty
  }

  /// Whether the innermost stanza of `path` is a module's.
  static func isModule(_ path: [Keyword]) -> Bool {
    guard let innermost = path.last else { return false }
    return rows.stanzas[rows.stanzasByKeyword[innermost]].contains { $0.kind.isModule }
  }

  /// Where `row` is valid.
  static func scopes(of row: OptionRow) -> ArraySlice<ScopePath> {
    rows.scopes[Int(row.scopeIndices.lowerBound)..<Int(row.scopeIndices.upperBound)]
  }

  /// How many different things rows allow.
  static var allowedCount: Int { rows.allowed.count }

  /// What `row` allows.
  static func allowed(by row: OptionRow) -> AllowedValues {
    rows.allowed[Int(row.allowedIndex)].values
  }

  private static func first(
    _ candidates: ArraySlice<OptionRow>, validAt path: [Keyword]
  ) -> OptionRow? {
    candidates.first { row in scopes(of: row).contains { $0.includes(path) } }
  }
}
