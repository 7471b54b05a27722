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
  /// Two LF and more spaces than the deepest line is indented by: any replacement is a part of it.
  private static let whiteSpace =
    [UInt8](repeating: UInt8(ascii: "\n"), count: 2)
    + [UInt8](repeating: UInt8(ascii: " "), count: 2 * (Parser.maximumDepth + 4) + Layout.lineLimit)

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

  /// Replaces `gap` by spaces whose number is told later; the answer is the number to tell it by.
  mutating func reserve(_ gap: ByteRange) -> Int {
    append(gap, lineBreaks: 0, spaces: 0)
    return replacements.count - 1
  }

  /// Tells how many spaces the gap `reservation` gets.
  mutating func settle(_ reservation: Int, spaces: Int) {
    replacements[reservation].spaces = UInt32(truncatingIfNeeded: spaces)
    let gap = replacements[reservation].gap
    if !GapShape.isExactly(source, in: gap, lineBreaks: 0, spaces: spaces) { isChanged = true }
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
    if output.isEmpty { output.reserveCapacity(source.count + source.count / 8 + 64) }
    // Slices of arrays would be counted as owners, which takes as long as the copying does.
    source.withUnsafeBufferPointer { source in
      GapRewriter.whiteSpace.withUnsafeBufferPointer { whiteSpace in
        for replacement in replacements {
          let kept = copied..<Int(replacement.gap.lowerBound)
          let white = 2 - Int(replacement.lineBreaks)..<2 + Int(replacement.spaces)
          output.append(contentsOf: UnsafeBufferPointer(rebasing: source[kept]))
          output.append(contentsOf: UnsafeBufferPointer(rebasing: whiteSpace[white]))
          copied = Int(replacement.gap.upperBound)
        }
      }
    }
  }
}
