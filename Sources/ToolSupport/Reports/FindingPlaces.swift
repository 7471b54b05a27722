import EcelerityConf

/// The places of the findings of one configuration: their lines and columns, and the text that may
/// be printed.
struct FindingPlaces: Sendable {
  private let files: [ConfigurationFile]
  private var map: SourceMap
  /// The last long line requested, because many places may be on it.
  private var longLine: LongLine?

  private struct LongLine {
    let file: FileID
    let range: ByteRange
    /// The parts that must not be printed.
    let secrets: [ByteRange]
  }

  /// The places in the files of `configuration`.
  init(_ configuration: Configuration) {
    files = configuration.files
    map = SourceMap(configuration)
  }

  /// Counts the lines of `file`, which is otherwise done when a place in it is first requested.
  mutating func readLines(of file: FileID) { map.readLines(of: file) }

  /// The location of `span`.
  mutating func location(of span: SourceSpan) -> Location { map.location(of: span) }

  /// The location of `span`, counted in code points.
  mutating func characters(of span: SourceSpan) -> CharacterRegion { map.characters(of: span) }

  /// The line that `span` starts on, or the part of a long line around it, up to text that must not
  /// be printed.
  mutating func excerpt(around span: SourceSpan) -> LineExcerpt {
    let tree = files[Int(span.file.rawValue)].tree
    let line = map.line(of: span)
    if line.count <= LineExcerpt.longestWholeLine {
      return map.excerpt(around: span) { Redaction.start(in: $0, of: tree) }
    }
    let secrets = secrets(ofLong: line, in: span.file)
    return map.excerpt(around: span) { part in
      guard let first = secrets.first(endingAfter: part.lowerBound),
        first.lowerBound < part.upperBound
      else { return nil }
      return max(first.lowerBound, part.lowerBound)
    }
  }

  private mutating func secrets(ofLong line: ByteRange, in file: FileID) -> [ByteRange] {
    if let longLine, longLine.file == file, longLine.range == line { return longLine.secrets }
    let secrets = Redaction.ranges(in: line, of: files[Int(file.rawValue)].tree)
    longLine = LongLine(file: file, range: line, secrets: secrets)
    return secrets
  }

  /// Whether the edits of `fix` repeat text that must not be printed.
  func repeatsSecret(_ fix: Fix) -> Bool { SecretsInEdits.areRepeated(by: fix.edits, in: files) }
}

extension [ByteRange] {
  /// The first of these ranges, which are in order, that ends after `offset`.
  fileprivate func first(endingAfter offset: UInt32) -> ByteRange? {
    self[partitioningIndex { $0.upperBound > offset }...].first
  }
}
