/// Large files are laid out part by part, several at the same time.
///
/// The memory that one part has used serves the next.
extension Formatter {
  /// `source` in the style, if each of its parts can be laid out by itself; nil says nothing about why not.
  static func formatParts(of source: SourceFile, length: Int) -> FormattingResult? {
    // What follows a marker depends on it, in whatever part it stands.
    guard source.bytes.count > length, !FormattingMarker.mayStand(in: source.bytes),
      let parts = TopLevelParts.ranges(of: source.bytes, length: length)
    else { return nil }
    return ParallelWork.fold(
      parts.count, into: FormattedParts(of: source),
      work: { layOut(parts[$0], of: source) },
      adding: { $0.add($2, of: parts[$1]) }
    )?.result
  }

  /// Nil if the part has an error, or is none: its statements may be those of another one then.
  private static func layOut(_ part: Range<Int>, of source: SourceFile) -> FormattingResult? {
    let result = formatWhole(SourceFile(path: source.path, bytes: Array(source.bytes[part])))
    switch result {
    case .unchanged, .changed: return result
    case .refused, .defect: return nil
    }
  }
}

/// The parts of a file that are laid out, from its beginning.
private struct FormattedParts: Sendable {
  private let source: SourceFile
  /// Nothing as long as every part is in the style already.
  private var text: [UInt8] = []
  private var isChanged = false
  /// Where the part ends in the file that was added last.
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

  /// All of them; nil if they are more than a file may have.
  var result: FormattingResult? {
    guard isChanged else { return .unchanged }
    return text.count <= SourceFile.maximumSize ? .changed(text) : nil
  }
}
