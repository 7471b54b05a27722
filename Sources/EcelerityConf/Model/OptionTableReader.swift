/// Makes rows of the generated numbers. They are ours: what they contradict is our bug and traps.
///
/// Numbers and not the text, because every command reads them before anything else.
struct OptionTableReader {
  private var rows = OptionTableRows()
  private var types: [OptionType] = []
  /// Which of the scopes of all rows each list of places is.
  private var lists: [Range<UInt16>] = []

  static func read() -> OptionTableRows {
    var reader = OptionTableReader()
    reader.read(OptionTableText.numbers.utf8.span)
    return reader.rows
  }

  private mutating func read(_ text: borrowing Span<UInt8>) {
    var lines = LineScanner(at: 0)
    while let line = lines.next(in: text), !line.isEmpty { types.append(type(line, in: text)) }
    while let line = lines.next(in: text), !line.isEmpty { readScopes(line, in: text) }
    while let line = lines.next(in: text), !line.isEmpty { readAllowed(line, in: text) }
    while let line = lines.next(in: text), !line.isEmpty {
      rows.core.append(option(line, ofModule: false, in: text))
    }
    while let line = lines.next(in: text), !line.isEmpty {
      rows.modules.append(option(line, ofModule: true, in: text))
    }
    while let line = lines.next(in: text), !line.isEmpty {
      rows.stanzas.append(stanza(line, in: text))
    }
    rows.coreByKeyword = RowsByKeyword(rows.core.lazy.map(\.keyword))
    rows.modulesByKeyword = RowsByKeyword(rows.modules.lazy.map(\.keyword))
    rows.stanzasByKeyword = RowsByKeyword(rows.stanzas.lazy.map(\.keyword))
  }

  private func type(_ line: Range<Int>, in text: borrowing Span<UInt8>) -> OptionType {
    var word = ""
    for offset in line { word.unicodeScalars.append(Unicode.Scalar(text[offset])) }
    guard let type = OptionType(rawValue: word) else {
      preconditionFailure("a type that the vocabulary lacks")
    }
    return type
  }

  private mutating func readScopes(_ line: Range<Int>, in text: borrowing Span<UInt8>) {
    let first = UInt16(rows.scopes.count)
    var numbers = NumberScanner(line)
    while !numbers.isAtEnd { rows.scopes.append(scope(&numbers, in: text)) }
    lists.append(first..<UInt16(rows.scopes.count))
  }

  /// Keywords plus one joined by `:`, or zero and the number of a word.
  private func scope(
    _ numbers: inout NumberScanner, in text: borrowing Span<UInt8>
  ) -> ScopePath {
    var keyword = numbers.next(in: text)
    guard keyword > 0 else { return word(numbers.next(in: text)) }
    var scope = ScopePath(Keyword(index: UInt16(keyword - 1)))
    while numbers.isJoined(in: text) {
      keyword = numbers.next(in: text)
      scope = ScopePath(Keyword(index: UInt16(keyword - 1)), in: scope)
    }
    return scope
  }

  private func word(_ number: Int) -> ScopePath {
    switch number {
    case 1: return .global
    case 2: return .anywhere
    case 3: return .anyModule
    default: preconditionFailure("a scope of the table is no stanza")
    }
  }

  private mutating func readAllowed(_ line: Range<Int>, in text: borrowing Span<UInt8>) {
    var numbers = NumberScanner(line)
    let type = types[numbers.next(in: text)]
    let range = numbers.next(in: text)..<numbers.next(in: text)
    rows.allowed.append(AllowedValues(OptionTableText.text(range), type: type))
  }

  private func option(
    _ line: Range<Int>, ofModule isModuleOption: Bool, in text: borrowing Span<UInt8>
  ) -> OptionRow {
    var numbers = NumberScanner(line)
    let keyword = Keyword(index: UInt16(numbers.next(in: text)))
    let type = types[numbers.next(in: text)]
    let module = numbers.next(in: text)
    return OptionRow(
      keyword: keyword,
      kind: type == .scope ? .scope : .option,
      type: type,
      module: module == 0 ? nil : Keyword(index: UInt16(module - 1)),
      isModuleOption: isModuleOption,
      line: TableLine(numbers.next(in: text)..<numbers.next(in: text)),
      scopeIndices: lists[numbers.next(in: text)],
      allowedIndex: UInt16(numbers.next(in: text)))
  }

  private func stanza(_ line: Range<Int>, in text: borrowing Span<UInt8>) -> StanzaRow {
    var numbers = NumberScanner(line)
    let keyword = Keyword(index: UInt16(numbers.next(in: text)))
    let label = StanzaRow.Label.allCases[numbers.next(in: text)]
    let kind = StanzaRow.Kind.allCases[numbers.next(in: text)]
    let isRepeatable = numbers.next(in: text) == 1
    let line = TableLine(numbers.next(in: text)..<numbers.next(in: text))
    let list = lists[numbers.next(in: text)]
    return StanzaRow(
      keyword: keyword, kind: kind, label: label, isRepeatable: isRepeatable,
      parents: Array(rows.scopes[Int(list.lowerBound)..<Int(list.upperBound)]), line: line)
  }
}

/// Walks over the decimal numbers of a line, which one byte separates.
private struct NumberScanner {
  private var offset: Int
  private let end: Int

  init(_ line: Range<Int>) {
    (offset, end) = (line.lowerBound, line.upperBound)
  }

  var isAtEnd: Bool { offset >= end }

  /// Whether `:` stood after the last number.
  func isJoined(in text: borrowing Span<UInt8>) -> Bool {
    !isAtEnd && text[offset - 1] == UInt8(ascii: ":")
  }

  mutating func next(in text: borrowing Span<UInt8>) -> Int {
    var number = 0
    while offset < end {
      let digit = text[offset] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      number = number &* 10 &+ Int(digit)
      offset += 1
    }
    offset += 1
    return number
  }
}
