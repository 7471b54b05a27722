/// Reads the generated text into rows. The text is ours: what it contradicts is our bug and traps.
struct OptionTableReader {
  private var rows = OptionTableRows()
  private let types = Dictionary(
    uniqueKeysWithValues: OptionType.allCases.map { ($0.rawValue, $0) })

  /// Rows with the same type and text share what they allow: it is read once and asked for at every
  /// option of a file.
  private var allowedIndices: [AllowedColumn: UInt16] = [:]

  private struct AllowedColumn: Hashable {
    let type: OptionType
    let text: String
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
      rows.core.append(option(TableLine(line), OptionColumns.options, in: text))
    }
    _ = lines.next(in: text)
    while let line = lines.next(in: text), !line.isEmpty {
      rows.stanzas.append(stanza(TableLine(line), in: text))
    }
    _ = lines.next(in: text)
    while let line = lines.next(in: text), !line.isEmpty {
      rows.modules.append(option(TableLine(line), OptionColumns.moduleOptions, in: text))
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
    _ line: TableLine, _ columns: OptionColumns, in text: borrowing Span<UInt8>
  ) -> OptionRow {
    guard let type = types[line.text(columns.type)] else {
      preconditionFailure("a type that the vocabulary lacks")
    }
    var module: Keyword?
    if let column = columns.module {
      module = Keyword(text.extracting(line.range(column, in: text)))
    }
    let first = UInt16(rows.scopes.count)
    rows.scopes += scopes(line.range(columns.scopes, in: text), in: text)
    return OptionRow(
      keyword: keyword(line.range(columns.name, in: text), in: text),
      kind: type == .scope ? .scope : .option,
      type: type,
      module: module,
      isModuleOption: columns.module != nil,
      line: line,
      scopeIndices: first..<UInt16(rows.scopes.count),
      allowedIndex: allowedIndex(line.text(columns.allowed), type))
  }

  private mutating func allowedIndex(_ text: String, _ type: OptionType) -> UInt16 {
    guard !text.isEmpty else { return 0 }
    let column = AllowedColumn(type: type, text: text)
    if let index = allowedIndices[column] { return index }
    let index = UInt16(rows.allowed.count)
    rows.allowed.append(AllowedValues(text, type: type))
    allowedIndices[column] = index
    return index
  }

  private func stanza(_ line: TableLine, in text: borrowing Span<UInt8>) -> StanzaRow {
    guard let label = StanzaRow.Label(rawValue: line.text(StanzaColumns.label)),
      let kind = StanzaRow.Kind(rawValue: line.text(StanzaColumns.kind))
    else { preconditionFailure("a word that the vocabulary lacks") }
    return StanzaRow(
      keyword: keyword(line.range(StanzaColumns.name, in: text), in: text),
      kind: kind,
      label: label,
      isRepeatable: line.answer(StanzaColumns.repeatable) == true,
      parents: scopes(line.range(StanzaColumns.parents, in: text), in: text),
      line: line)
  }

  /// Scope paths joined by `,`.
  private func scopes(_ range: Range<Int>, in text: borrowing Span<UInt8>) -> [ScopePath] {
    var scopes: [ScopePath] = []
    for piece in pieces(of: range, separator: UInt8(ascii: ","), in: text) {
      scopes.append(scope(piece, in: text))
    }
    return scopes
  }

  /// Keywords joined by `::`, or a word. No keyword is spelt like one of the words.
  private func scope(_ range: Range<Int>, in text: borrowing Span<UInt8>) -> ScopePath {
    let pieces = pieces(of: range, separator: UInt8(ascii: ":"), in: text)
    var keywords: [Keyword] = []
    for piece in pieces {
      guard let keyword = Keyword(text.extracting(piece)) else { return scopeWord(range) }
      keywords.append(keyword)
    }
    return ScopePath(keywords)
  }

  private func scopeWord(_ range: Range<Int>) -> ScopePath {
    switch TableLine(range).text(0) {
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

  private func pieces(
    of range: Range<Int>, separator: UInt8, in text: borrowing Span<UInt8>
  ) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    for offset in range.lowerBound...range.upperBound
    where offset == range.upperBound || text[offset] == separator {
      if offset > start { pieces.append(start..<offset) }
      start = offset + 1
    }
    return pieces
  }
}
