/// The options and stanzas of the documentation, and where each of them may be written: those of versions 3
/// to 5 and of the modules that come with them.
///
/// Rows are read on request. A place is written as the keywords of the stanzas around it, outermost first,
/// and `[]` in the global scope.
public enum OptionTable {
  /// Rows of core options and scopes.
  public static var coreRows: [OptionRow] { allCoreRows }
  /// Rows of modules' options.
  public static var moduleRows: [OptionRow] { allModuleRows }
  /// Rows of stanzas.
  public static var stanzaRows: [StanzaRow] { allStanzaRows }

  // Callers of all rows mostly ask more than once.
  private static let allCoreRows = (0..<OptionTableReader.coreCount).map(OptionTableReader.core)
  private static let allModuleRows = (0..<OptionTableReader.moduleCount)
    .map(OptionTableReader.module)
  private static let allStanzaRows = (0..<OptionTableReader.stanzaCount)
    .map(OptionTableReader.stanza)

  /// Every row of the name `keyword`, core first.
  public static func rows(of keyword: Keyword) -> [OptionRow] {
    let rows = RowsOfName(keyword)
    var found: [OptionRow] = []
    found.reserveCapacity(rows.core.count + rows.modules.count)
    for index in rows.core { found.append(OptionTableReader.core(index)) }
    for index in rows.modules { found.append(OptionTableReader.module(index)) }
    return found
  }

  /// The row of the option `keyword`, core first; nil when no option has the name.
  package static func row(of keyword: Keyword) -> OptionRow? {
    rows(of: keyword).first { $0.kind == .option }
  }

  /// Every stanza of the name `keyword`.
  public static func stanzas(of keyword: Keyword) -> [StanzaRow] {
    var found: [StanzaRow] = []
    for index in RowsOfName(keyword).stanzas { found.append(OptionTableReader.stanza(index)) }
    return found
  }

  /// The row of `keyword` that is valid directly in the stanza `path`: a core row, else a module's,
  /// of either of which there is at most one. Its type is `scope` where the name opens a stanza.
  ///
  /// Scopes and modules: content/momentum/4/4-ecelerity-conf-fallback.md, 4-module-config.md.
  public static func option(_ keyword: Keyword, at path: [Keyword]) -> OptionRow? {
    let rows = RowsOfName(keyword)
    for index in rows.core {
      let row = OptionTableReader.core(index)
      if includes(row.scopeIndices, path) { return row }
    }
    for index in rows.modules {
      let row = OptionTableReader.module(index)
      if includes(row.scopeIndices, path) { return row }
    }
    return nil
  }

  /// The page of the core option `keyword`; empty when there is none.
  static func page(of keyword: Keyword) -> String {
    row(of: keyword)?.page ?? ""
  }

  /// Whether `keyword` takes a value anywhere.
  package static func isKnownOption(_ keyword: Keyword) -> Bool {
    let rows = RowsOfName(keyword)
    return !rows.modules.isEmpty
      || rows.core.contains { OptionTableReader.core($0).kind == .option }
  }

  /// The stanza `keyword` as it may be opened directly in the stanza `path`, or nil when it may not.
  public static func stanza(_ keyword: Keyword, at path: [Keyword]) -> StanzaRow? {
    for index in RowsOfName(keyword).stanzas {
      let row = OptionTableReader.stanza(index)
      if includes(row.scopeIndices, path) { return row }
    }
    return nil
  }

  /// Whether `keyword` opens a stanza anywhere.
  package static func isKnownStanza(_ keyword: Keyword) -> Bool {
    !RowsOfName(keyword).stanzas.isEmpty
  }

  /// Whether the innermost stanza of `path` is a module's.
  static func isModule(_ path: [Keyword]) -> Bool {
    guard let innermost = path.last else { return false }
    return RowsOfName(innermost).stanzas.contains {
      OptionTableReader.stanza($0).kind.isModule
    }
  }

  /// The names that have a confidential value somewhere, with duplicates.
  static var confidentialNames: [Keyword] {
    var found: [Keyword] = []
    OptionTableReader.forEachOption { name, type in
      if type.isConfidential { found.append(name) }
    }
    return found
  }

  /// How many distinct allowed values rows have.
  static var allowedCount: Int { OptionTableReader.allowedCount }

  /// Calls `body` with the scopes in which `keyword` takes a value, some of them more than once.
  static func forEachScope(of keyword: Keyword, _ body: (ScopePath) -> Void) {
    let rows = RowsOfName(keyword)
    for index in rows.core { forEachScope(of: OptionTableReader.core(index), body) }
    for index in rows.modules { forEachScope(of: OptionTableReader.module(index), body) }
  }

  private static func forEachScope(of row: OptionRow, _ body: (ScopePath) -> Void) {
    guard row.kind == .option else { return }
    for index in row.scopeIndices { body(OptionTableReader.scope(Int(index))) }
  }

  /// The rows of options of the module `module`.
  static func rows(ofModule module: Keyword) -> [OptionRow] {
    var found: [OptionRow] = []
    guard isModule([module]) else { return found }
    for index in 0..<OptionTableReader.moduleCount
    where OptionTableReader.isOption(index, of: module) {
      found.append(OptionTableReader.module(index))
    }
    return found
  }

  /// The scopes with the numbers `indices`.
  static func scopes(_ indices: Range<UInt16>) -> [ScopePath] {
    indices.map { OptionTableReader.scope(Int($0)) }
  }

  /// Whether one of the scopes of `row` is the place `path`.
  static func isValid(_ row: OptionRow, at path: [Keyword]) -> Bool {
    includes(row.scopeIndices, path)
  }

  /// Whether one of the scopes with the numbers `indices` is the place `path`.
  private static func includes(_ indices: Range<UInt16>, _ path: [Keyword]) -> Bool {
    for index in indices where OptionTableReader.scope(Int(index)).includes(path) { return true }
    return false
  }
}

/// The numbers of the rows of a name.
private struct RowsOfName {
  let core: Range<Int>
  let modules: Range<Int>
  let stanzas: Range<Int>

  init(_ keyword: Keyword) {
    let first = OptionTableReader.name(Int(keyword.rawValue))
    let next = OptionTableReader.name(Int(keyword.rawValue) + 1)
    core = first.core..<next.core
    modules = first.modules..<next.modules
    stanzas = first.stanzas..<next.stanzas
  }
}
