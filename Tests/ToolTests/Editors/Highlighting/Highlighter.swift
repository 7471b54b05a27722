/// An editor's names for the parts of a configuration file.
struct Highlighter {
  /// The class of each name; names for plain text and punctuation have the class `""`.
  let classes: [String: String]
  /// Whether it highlights a comment with a directive as one piece.
  let showsDirectivesAsComments: Bool

  static let vim = Highlighter(
    classes: [
      "Comment": "comment", "CommentBeforeLabel": "comment", "CommentBeforeValue": "comment",
      "CommentBeforeAssignment": "comment", "Directive": "directive", "Include": "include",
      "KnownStanza": "stanza", "KnownOption": "option", "Label": "label", "Pattern": "regex",
      "Key": "key", "String": "string", "Escape": "escape", "Number": "number",
      "Boolean": "boolean", "Word": "word", "Item": "word", "Stanza": "", "Option": "",
      "Equals": "", "Delimiter": "", "List": "", "none": "",
    ], showsDirectivesAsComments: false)

  static let textMate = Highlighter(
    classes: [
      "comment.line.number-sign": "comment", "comment.block": "comment",
      "keyword.other.directive": "directive", "keyword.control.include": "include",
      "keyword.other.stanza": "stanza", "variable.parameter.option": "option",
      "entity.name.label": "label", "string.regexp.label": "regex", "variable.other.key": "key",
      "string.quoted.double": "string", "constant.character.escape": "escape",
      "constant.numeric": "number", "constant.language.boolean": "boolean",
      "constant.other.word": "word", "keyword.operator.assignment": "",
      "punctuation.section.block": "", "meta.list": "", "meta.dictionary": "", "source": "",
    ], showsDirectivesAsComments: false)

  static let treeSitter = Highlighter(
    classes: [
      "comment": "comment", "keyword.directive": "comment", "keyword.import": "include",
      "keyword": "stanza", "property": "option", "label": "label", "string.regexp": "regex",
      "variable.member": "key", "string": "string", "string.escape": "escape",
      "number": "number", "boolean": "boolean", "constant": "word", "operator": "",
      "punctuation.bracket": "", "punctuation.delimiter": "", "none": "",
    ], showsDirectivesAsComments: true)

  /// The pieces in the output of a script of `Grammar/tests`, in the classes shared by all editors;
  /// a name without a class is kept.
  func pieces(_ rows: String) -> [HighlightedPiece] {
    let pieces = rows.split(separator: "\n").compactMap(HighlightedPiece.init).map { piece in
      piece.shown(as: classes[Self.bareName(piece.kind)] ?? piece.kind)
    }
    return Self.joined(pieces.filter { $0.kind != "" })
  }

  /// The recorded pieces, as far as this editor distinguishes them.
  func expected(_ rows: String) -> [HighlightedPiece] {
    let pieces = rows.split(separator: "\n").compactMap(HighlightedPiece.init)
    guard showsDirectivesAsComments else { return Self.joined(pieces) }
    return Self.joined(
      pieces.map { $0.kind == "directive" ? $0.shown(as: "comment") : $0 })
  }

  /// A name without that of the language.
  private static func bareName(_ name: String) -> String {
    if name.hasSuffix(".ecelerity") { return String(name.dropLast(".ecelerity".count)) }
    return name.hasPrefix("ecelerity") ? String(name.dropFirst("ecelerity".count)) : name
  }

  private static func joined(_ pieces: [HighlightedPiece]) -> [HighlightedPiece] {
    pieces.reduce(into: []) { joined, piece in
      if piece.kind == "comment", let whole = joined.last?.joined(with: piece) {
        joined[joined.count - 1] = whole
      } else {
        joined.append(piece)
      }
    }
  }
}
