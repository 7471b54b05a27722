/// A copy of a file with the white space in some of its gaps replaced.
///
/// Layout is only a list of such replacements, so it cannot change a token. Gaps that are already
/// correct cost no entry: a formatted file is returned without a copy.
struct GapRewriter {
  /// A gap and the white space that replaces it.
  private struct Replacement {
    let gap: ByteRange
    let lineBreaks: UInt32
    var spaces: UInt32
  }

  /// The number of replacements that are applied at once, so that they stay in the CPU cache.
  private static let batch = 4096
  /// The minimum length of runs that are copied as slices.
  private static let longRun = 32

  private let source: [UInt8]
  private var replacements: ContiguousArray<Replacement> = []
  private var output: [UInt8] = []
  private var copied = 0
  /// Whether the output differs from the source.
  private(set) var isChanged = false

  init(_ source: [UInt8]) {
    self.source = source
  }

  /// Replaces `gap` with `lineBreaks` LFs and `spaces` spaces.
  @inline(__always)
  mutating func replace(_ gap: ByteRange, lineBreaks: Int, spaces: Int) {
    if GapShape.isExactly(source, in: gap, lineBreaks: lineBreaks, spaces: spaces) { return }
    isChanged = true
    append(gap, lineBreaks: lineBreaks, spaces: spaces)
  }

  /// Replaces `gap` with `lineBreaks` LFs and spaces whose number is set later, and returns the
  /// reservation to set it by.
  mutating func reserve(_ gap: ByteRange, lineBreaks: Int = 0) -> Int {
    append(gap, lineBreaks: lineBreaks, spaces: 0)
    return replacements.count - 1
  }

  /// Sets the number of spaces in the gap of `reservation`.
  mutating func settle(_ reservation: Int, spaces: Int) {
    replacements[reservation].spaces = UInt32(truncatingIfNeeded: spaces)
    let gap = replacements[reservation].gap
    let lineBreaks = Int(replacements[reservation].lineBreaks)
    if !GapShape.isExactly(source, in: gap, lineBreaks: lineBreaks, spaces: spaces) {
      isChanged = true
    }
  }

  /// Applies the pending replacements if there are many; no reservation may be open.
  @inline(__always)
  mutating func relieve() {
    if replacements.count >= GapRewriter.batch { apply() }
  }

  /// Returns the text with all replacements applied.
  mutating func finish() -> [UInt8] {
    guard isChanged else { return source }
    apply()
    output.append(contentsOf: source[copied...])
    return output
  }

  private mutating func append(_ gap: ByteRange, lineBreaks: Int, spaces: Int) {
    replacements.append(
      Replacement(
        gap: gap, lineBreaks: UInt32(truncatingIfNeeded: lineBreaks),
        spaces: UInt32(truncatingIfNeeded: spaces)))
  }

  private mutating func apply() {
    defer { replacements.removeAll(keepingCapacity: true) }
    // As long as nothing differs, the output is a prefix of the source and is not created.
    guard isChanged else { return }
    if output.isEmpty { output.reserveLargePages(source.count + source.count / 8 + 64) }
    for replacement in replacements {
      copy(to: Int(replacement.gap.lowerBound))
      for _ in 0..<replacement.lineBreaks { output.append(UInt8(ascii: "\n")) }
      for _ in 0..<replacement.spaces { output.append(UInt8(ascii: " ")) }
      copied = Int(replacement.gap.upperBound)
    }
  }

  /// A slice costs reference counting, which takes longer than copying a few bytes.
  @inline(__always)
  private mutating func copy(to end: Int) {
    if end - copied >= GapRewriter.longRun {
      output.append(contentsOf: source[copied..<end])
    } else {
      for offset in copied..<end { output.append(source[offset]) }
    }
  }
}
