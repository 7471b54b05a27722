/// Something the lexer or the parser could not read, or read with a doubt.
///
/// Only the kind and the places are recorded here; the words are in `SyntaxProblem+Message.swift`.
public struct SyntaxProblem: Hashable, Sendable {
  /// What is wrong.
  package enum Kind: Hashable, Sendable, CaseIterable {
    // Found by the lexer.
    case unterminatedComment, nestedComment, unterminatedString
    case singleQuotes, typographicQuotes, noBreakSpace, nulByte
    case wrapMark, wrapMarkInString, ellipsis, boldMarkup, placeholder
    case hashTouchesWord, commentInsideWord, equalsInsideWord
    case bareBrackets
    // Found by the parser.
    case unexpectedToken, strayClosingBrace, missingClosingBrace, missingOpeningBrace
    case missingClosingParenthesis, missingClosingBracket
    case missingValue, optionWithoutValue, missingEquals, quotedName
    case colonForEquals, slashComment
    case includeWithEquals, includeWithBody, missingIncludePath
    case nestedInList, nestedInDictionary, strayComma, commaInDictionary, incompletePair
    case nestingTooDeep, equalsInHeader
    // In the place of all that follows from them.
    case mergeConflict, wideCharacters
  }

  /// What is wrong.
  package var kind: Kind
  /// Where.
  public var range: ByteRange
  /// Where the thing was opened, or where it probably ends.
  public var related: ByteRange?

  init(_ kind: Kind, at range: ByteRange, related: ByteRange? = nil) {
    self.kind = kind
    self.range = range
    self.related = related
  }

  /// The same problem in a file in which `count` bytes stand before what it was found in.
  func moved(by count: UInt32) -> SyntaxProblem {
    SyntaxProblem(kind, at: range.moved(by: count), related: related?.moved(by: count))
  }

  /// Whether the tree is unsure here, so that nothing may be written on its grounds.
  public var isError: Bool { kind.severity == .error }

  /// Whether it is an error and more than how a token is written, so that the statements around it may be
  /// others than those that are meant.
  package var leavesStatementsUnsure: Bool { isError && !kind.isReadAsMeant }
}

extension SyntaxProblem.Kind {
  /// Whether it is read as what it stands for: a quotation mark, a blank, or nothing.
  fileprivate var isReadAsMeant: Bool {
    switch self {
    case .typographicQuotes, .singleQuotes, .noBreakSpace, .commaInDictionary: true
    default: false
    }
  }

  /// An error leaves the tree unsure; a warning was read, with a doubt.
  package var severity: Severity {
    switch self {
    case .nestedComment, .wrapMarkInString, .placeholder, .hashTouchesWord, .commentInsideWord,
      .equalsInsideWord, .bareBrackets, .equalsInHeader, .strayComma:
      .warning
    default: .error
    }
  }
}
