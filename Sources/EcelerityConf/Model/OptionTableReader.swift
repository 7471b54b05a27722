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
    reserveCapacity()
    var lines = LineScanner(at: 0)
    while let line = lines.next(in: text), !line.isEmpty { types.append(type(line, in: text)) }
    var numbers = NumberScanner(at: lines.offset)
    while !numbers.endSection(in: text) { readScopes(&numbers, in: text) }
    while !numbers.endSection(in: text) { readAllowed(&numbers, in: text) }
    while !numbers.endSection(in: text) {
      rows.core.append(option(&numbers, ofModule: false, in: text))
    }
    while !numbers.endSection(in: text) {
      rows.modules.append(option(&numbers, ofModule: true, in: text))
    }
    while !numbers.endSection(in: text) { rows.stanzas.append(stanza(&numbers, in: text)) }
    rows.coreByKeyword = RowsByKeyword(rows.core.lazy.map(\.keyword))
    rows.modulesByKeyword = RowsByKeyword(rows.modules.lazy.map(\.keyword))
    rows.stanzasByKeyword = RowsByKeyword(rows.stanzas.lazy.map(\.keyword))
  }

  /// Names have about one row each, so that hardly anything is moved while the arrays grow.
  private mutating func reserveCapacity() {
    rows.core.reserveCapacity(Keyword.count)
    rows.modules.reserveCapacity(Keyword.count)
    rows.scopes.reserveCapacity(Keyword.count)
  }

  private func type(_ line: Range<Int>, in text: borrowing Span<UInt8>) -> OptionType {
    var word = ""
    for offset in line { word.unicodeScalars.append(Unicode.Scalar(text[offset])) }
    guard let type = OptionType(rawValue: word) else {
      preconditionFailure("a type that the vocabulary lacks")
    }
    return type
  }

  private mutating func readScopes(
    _ numbers: inout NumberScanner, in text: borrowing Span<UInt8>
  ) {
    let first = UInt16(rows.scopes.count)
    repeat { rows.scopes.append(scope(&numbers, in: text)) } while !numbers.isAtEndOfLine
    lists.append(first..<UInt16(rows.scopes.count))
  }

  /// Keywords plus one joined by `:`, or zero and the number of a word.
  private func scope(
    _ numbers: inout NumberScanner, in text: borrowing Span<UInt8>
  ) -> ScopePath {
    var keyword = numbers.next(in: text)
    guard keyword > 0 else { return word(numbers.next(in: text)) }
    var scope = ScopePath(Keyword(index: UInt16(keyword - 1)))
    while numbers.isJoined {
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

  private mutating func readAllowed(
    _ numbers: inout NumberScanner, in text: borrowing Span<UInt8>
  ) {
    let type = types[numbers.next(in: text)]
    let range = numbers.next(in: text)..<numbers.next(in: text)
    rows.allowed.append(DocumentedValues(range, type: type))
  }

  private func option(
    _ numbers: inout NumberScanner, ofModule isModuleOption: Bool,
    in text: borrowing Span<UInt8>
  ) -> OptionRow {
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

  private func stanza(
    _ numbers: inout NumberScanner, in text: borrowing Span<UInt8>
  ) -> StanzaRow {
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

/// Walks over the decimal numbers of the text, each of which one byte follows: a space, `:`, or the end of
/// its line.
private struct NumberScanner {
  private var offset: Int
  /// What stood after the last number.
  private var separator = UInt8(ascii: "\n")

  init(at offset: Int) {
    self.offset = offset
  }

  /// Whether the last number was that of its line.
  var isAtEndOfLine: Bool { separator == UInt8(ascii: "\n") }

  /// Whether the next number is joined to the last one.
  var isJoined: Bool { separator == UInt8(ascii: ":") }

  /// Skips an empty line, which is the end of a section, as is that of the text. Whether there was one.
  mutating func endSection(in text: borrowing Span<UInt8>) -> Bool {
    guard offset < text.count else { return true }
    guard text[offset] == UInt8(ascii: "\n") else { return false }
    offset += 1
    return true
  }

  mutating func next(in text: borrowing Span<UInt8>) -> Int {
    var number = 0
    while true {
      let byte = text[offset]
      offset += 1
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10 else {
        separator = byte
        return number
      }
      number = number &* 10 &+ Int(digit)
    }
  }
}
