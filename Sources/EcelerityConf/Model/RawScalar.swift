/// One word or string of a value as its bytes in the file, without quotes.
///
/// Rules that check nearly every value of a file use it, and make a `String` only of what they report.
struct RawScalar {
  let tree: SyntaxTree
  let file: FileID
  let token: TokenIndex
  /// The bytes between the quotes, escapes not decoded.
  let inner: ByteRange

  init(_ token: TokenIndex, of tree: SyntaxTree, in file: FileID) {
    self.tree = tree
    self.file = file
    self.token = token
    inner = ScalarText.innerRange(token, in: tree)
  }

  var bytes: ArraySlice<UInt8> { tree.source.bytes[inner.indices] }

  /// Whether `bytes` are the text: ASCII without escapes.
  var isVerbatim: Bool { ScalarText.isVerbatim(bytes) }

  /// The text with quotes and escapes resolved.
  var text: String { ScalarText.value(token, in: tree) }

  /// The decoded value, which does not retain the file.
  var scalar: Scalar {
    Scalar(text: text, span: span, isQuoted: tree.tokens.kind(token) == .string)
  }

  /// The text for a message: in backquotes, on one line and not too long; passwords and keys are masked.
  var shown: String {
    let text = text
    if text.isEmpty { return "empty value" }
    guard !Redaction.applies(to: tree.tokens.range(token), of: tree) else {
      return "`\(Redaction.mask)`"
    }
    let line = text.prefix(60).contains(where: \.isNewline) ? RawScalar.onOneLine(text) : text
    return line.count > 60 ? "`\(line.prefix(57))…`" : "`\(line)`"
  }

  /// The beginning of `text` with its line breaks escaped: `\n`, `\u{2028}`.
  private static func onOneLine(_ text: String) -> String {
    var line = ""
    for character in text.prefix(80) {
      if character.isNewline {
        for scalar in character.unicodeScalars { line += scalar.escaped(asASCII: true) }
      } else {
        line.append(character)
      }
    }
    return line
  }

  /// The whole token, quotes included.
  var span: SourceSpan { SourceSpan(file, tree.tokens.range(token)) }

  /// The bytes between the quotes; the whole token if there are none.
  var innerSpan: SourceSpan { inner.isEmpty ? span : SourceSpan(file, inner) }

  var isBare: Bool { tree.tokens.kind(token) == .word }

  /// Whether the bytes mean something other than themselves, or are reported already: a string in
  /// odd quotes, a placeholder without quotes, a word with a separator at its end.
  var isReportedElsewhere: Bool {
    switch tree.tokens.kind(token) {
    case .word: isPlaceholder || endsWithSeparator
    case .brokenString: true
    default: false
    }
  }

  /// Whether a bare word ends with `;` or `,`, which separate nothing outside of a list.
  var endsWithSeparator: Bool {
    guard isBare, let last = bytes.last else { return false }
    return last == UInt8(ascii: ";") || last == UInt8(ascii: ",")
  }

  private var isPlaceholder: Bool {
    bytes.first == UInt8(ascii: "<") && bytes.last == UInt8(ascii: ">")
  }

  /// Up to eight bytes in lower case as one number; nil when there are more.
  var packed: UInt64? {
    guard inner.count <= 8 else { return nil }
    return RawScalar.pack(bytes)
  }

  /// Whether it is `word`, in any letter case.
  func spells(_ word: String) -> Bool {
    inner.count == word.utf8.count && bytes.elementsEqual(word.utf8, by: UInt8.equalsIgnoringCase)
  }

  /// Whether it is an optional minus and digits.
  var isInteger: Bool {
    let source = tree.source.bytes
    let bytes = source.span.extracting(inner.indices)
    let start = RawScalar.startOfDigits(bytes)
    for index in start..<bytes.count where !bytes[index].isDigit { return false }
    return start < bytes.count
  }

  /// The whole number it is; nil when it is none or does not fit.
  var integer: Int? {
    guard inner.count <= 20 else { return nil }
    let source = tree.source.bytes
    let bytes = source.span.extracting(inner.indices)
    let start = RawScalar.startOfDigits(bytes)
    guard start < bytes.count else { return nil }
    var number = 0
    for index in start..<bytes.count {
      guard bytes[index].isDigit else { return nil }
      let (ten, carry) = number.multipliedReportingOverflow(by: 10)
      let (sum, more) = ten.addingReportingOverflow(Int(bytes[index] - UInt8(ascii: "0")))
      if carry || more { return nil }
      number = sum
    }
    return start == 0 ? number : -number
  }

  /// The index of the first digit: after the minus, if there is one.
  private static func startOfDigits(_ bytes: Span<UInt8>) -> Int {
    !bytes.isEmpty && bytes[0] == UInt8(ascii: "-") ? 1 : 0
  }

  static func pack(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var packed: UInt64 = 0
    for byte in bytes { packed = packed << 8 | UInt64(byte.lowercased) }
    return packed
  }
}

extension Setting {
  /// How the value is written.
  var form: ValueForm { ValueForm(syntax.statement.kind) }

  /// The value, if it is one word or string.
  var rawScalar: RawScalar? {
    let record = record
    let tree = configuration.files[Int(record.file)].tree
    let node = tree.nodes[Int(record.node)]
    guard node.kind == .option, !node.flags.contains(.missingValue) else { return nil }
    return RawScalar(TokenIndex(node.endToken) - 1, of: tree, in: FileID(record.file))
  }

  /// The items of a list; none for other values.
  var rawItems: [RawScalar] {
    guard case .list(let items) = syntax.value else { return [] }
    let tree = tree
    return items.map { RawScalar($0, of: tree, in: fileID) }
  }
}
