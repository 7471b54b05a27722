/// Whether the lines of files end with CR LF, found on first use for each: the first line of a file may be long.
struct LineEndings {
  private var areCarriageReturns: [FileID: Bool] = [:]

  /// `fix` with the lines it inserts ended as those of its files in `configuration` are.
  mutating func adapting(_ fix: Fix, to configuration: Configuration) -> Fix {
    fix.withLineEnds { haveCarriageReturns($0, in: configuration) }
  }

  private mutating func haveCarriageReturns(
    _ file: FileID, in configuration: Configuration
  ) -> Bool {
    if let known = areCarriageReturns[file] { return known }
    let found = configuration.file(file).tree.source.endsLinesWithCarriageReturns
    areCarriageReturns[file] = found
    return found
  }
}
