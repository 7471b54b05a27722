/// A comment that suppresses findings, or was meant to.
///
/// `# conflint: allow RULE[,RULE] reason` applies to its own line, or to the next one when it is alone on its line or
/// its own has no finding of the rule. Of several below each other, each applies to the line below the last.
/// `# conflint: allow-file RULE[,RULE] reason` applies to its file. A blank may follow a comma before the name of a
/// rule.
struct Suppression {
  /// A word and its place.
  struct Word {
    let text: String
    let span: SourceSpan
  }

  /// The effect of the comment.
  enum Verb: String, CaseIterable {
    case allow
    case allowFile = "allow-file"
  }

  static let marker = "conflint:"

  /// The whole comment.
  let span: SourceSpan
  /// The verb as it is written.
  let word: Word
  /// The rules that it names; none when it ends before.
  let names: [Word]
  private let source: SourceFile

  /// The verb; nil when there is no such verb.
  var verb: Verb? { Verb(rawValue: word.text) }

  /// The place of all names, with the commas between them.
  var list: SourceSpan? {
    guard let first = names.first, let last = names.last else { return nil }
    let range = ByteRange(first.span.range.lowerBound, last.span.range.upperBound)
    return SourceSpan(span.file, range)
  }

  /// Reads the comment `range` of `file`; nil when it does not start with the marker, or nothing follows that.
  init?(_ range: ByteRange, in file: ConfigurationFile) {
    let source = file.tree.source
    let bytes = source.bytes[range.indices]
    let text = bytes.drop(while: Suppression.isDecoration)
    guard text.starts(with: Suppression.marker.utf8) else { return nil }
    let isClosed =
      bytes.starts(with: "/*".utf8) && bytes.count > 3 && bytes.suffix(2) == [0x2A, 0x2F]
    let words = (isClosed ? text.dropLast(2) : text).dropFirst(Suppression.marker.utf8.count)
      .split(maxSplits: 1, whereSeparator: ByteClass.isWhiteSpace)
    guard let first = words.first else { return nil }
    func word(_ part: ArraySlice<UInt8>) -> Word {
      let place = ByteRange(UInt32(part.startIndex), UInt32(part.endIndex))
      return Word(text: source.text(place), span: SourceSpan(file.id, place))
    }
    span = SourceSpan(file.id, range)
    self.source = source
    self.word = word(first)
    names = words.count < 2 ? [] : Suppression.names(in: words[1], word)
  }

  /// The names at the beginning of `text`, each converted by `word`. A reason may follow a comma, too.
  private static func names(
    in text: ArraySlice<UInt8>, _ word: (ArraySlice<UInt8>) -> Word
  ) -> [Word] {
    var names: [Word] = []
    var rest = text.drop(while: ByteClass.isWhiteSpace)
    while !rest.isEmpty {
      let list = rest.prefix { !ByteClass.isWhiteSpace($0) }
      let found = list.split(separator: UInt8(ascii: ",")).map(word)
      if let first = found.first, !names.isEmpty, !isProbablyRule(first.text) { break }
      names += found
      guard list.last == UInt8(ascii: ",") else { break }
      rest = rest[list.endIndex...].drop(while: ByteClass.isWhiteSpace)
    }
    return names
  }

  private static func isProbablyRule(_ text: String) -> Bool {
    let ids = RuleCatalog.all.lazy.map { $0.description.id }
    return RuleCatalog.rule(text) != nil || Spelling.suggestion(for: text, among: ids) != nil
  }

  /// An edit that removes the rules `others`, or the whole comment when none is left.
  func removing(_ others: [Word]) -> Edit {
    let kept = names.filter { name in !others.contains { $0.span == name.span } }
    guard let list, !kept.isEmpty else { return .removing(span.range, of: source, in: span.file) }
    return Edit(replace: list, with: kept.map(\.text).joined(separator: ","))
  }

  private static func isDecoration(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "#"), UInt8(ascii: "/"), UInt8(ascii: "*"), UInt8(ascii: " "), 9: true
    default: false
    }
  }
}
