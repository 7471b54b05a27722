/// Lists and dictionaries.
extension Parser {
  /// list = "(" { scalar | "," } ")" ;
  mutating func parseList(_ node: NodeIndex) {
    let opening = index
    let margin = marginOfOpenBracket(.rightParenthesis)
    reportedInside.removeAll()
    advance()
    while true {
      switch kind {
      case .word, .string, .brokenString, .include, .regex:
        if isStatementInsideList || isOutside(margin) {
          return missClosing(node, opening, .missingClosingParenthesis)
        }
        advance()
      case .comma: parseComma()
      case .rightParenthesis: return advance()
      case .leftBrace, .rightBrace, .endOfFile:
        return missClosing(node, opening, .missingClosingParenthesis)
      case .stray: advance()
      case .rightBracket:
        missClosing(node, opening, .missingClosingParenthesis)
        return advance()
      default:
        reportOnce(.nestedInList, at: index)
        skipNested()
      }
    }
  }

  /// A comma may separate items; any other comma is reported.
  mutating func parseComma() {
    let previous = tokens.kind(index - 1)
    if previous == .comma || previous == .leftParenthesis || peek == .rightParenthesis {
      report(.strayComma, at: index)
    }
    advance()
  }

  /// Whether the line starts with `name =` or the header of a stanza: the list was not closed.
  var isStatementInsideList: Bool {
    guard kind == .word, peek == .equals || peek == .leftBrace || ahead(2) == .leftBrace else {
      return false
    }
    return startsLine(index)
  }

  /// The column of the current statement if its bracket is not closed before the next brace or
  /// bracket; otherwise 0. A line that starts at or left of it belongs to the next statement.
  func marginOfOpenBracket(_ closing: TokenKind) -> Int {
    var next = index + 1
    while true {
      switch tokens.kind(next) {
      case closing: return 0
      case .leftBrace, .rightBrace, .leftParenthesis, .rightParenthesis, .leftBracket,
        .rightBracket,
        .endOfFile:
        let name = tokens.kind(index - 1) == .equals ? index - 2 : index - 1
        return startsLine(name) ? column(name) : 0
      default: next += 1
      }
    }
  }

  func isOutside(_ margin: Int) -> Bool {
    margin > 0 && (kind == .word || kind == .include) && startsLine(index)
      && column(index) <= margin
  }

  /// dictionary = "[" { key "=" scalar } "]" ;
  mutating func parseDictionary(_ node: NodeIndex) {
    let opening = index
    let margin = marginOfOpenBracket(.rightBracket)
    reportedInside.removeAll()
    advance()
    while true {
      switch kind {
      case .word, .string, .brokenString, .include, .regex:
        if isStanzaInsideDictionary || isOutside(margin) {
          return missClosing(node, opening, .missingClosingBracket)
        }
        parsePair()
      case .comma:
        reportOnce(.commaInDictionary, at: index)
        advance()
      case .rightBracket: return advance()
      case .leftBrace, .rightBrace, .endOfFile:
        return missClosing(node, opening, .missingClosingBracket)
      case .rightParenthesis:
        missClosing(node, opening, .missingClosingBracket)
        return advance()
      case .stray: advance()
      default:
        reportOnce(.nestedInDictionary, at: index)
        skipNested()
      }
    }
  }

  var isStanzaInsideDictionary: Bool {
    guard peek == .leftBrace || (peek != .equals && ahead(2) == .leftBrace) else { return false }
    return startsLine(index)
  }

  /// key = STRING | WORD ;
  mutating func parsePair() {
    let key = index
    advance()
    guard kind == .equals else {
      if tokens.kind(key) != .brokenString { reportIncomplete(key) }
      return
    }
    advance()
    switch kind {
    case .word, .string, .brokenString, .include:
      // `key =` followed by `other = value` on the next line: the value of the key is missing.
      if peek == .equals, startsLine(index) {
        reportIncomplete(key)
      } else {
        advance()
      }
    case .leftParenthesis, .leftBracket, .leftBrace:
      reportOnce(.nestedInDictionary, at: index)
      skipNested()
    default: reportIncomplete(key)
    }
  }

  mutating func reportIncomplete(_ key: TokenIndex) {
    if !isReported { reportOnce(.incompletePair, at: key) }
  }

  mutating func missClosing(
    _ node: NodeIndex, _ opening: TokenIndex, _ kind: SyntaxProblem.Kind
  ) {
    mark(node, .missingClosing)
    // An extra bracket was already reported.
    let isNested = reportedInside.contains { $0 == .nestedInList || $0 == .nestedInDictionary }
    if !isNested { report(kind, at: opening, related: index) }
  }

  /// Skips one token, or everything up to its closing partner.
  mutating func skipNested() {
    if kind == .leftBrace { return skipBlock() }
    let isList = kind == .leftParenthesis
    var nested = 0
    repeat {
      switch kind {
      case .leftParenthesis, .leftBracket: nested += 1
      case .rightParenthesis, .rightBracket: nested -= 1
      case .leftBrace, .rightBrace, .endOfFile: return
      default: if isList, isStatementInsideList { return }
      }
      advance()
    } while nested > 0
  }

  mutating func skipBlock() {
    var nested = 0
    repeat {
      if kind == .endOfFile { return }
      if kind == .leftBrace { nested += 1 }
      if kind == .rightBrace { nested -= 1 }
      advance()
    } while nested > 0
  }
}
