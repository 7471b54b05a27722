extension Setting {
  /// An edit that removes the assignment, and its line when nothing else is on it.
  var removal: Edit { .removing(syntax.statement, in: span.file) }

  /// A fix that unsets the option in its scope, for an assignment in force; nil when an earlier assignment of the scope
  /// is in another file, which may be included elsewhere too.
  var unsetting: Fix? { Setting.unsetting([self]).map { Fix(isSafe: false, edits: $0) } }

  /// Edits that remove the assignments, which are in one file, and those of their scopes that they replaced, because
  /// the last of these would apply without them.
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

  /// The bytes of `ranges` in reading order; statements with only white space between them are one range.
  private static func joined(_ ranges: [ByteRange], in source: SourceFile) -> [ByteRange] {
    var joined: [ByteRange] = []
    // A file that is included twice has the same assignments twice.
    for range in Set(ranges).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      guard let last = joined.last else {
        joined.append(range)
        continue
      }
      let gap = source.bytes[Int(last.upperBound)..<Int(range.lowerBound)]
      if gap.allSatisfy(ByteClass.isWhiteSpace) {
        joined[joined.count - 1] = ByteRange(last.lowerBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    return joined
  }

  /// An edit that inserts `statement` on a line of its own after the assignment, or beside it when the assignment
  /// shares its line.
  func insertion(of statement: String) -> Edit {
    insertion(of: [statement])
  }

  /// An edit that inserts `statements` in the same way.
  func insertion(of statements: [String]) -> Edit {
    Setting.insertion(of: statements, after: span, in: scope.configuration)
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
      Setting.insertion(of: [stanza], after: $0.stanzaSpan, in: configuration)
    }
  }

  /// An edit that inserts `stanza` at the top level, after the statement that contains the assignment.
  func insertionAtTop(of stanza: String) -> Edit? {
    var outermost = scope
    while let parent = outermost.parent, !parent.isGlobal { outermost = parent }
    return insertion(of: stanza, after: outermost)
  }

  private static func insertion(
    of statements: [String], after span: SourceSpan, in configuration: Configuration
  ) -> Edit {
    let source = configuration.file(span.file).tree.source
    // Not from the start of the line: a generated file may be one line.
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
