extension SyntaxProblem {
  /// What is there, and what was expected; `quoted` returns the text to show for a range.
  func message(quoting quoted: (ByteRange) -> String) -> String {
    let text = SyntaxProblem.excerpt(quoted(range))
    switch kind {
    case .unterminatedComment: return "comment is not closed"
    case .nestedComment: return "`/*` inside a comment does not open another one"
    case .unterminatedString: return "string is not closed on its line"
    case .singleQuotes: return "single quotes do not enclose a value"
    case .typographicQuotes: return "typographic quotation mark where `\"` is meant"
    case .noBreakSpace: return "no-break space (U+00A0) where a space is meant"
    case .nulByte: return "NUL byte"
    case .wrapMark, .wrapMarkInString: return "`»` marks a wrapped line in the manual"
    case .ellipsis: return "`\(text)` stands for something the manual left out"
    case .boldMarkup: return "`**` is markup for bold text, not part of the language"
    case .placeholder: return "`\(text)` looks like a placeholder of the manual"
    case .hashTouchesWord: return "`#` directly after a word starts a comment"
    case .commentInsideWord: return "`/*` inside a word does not start a comment"
    case .equalsInsideWord: return "bare value contains `=`"
    case .bareBrackets: return "`\(text)` without quotes is read as a dictionary"
    case .unexpectedToken:
      return
        "unexpected \(SyntaxProblem.name(text)); expected a statement, `name = value` or `name {`"
    case .strayClosingBrace: return "`}` has no matching `{`"
    case .missingClosingBrace: return "stanza `\(text)` is not closed before the end of the file"
    case .missingOpeningBrace: return "expected `{` after `\(relatedText(quoted)) \(text)`"
    case .missingClosingParenthesis: return "list is not closed; expected `)`"
    case .missingClosingBracket: return "dictionary is not closed; expected `]`"
    case .missingValue: return "`\(text)` has no value after `=`"
    case .optionWithoutValue: return "`\(text)` is followed by neither `=` nor `{`"
    case .missingEquals: return "expected `=` before the list"
    case .quotedName: return "the name of an option or stanza is in quotes"
    case .colonForEquals: return "`:` instead of `=`"
    case .slashComment: return "`//` does not start a comment"
    case .includeWithEquals: return "an include takes no `=`"
    case .includeWithBody: return "an include names a file and has no body"
    case .missingIncludePath: return "`\(text)` names no file"
    case .nestedInList: return "a list holds words and strings, not \(SyntaxProblem.name(text))"
    case .nestedInDictionary:
      return "a dictionary holds `key = value`, not \(SyntaxProblem.name(text))"
    case .strayComma: return "stray comma"
    case .commaInDictionary: return "the pairs of a dictionary are not separated by commas"
    case .incompletePair: return "expected `= value` after the key `\(text)`"
    case .nestingTooDeep: return "stanza is nested deeper than \(Parser.maximumDepth) levels"
    case .equalsInHeader: return "`=` in the header of a stanza"
    case .mergeConflict: return "unresolved merge conflict"
    case .wideCharacters: return "the file is UTF-16"
    case .binaryFile: return "not a text file: NUL bytes"
    }
  }

  /// What to do about the problem.
  public var advice: String {
    switch kind {
    case .unterminatedComment: "close it with `*/`; the rest of the file is read as a comment"
    case .nestedComment: "the first `*/` ends the comment; remove the inner `/*`"
    case .unterminatedString: "add the closing `\"`"
    case .singleQuotes, .typographicQuotes: "use `\"`"
    case .noBreakSpace: "replace it with a space"
    case .nulByte: "remove it; how the server reads it is not documented"
    case .wrapMark, .wrapMarkInString: "join the lines and remove it"
    case .ellipsis: "write out what belongs here, or remove it"
    case .boldMarkup: "remove the asterisks"
    case .placeholder: "put your own value in its place"
    case .hashTouchesWord:
      "quote the value if `#` belongs to it, else put a space before the comment"
    case .commentInsideWord: "quote the value, or put a space before the comment"
    case .equalsInsideWord, .bareBrackets: "put it in double quotes"
    case .unexpectedToken: "remove it, or quote the value it belongs to"
    case .strayClosingBrace: "remove it, or add the missing `{`"
    case .missingClosingBrace: "add `}`"
    case .missingOpeningBrace: "add `{` to open the stanza, or `=` to assign the value"
    case .missingClosingParenthesis: "add `)`"
    case .missingClosingBracket: "add `]`"
    case .missingValue: "add the value, or `\"\"` for an empty one"
    case .optionWithoutValue: "write `name = value`, or `name {` to open a stanza"
    case .missingEquals: "write `name = ( … )`"
    case .quotedName: "remove the quotes"
    case .colonForEquals: "write `=`"
    case .slashComment: "write `#`"
    case .includeWithEquals, .includeWithBody, .missingIncludePath:
      "write the path in quotes right after the name, and nothing else"
    case .nestedInList: "lists do not nest; write the values in one list"
    case .nestedInDictionary: "dictionaries do not nest; write one word or string as the value"
    case .strayComma: "remove it"
    case .commaInDictionary: "remove the comma"
    case .incompletePair: "write `key = value`"
    case .nestingTooDeep: "check for a missing `}` further up"
    case .equalsInHeader: "remove the `=`"
    case .mergeConflict: "choose one side and remove the markers"
    case .wideCharacters: "save it as UTF-8"
    case .binaryFile: "name a file with configuration"
    }
  }

  /// A description of the related place.
  public var relatedMessage: String {
    switch kind {
    case .nestedComment: "the comment was opened here"
    case .unterminatedString: "the next quotation mark is here"
    case .hashTouchesWord: "the word ends here"
    case .missingClosingBrace: "by its indentation, this line is outside the stanza"
    case .missingClosingParenthesis, .missingClosingBracket: "it should be closed before this"
    case .missingOpeningBrace: "the stanza starts here"
    case .mergeConflict: "it ends here"
    default: "opened here"
    }
  }

  private func relatedText(_ quoted: (ByteRange) -> String) -> String {
    related.map { SyntaxProblem.excerpt(quoted($0)) } ?? ""
  }

  private static func name(_ text: String) -> String {
    text.isEmpty ? "the end of the file" : "`\(text)`"
  }

  /// The first line of `text`, shortened.
  private static func excerpt(_ text: String) -> String {
    let line = text.prefix { !$0.isNewline }
    return line.count > 40 ? line.prefix(37) + "…" : String(line)
  }
}
