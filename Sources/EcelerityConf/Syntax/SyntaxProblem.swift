/// A problem found by the lexer or the parser: an error, or input whose meaning is doubtful.
///
/// It records the kind and the places; the messages are in `SyntaxProblem+Message.swift`.
public struct SyntaxProblem: Hashable, Sendable {
  /// The kind of a problem.
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
    // Reported instead of all the problems that follow from them.
    case mergeConflict, wideCharacters, binaryFile
  }

  /// The kind of the problem.
  package var kind: Kind
  /// The bytes that are wrong.
  public var range: ByteRange
  /// The place where the construct was opened, or where it probably ends.
  public var related: ByteRange?

  init(_ kind: Kind, at range: ByteRange, related: ByteRange? = nil) {
    self.kind = kind
    self.range = range
    self.related = related
  }

  /// The problem in a file with `count` more bytes before it.
  func moved(by count: UInt32) -> SyntaxProblem {
    SyntaxProblem(kind, at: range.moved(by: count), related: related?.moved(by: count))
  }

  /// Whether the tree is uncertain here, so that nothing may be written based on it.
  public var isError: Bool { kind.severity == .error }

  /// Whether the problem is an error in more than the spelling of a token, so that the statements
  /// around it may differ from those intended.
  package var leavesStatementsUnsure: Bool { isError && !kind.isReadAsMeant }
}

extension SyntaxProblem.Kind {
  /// Whether the input is read as intended: as a quotation mark, a blank, or nothing.
  fileprivate var isReadAsMeant: Bool {
    switch self {
    case .typographicQuotes, .singleQuotes, .noBreakSpace, .commaInDictionary: true
    default: false
    }
  }

  /// An error leaves the tree uncertain; with a warning, the input was read, with a doubt.
  package var severity: Severity {
    switch self {
    case .nestedComment, .wrapMarkInString, .placeholder, .hashTouchesWord, .commentInsideWord,
      .equalsInsideWord, .bareBrackets, .equalsInHeader, .strayComma:
      .warning
    default: .error
    }
  }
}
