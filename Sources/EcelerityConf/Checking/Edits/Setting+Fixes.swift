extension Setting {
  /// Removes the assignment, and its line when nothing else stands there.
  var removal: Edit { .removing(syntax.statement, in: span.file) }

  /// Writes `statement` on a line of its own behind the assignment, or beside it when that shares
  /// its line with something.
  func insertion(of statement: String) -> Edit {
    Setting.insertion(of: statement, behind: span, in: scope.configuration)
  }

  /// Writes `stanza` behind the stanza of `scope` in which the assignment stands; nil when that is
  /// elsewhere, because the assignment was included, or has no end.
  func insertion(of stanza: String, behind scope: Scope) -> Edit? {
    if scope.isGlobal { return insertion(of: stanza) }
    let opening = scope.headers.first { header in
      let outer = header.stanzaSpan
      return outer.file == span.file && outer.range.lowerBound <= span.range.lowerBound
        && span.range.upperBound <= outer.range.upperBound
        && header.syntax.closingToken != nil
    }
    return opening.map {
      Setting.insertion(of: stanza, behind: $0.stanzaSpan, in: configuration)
    }
  }

  /// Writes `stanza` at the top level, behind what the assignment stands in.
  func insertionAtTop(of stanza: String) -> Edit? {
    var outermost = scope
    while let parent = outermost.parent, !parent.isGlobal { outermost = parent }
    return insertion(of: stanza, behind: outermost)
  }

  private static func insertion(
    of text: String, behind span: SourceSpan, in configuration: Configuration
  ) -> Edit {
    let source = configuration.file(span.file).tree.source
    // Not back to the start of the line: a generated file may be one line.
    let start = span.withBlanksBefore(in: configuration).range.lowerBound
    let isAlone = start == 0 || source.bytes[Int(start) - 1] == UInt8(ascii: "\n")
    let end = span.range.upperBound
    return Edit(
      replace: SourceSpan(span.file, ByteRange(end, end)),
      with: (isAlone ? "\n" + source.text(ByteRange(start, span.range.lowerBound)) : " ") + text)
  }
}

extension SourceSpan {
  /// The span with the blanks in front of it.
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
