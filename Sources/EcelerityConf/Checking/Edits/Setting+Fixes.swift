extension Setting {
  /// An edit that removes the assignment, and its line when nothing else is on it.
  var removal: Edit { .removing(syntax.statement, in: span.file) }

  /// An edit that inserts `statement` on a line of its own after the assignment, or beside it when the assignment
  /// shares its line.
  func insertion(of statement: String) -> Edit {
    Setting.insertion(of: statement, after: span, in: scope.configuration)
  }

  /// An edit that inserts `stanza` after the stanza of `scope` that contains the assignment; nil when that is in
  /// another file, because the assignment was included, or is not closed.
  func insertion(of stanza: String, after scope: Scope) -> Edit? {
    if scope.isGlobal { return insertion(of: stanza) }
    let opening = scope.headers.first { header in
      let outer = header.stanzaSpan
      return outer.file == span.file && outer.range.lowerBound <= span.range.lowerBound
        && span.range.upperBound <= outer.range.upperBound
        && header.syntax.closingToken != nil
    }
    return opening.map {
      Setting.insertion(of: stanza, after: $0.stanzaSpan, in: configuration)
    }
  }

  /// An edit that inserts `stanza` at the top level, after the statement that contains the assignment.
  func insertionAtTop(of stanza: String) -> Edit? {
    var outermost = scope
    while let parent = outermost.parent, !parent.isGlobal { outermost = parent }
    return insertion(of: stanza, after: outermost)
  }

  private static func insertion(
    of text: String, after span: SourceSpan, in configuration: Configuration
  ) -> Edit {
    let source = configuration.file(span.file).tree.source
    // Not from the start of the line: a generated file may be one line.
    let start = span.withBlanksBefore(in: configuration).range.lowerBound
    let isAlone = start == 0 || source.bytes[Int(start) - 1] == UInt8(ascii: "\n")
    let end = span.range.upperBound
    return Edit(
      replace: SourceSpan(span.file, ByteRange(end, end)),
      with: (isAlone ? "\n" + source.text(ByteRange(start, span.range.lowerBound)) : " ") + text)
  }
}

extension SourceSpan {
  /// The span with the blanks before it.
  func withBlanksBefore(in configuration: Configuration) -> SourceSpan {
    let bytes = configuration.file(file).tree.source.bytes
    var lower = Int(range.lowerBound)
    while lower > 0, bytes[lower - 1] == UInt8(ascii: " ") || bytes[lower - 1] == UInt8(ascii: "\t")
    {
      lower -= 1
    }
    return SourceSpan(file, ByteRange(UInt32(lower), range.upperBound))
  }
}
