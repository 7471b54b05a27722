/// Formatting of a large file in parts, several concurrently.
///
/// The memory of one part is reused for the next.
extension Formatter {
  /// Formats `source` in parts of at least `length` bytes; nil if this is not possible.
  static func formatParts(of source: SourceFile, length: Int) -> FormattingResult? {
    // A marker affects the text after it, including other parts.
    guard source.bytes.count > length, !FormattingMarker.mayStand(in: source.bytes),
      let parts = TopLevelParts.ranges(of: source.bytes, length: length)
    else { return nil }
    return ParallelWork.fold(
      parts.count, into: FormattedParts(of: source),
      work: { layOut(parts[$0], of: source) },
      adding: { $0.add($2, of: parts[$1]) }
    )?.result
  }

  /// Formats one part. Nil if it has an error, as the cut may then be wrong.
  private static func layOut(_ part: Range<Int>, of source: SourceFile) -> FormattingResult? {
    let result = formatWhole(SourceFile(path: source.path, bytes: Array(source.bytes[part])))
    switch result {
    case .unchanged, .changed: return result
    case .refused, .defect: return nil
    }
  }
}

/// The formatted parts of a file, from its start.
private struct FormattedParts: Sendable {
  private let source: SourceFile
  /// Empty as long as every part is unchanged.
  private var text: [UInt8] = []
  private var isChanged = false
  /// The end of the last part added, as an offset in the file.
  private var end = 0

  init(of source: SourceFile) {
    self.source = source
  }

  mutating func add(_ layout: FormattingResult, of part: Range<Int>) {
    if case .changed(let bytes) = layout {
      if !isChanged { begin() }
      text.append(contentsOf: source.bytes[end..<part.lowerBound])
      text.append(contentsOf: bytes)
    } else if isChanged {
      text.append(contentsOf: source.bytes[end..<part.upperBound])
    }
    end = part.upperBound
  }

  private mutating func begin() {
    isChanged = true
    text.reserveLargePages(source.bytes.count + source.bytes.count / 8)
    text.append(contentsOf: source.bytes[..<end])
  }

  /// The combined result; nil if it exceeds the maximum size of a file.
  var result: FormattingResult? {
    guard isChanged else { return .unchanged }
    return text.count <= SourceFile.maximumSize ? .changed(text) : nil
  }
}
