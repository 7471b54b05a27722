/// Reads rows of the generated sections in place. The sections are part of the program, so a malformed one is a
/// bug and traps.
///
/// Rows are read on request and not cached: a command needs a few options, and making a thousand rows takes
/// longer than everything else it does with a small file.
enum OptionTableReader {
  /// The first row of a name in each section, and the start of the name in the text.
  struct Name {
    let start: Int
    let core: Int
    let modules: Int
    let stanzas: Int
  }

  static var coreCount: Int { count(OptionTableText.core, Width.option) }
  static var moduleCount: Int { count(OptionTableText.modules, Width.option) }
  static var stanzaCount: Int { count(OptionTableText.stanzas, Width.stanza) }
  /// Counts the empty one too, which has no row.
  static var allowedCount: Int { count(OptionTableText.allowed, Width.allowed) + 1 }

  /// The length of a row in bytes, its end of line included.
  private enum Width {
    static let name = 10
    static let slot = 9
    static let scope = 9
    static let allowed = 8
    static let option = 17
    static let stanza = 15
  }

  /// The last row has no end of line.
  private static func count(_ section: String, _ width: Int) -> Int {
    (section.utf8.count + 1) / width
  }

  /// Name `index`; past the last one, the position where another would begin.
  static func name(_ index: Int) -> Name {
    let text = OptionTableText.names.utf8.span
    var digits = DigitScanner(at: index * Width.name)
    return Name(
      start: digits.next(3, in: text), core: digits.next(2, in: text),
      modules: digits.next(2, in: text), stanzas: digits.next(2, in: text))
  }

  /// A slot of the hash table of names.
  struct Slot {
    /// The number of the name plus one; zero when the slot is free.
    let name: Int
    let tag: Int
    /// The bytes of the name in the text.
    let range: Range<Int>
  }

  /// Slot `index` of the section `text`. All of its digits are read at once, as every statement of a file needs one.
  @inline(__always)
  static func slot(_ index: Int, in text: Span<UInt8>) -> Slot {
    let digits = EightBytes(text, at: index &* Width.slot).value &- 0x3030_3030_3030_3030
    let digit = { (place: UInt64) in Int(truncatingIfNeeded: digits >> (place &* 8) & 63) }
    let start = digit(4) << 12 | digit(5) << 6 | digit(6)
    return Slot(
      name: digit(0) << 6 | digit(1), tag: digit(2) << 6 | digit(3),
      range: start..<start &+ digit(7))
  }

  static func scope(_ index: Int) -> ScopePath {
    let text = OptionTableText.scopes.utf8.span
    var digits = DigitScanner(at: index * Width.scope)
    var packed: UInt64 = 0
    for _ in 0..<4 { packed = packed << 16 | UInt64(digits.next(2, in: text)) }
    return ScopePath(packed: packed)
  }

  /// The allowed values with the number `index`; zero is the empty one.
  static func allowed(_ index: Int) -> AllowedValues {
    guard index > 0 else { return AllowedValues("", type: .string) }
    let text = OptionTableText.allowed.utf8.span
    var digits = DigitScanner(at: (index - 1) * Width.allowed)
    let type = OptionTableText.type(digits.next(1, in: text))
    let column = digits.next(3, in: text)..<digits.next(3, in: text)
    return AllowedValues(OptionTableText.text(column), type: type)
  }

  static func core(_ index: Int) -> OptionRow {
    option(index, ofModule: false, in: OptionTableText.core.utf8.span)
  }

  static func module(_ index: Int) -> OptionRow {
    option(index, ofModule: true, in: OptionTableText.modules.utf8.span)
  }

  /// Whether row `index` of modules' options is of the module `module`. Called for all rows in a row, so it reads
  /// nothing else.
  static func isOption(_ index: Int, of module: Keyword) -> Bool {
    let text = OptionTableText.modules.utf8.span
    var digits = DigitScanner(at: index * Width.option + 3)
    return digits.next(2, in: text) == Int(module.rawValue) + 1
  }

  /// Calls `body` with the name and the type of every row.
  @inline(__always)
  static func forEachOption(_ body: (Keyword, OptionType) -> Void) {
    forEachOption(coreCount, in: OptionTableText.core.utf8.span, body)
    forEachOption(moduleCount, in: OptionTableText.modules.utf8.span, body)
  }

  @inline(__always)
  private static func forEachOption(
    _ count: Int, in text: borrowing Span<UInt8>, _ body: (Keyword, OptionType) -> Void
  ) {
    for index in 0..<count {
      var digits = DigitScanner(at: index * Width.option)
      let name = Keyword(index: UInt16(digits.next(2, in: text)))
      body(name, OptionTableText.type(digits.next(1, in: text)))
    }
  }

  private static func option(
    _ index: Int, ofModule isModuleOption: Bool, in text: borrowing Span<UInt8>
  ) -> OptionRow {
    var digits = DigitScanner(at: index * Width.option)
    let keyword = Keyword(index: UInt16(digits.next(2, in: text)))
    let type = OptionTableText.type(digits.next(1, in: text))
    let module = digits.next(2, in: text)
    return OptionRow(
      keyword: keyword,
      kind: type == .scope ? .scope : .option,
      type: type,
      module: module == 0 ? nil : Keyword(index: UInt16(module - 1)),
      isModuleOption: isModuleOption,
      line: TableLine(digits.next(3, in: text)..<digits.next(3, in: text)),
      scopeIndices: digits.nextRange(in: text),
      allowedIndex: UInt16(digits.next(2, in: text)))
  }

  static func stanza(_ index: Int) -> StanzaRow {
    let text = OptionTableText.stanzas.utf8.span
    var digits = DigitScanner(at: index * Width.stanza)
    let keyword = Keyword(index: UInt16(digits.next(2, in: text)))
    let label = StanzaRow.Label(number: digits.next(1, in: text))
    let kind = StanzaRow.Kind(number: digits.next(1, in: text))
    let isRepeatable = digits.next(1, in: text) == 1
    return StanzaRow(
      keyword: keyword, kind: kind, label: label, isRepeatable: isRepeatable,
      line: TableLine(digits.next(3, in: text)..<digits.next(3, in: text)),
      scopeIndices: digits.nextRange(in: text))
  }
}

/// Reads numbers whose digits have six bits each and are the characters from `0` on.
private struct DigitScanner {
  private var offset: Int

  init(at offset: Int) {
    self.offset = offset
  }

  @inline(__always)
  mutating func next(_ count: Int, in text: borrowing Span<UInt8>) -> Int {
    var number = 0
    for _ in 0..<count {
      number = number << 6 | Int(text[offset] &- UInt8(ascii: "0"))
      offset &+= 1
    }
    return number
  }

  /// A range of scopes: the first one and their number.
  @inline(__always)
  mutating func nextRange(in text: borrowing Span<UInt8>) -> Range<UInt16> {
    let first = UInt16(next(2, in: text))
    return first..<first + UInt16(next(1, in: text))
  }
}
