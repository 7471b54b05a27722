/// Copies a file while the white space in some of its gaps is replaced.
///
/// Layout is nothing but a list of such replacements, so it cannot change a token. Gaps that are as
/// they should be cost no entry: a file in perfect order is returned as it is, without a copy.
struct GapRewriter {
  /// A gap and the white space that takes its place.
  private struct Replacement {
    let gap: ByteRange
    let lineBreaks: UInt32
    var spaces: UInt32
  }

  /// Replacements are applied when this many have gathered, so that they stay in the cache.
  private static let batch = 4096
  /// Runs from this length on are copied as slices.
  private static let longRun = 32

  private let source: [UInt8]
  private var replacements: ContiguousArray<Replacement> = []
  private var output: [UInt8] = []
  private var copied = 0
  /// Whether anything differs from the source.
  private(set) var isChanged = false

  init(_ source: [UInt8]) {
    self.source = source
  }

  /// Puts `lineBreaks` LF and `spaces` spaces where `gap` is.
  @inline(__always)
  mutating func replace(_ gap: ByteRange, lineBreaks: Int, spaces: Int) {
    if GapShape.isExactly(source, in: gap, lineBreaks: lineBreaks, spaces: spaces) { return }
    isChanged = true
    append(gap, lineBreaks: lineBreaks, spaces: spaces)
  }

  /// Replaces `gap` by `lineBreaks` LF and spaces whose number is told later; the answer is the number to
  /// tell it by.
  mutating func reserve(_ gap: ByteRange, lineBreaks: Int = 0) -> Int {
    append(gap, lineBreaks: lineBreaks, spaces: 0)
    return replacements.count - 1
  }

  /// Tells how many spaces the gap `reservation` gets.
  mutating func settle(_ reservation: Int, spaces: Int) {
    replacements[reservation].spaces = UInt32(truncatingIfNeeded: spaces)
    let gap = replacements[reservation].gap
    let lineBreaks = Int(replacements[reservation].lineBreaks)
    if !GapShape.isExactly(source, in: gap, lineBreaks: lineBreaks, spaces: spaces) {
      isChanged = true
    }
  }

  /// Applies what has gathered, if it is much; no reservation may be open.
  @inline(__always)
  mutating func relieve() {
    if replacements.count >= GapRewriter.batch { apply() }
  }

  /// The text with all replacements made.
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
    // Until something differs the output is a prefix of the source and need not exist.
    guard isChanged else { return }
    if output.isEmpty { output.reserveLargePages(source.count + source.count / 8 + 64) }
    for replacement in replacements {
      copy(to: Int(replacement.gap.lowerBound))
      for _ in 0..<replacement.lineBreaks { output.append(UInt8(ascii: "\n")) }
      for _ in 0..<replacement.spaces { output.append(UInt8(ascii: " ")) }
      copied = Int(replacement.gap.upperBound)
    }
  }

  /// A slice has to be counted as an owner of the source, which takes longer than a few bytes.
  @inline(__always)
  private mutating func copy(to end: Int) {
    if end - copied >= GapRewriter.longRun {
      output.append(contentsOf: source[copied..<end])
    } else {
      for offset in copied..<end { output.append(source[offset]) }
    }
  }
}
