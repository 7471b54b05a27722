extension Setting {
  /// Removes the assignment, and its line when nothing else stands there.
  var removal: Edit { .removing(syntax.statement, in: span.file) }

  /// The fix that takes the option out of its scope, for an assignment in force; nil where an earlier assignment of
  /// the scope stands in another file, which may be read elsewhere too.
  var unsetting: Fix? { Setting.unsetting([self]).map { Fix(isSafe: false, edits: $0) } }

  /// Removes the assignments, which are of one file, and those of their scopes that they replaced, the last of which
  /// would hold without them.
  static func unsetting(_ settings: [Setting]) -> [Edit]? {
    guard let file = settings.first?.fileID, let source = settings.first?.tree.source else {
      return nil
    }
    var ranges: [ByteRange] = []
    for setting in settings {
      var next: Setting? = setting
      while let current = next {
        guard current.fileID == file else { return nil }
        ranges.append(current.syntax.statement.range)
        next = current.replaced
      }
    }
    return joined(ranges, in: source).map { .removing($0, of: source, in: file) }
  }

  /// The same bytes in reading order, statements with nothing but white space between them as one.
  private static func joined(_ ranges: [ByteRange], in source: SourceFile) -> [ByteRange] {
    var joined: [ByteRange] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      guard let last = joined.last else {
        joined.append(range)
        continue
      }
      // A file that is included twice has the same assignment twice.
      if range == last { continue }
      let gap = source.bytes[Int(last.upperBound)..<Int(range.lowerBound)]
      if gap.allSatisfy(ByteClass.isWhiteSpace) {
        joined[joined.count - 1] = ByteRange(last.lowerBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    return joined
  }

  /// Writes `statement` on a line of its own behind the assignment, or beside it when that shares
  /// its line with something.
  func insertion(of statement: String) -> Edit {
    insertion(of: [statement])
  }

  /// The same with several statements.
  func insertion(of statements: [String]) -> Edit {
    Setting.insertion(of: statements, behind: span, in: scope.configuration)
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
      Setting.insertion(of: [stanza], behind: $0.stanzaSpan, in: configuration)
    }
  }

  /// Writes `stanza` at the top level, behind what the assignment stands in.
  func insertionAtTop(of stanza: String) -> Edit? {
    var outermost = scope
    while let parent = outermost.parent, !parent.isGlobal { outermost = parent }
    return insertion(of: stanza, behind: outermost)
  }

  private static func insertion(
    of statements: [String], behind span: SourceSpan, in configuration: Configuration
  ) -> Edit {
    let source = configuration.file(span.file).tree.source
    // Not back to the start of the line: a generated file may be one line.
    let start = span.withBlanksBefore(in: configuration).range.lowerBound
    let isAlone = start == 0 || source.bytes[Int(start) - 1] == UInt8(ascii: "\n")
    let end = span.range.upperBound
    let front = isAlone ? "\n" + source.text(ByteRange(start, span.range.lowerBound)) : " "
    return Edit(
      replace: SourceSpan(span.file, ByteRange(end, end)),
      with: statements.map { front + $0 }.joined())
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
