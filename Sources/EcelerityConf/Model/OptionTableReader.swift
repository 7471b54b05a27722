/// Reads the generated text into rows. The text is ours: what it contradicts is our bug and traps.
struct OptionTableReader {
  private var rows = OptionTableRows()
  /// Where the columns of the current line are in the text.
  private var fields: [Range<Int>] = []
  private let types = WordIndex(OptionType.allCases.map { ($0.rawValue, $0) })

  /// Rows with the same type and text share what they allow: it is read once and asked for at every
  /// option of a file. The texts that hash alike, by their hash.
  private var allowedIndices: [UInt64: [AllowedColumn]] = [:]

  private struct AllowedColumn {
    let type: OptionType
    let range: Range<Int>
    let index: UInt16
  }

  static func read() -> OptionTableRows {
    var reader = OptionTableReader()
    reader.readFiles(OptionTableText.text.utf8.span)
    return reader.rows
  }

  private mutating func readFiles(_ text: borrowing Span<UInt8>) {
    var lines = LineScanner(at: 0)
    while let line = lines.next(in: text), !line.isEmpty {}
    _ = lines.next(in: text)
    while let line = lines.next(in: text), !line.isEmpty {
      rows.core.append(option(line, OptionColumns.options, in: text))
    }
    _ = lines.next(in: text)
    while let line = lines.next(in: text), !line.isEmpty {
      rows.stanzas.append(stanza(line, in: text))
    }
    _ = lines.next(in: text)
    while let line = lines.next(in: text), !line.isEmpty {
      rows.modules.append(option(line, OptionColumns.moduleOptions, in: text))
    }
    sort()
  }

  private mutating func sort() {
    rows.core.sort { ($0.keyword, $0.line) < ($1.keyword, $1.line) }
    rows.modules.sort { ($0.keyword, $0.line) < ($1.keyword, $1.line) }
    rows.stanzas.sort { ($0.keyword, $0.line) < ($1.keyword, $1.line) }
    rows.coreByKeyword = RowsByKeyword(rows.core.lazy.map(\.keyword))
    rows.modulesByKeyword = RowsByKeyword(rows.modules.lazy.map(\.keyword))
    rows.stanzasByKeyword = RowsByKeyword(rows.stanzas.lazy.map(\.keyword))
  }

  private mutating func option(
    _ line: Range<Int>, _ columns: OptionColumns, in text: borrowing Span<UInt8>
  ) -> OptionRow {
    splitFields(line, upTo: columns.lastRead, in: text)
    guard let type = types.find(text.extracting(fields[columns.type])) else {
      preconditionFailure("a type that the vocabulary lacks")
    }
    var module: Keyword?
    if let column = columns.module { module = Keyword(text.extracting(fields[column])) }
    let first = UInt16(rows.scopes.count)
    appendScopes(fields[columns.scopes], in: text)
    return OptionRow(
      keyword: keyword(fields[columns.name], in: text),
      kind: type == .scope ? .scope : .option,
      type: type,
      module: module,
      isModuleOption: columns.module != nil,
      line: TableLine(line),
      scopeIndices: first..<UInt16(rows.scopes.count),
      allowedIndex: allowedIndex(fields[columns.allowed], type, in: text))
  }

  private mutating func allowedIndex(
    _ range: Range<Int>, _ type: OptionType, in text: borrowing Span<UInt8>
  ) -> UInt16 {
    guard !range.isEmpty else { return 0 }
    let hash = WordHash.of(text.extracting(range))
    for known in allowedIndices[hash] ?? [] where known.type == type {
      if WordHash.isSame(text.extracting(known.range), text.extracting(range)) {
        return known.index
      }
    }
    let index = UInt16(rows.allowed.count)
    rows.allowed.append(AllowedValues(OptionTableText.text(range), type: type))
    allowedIndices[hash, default: []].append(AllowedColumn(type: type, range: range, index: index))
    return index
  }

  private mutating func stanza(_ line: Range<Int>, in text: borrowing Span<UInt8>) -> StanzaRow {
    splitFields(line, upTo: StanzaColumns.page, in: text)
    let words = (
      label: StanzaRow.Label(rawValue: OptionTableText.text(fields[StanzaColumns.label])),
      kind: StanzaRow.Kind(rawValue: OptionTableText.text(fields[StanzaColumns.kind]))
    )
    guard let label = words.label, let kind = words.kind else {
      preconditionFailure("a word that the vocabulary lacks")
    }
    return StanzaRow(
      keyword: keyword(fields[StanzaColumns.name], in: text),
      kind: kind,
      label: label,
      isRepeatable: OptionTableText.text(fields[StanzaColumns.repeatable]) == "yes",
      parents: scopes(fields[StanzaColumns.parents], in: text),
      line: TableLine(line))
  }

  /// Finds the columns of a line, up to column `last`.
  private mutating func splitFields(
    _ line: Range<Int>, upTo last: Int, in text: borrowing Span<UInt8>
  ) {
    fields.removeAll(keepingCapacity: true)
    var start = line.lowerBound
    while start <= line.upperBound, fields.count <= last {
      let end = end(of: start..<line.upperBound, at: UInt8(ascii: "\t"), in: text)
      fields.append(start..<end)
      start = end + 1
    }
  }

  /// Scope paths joined by `,`.
  private func scopes(_ range: Range<Int>, in text: borrowing Span<UInt8>) -> [ScopePath] {
    var scopes: [ScopePath] = []
    var start = range.lowerBound
    while let scope = nextScope(&start, before: range.upperBound, in: text) { scopes.append(scope) }
    return scopes
  }

  private mutating func appendScopes(_ range: Range<Int>, in text: borrowing Span<UInt8>) {
    var start = range.lowerBound
    while let scope = nextScope(&start, before: range.upperBound, in: text) {
      rows.scopes.append(scope)
    }
  }

  private func nextScope(
    _ start: inout Int, before upper: Int, in text: borrowing Span<UInt8>
  ) -> ScopePath? {
    guard start < upper else { return nil }
    let end = end(of: start..<upper, at: UInt8(ascii: ","), in: text)
    defer { start = end + 1 }
    return scope(start..<end, in: text)
  }

  /// Keywords joined by `::`, or a word. No keyword is spelt like one of the words.
  private func scope(_ range: Range<Int>, in text: borrowing Span<UInt8>) -> ScopePath {
    var scope: ScopePath?
    var start = range.lowerBound
    while start < range.upperBound {
      let end = end(of: start..<range.upperBound, at: UInt8(ascii: ":"), in: text)
      guard let keyword = Keyword(text.extracting(start..<end)) else { return scopeWord(range) }
      scope = ScopePath(keyword, in: scope)
      start = end + 2
    }
    guard let scope else { preconditionFailure("a row without a scope") }
    return scope
  }

  private func scopeWord(_ range: Range<Int>) -> ScopePath {
    switch OptionTableText.text(range) {
    case "global": return .global
    case "unknown": return .anywhere
    case "*": return .anyModule
    default: preconditionFailure("a scope of the table is no stanza")
    }
  }

  private func keyword(_ range: Range<Int>, in text: borrowing Span<UInt8>) -> Keyword {
    guard let keyword = Keyword(text.extracting(range)) else {
      preconditionFailure("the generated file lists every name")
    }
    return keyword
  }

  private func end(
    of range: Range<Int>, at separator: UInt8, in text: borrowing Span<UInt8>
  ) -> Int {
    for offset in range where text[offset] == separator { return offset }
    return range.upperBound
  }
}
