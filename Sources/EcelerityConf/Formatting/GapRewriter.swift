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
  private let source: [UInt8]
  private var replacements: ContiguousArray<Replacement> = []
  /// The output so far, and spaces up to its end: white space needs no copying.
  private var output: [UInt8] = []
  /// Bytes of the output that are final.
  private var written = 0
  /// Bytes of the source that are in the output, or were replaced.
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
    output.removeLast(output.count - written)
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
    // Until something differs the output is a prefix of the source and need not exist.
    guard isChanged else { return replacements.removeAll(keepingCapacity: true) }
    makeRoom()
    let (source, start, end) = (source, copied, written)
    var batch: ContiguousArray<Replacement> = []
    swap(&batch, &replacements)
    let done = GapRewriter.copy(
      source.span, from: start, batch.span, to: output.mutableSpan, at: end)
    (copied, written) = done
    // The emptied array goes back, so that its memory is used again.
    batch.removeAll(keepingCapacity: true)
    swap(&batch, &replacements)
  }

  private mutating func makeRoom() {
    guard let last = replacements.last else { return }
    let white = replacements.reduce(0) { $0 + Int($1.lineBreaks) + Int($1.spaces) }
    let needed = written + Int(last.gap.lowerBound) - copied + white
    guard needed > output.count else { return }
    let size = max(needed, source.count + source.count / 8, output.count + output.count / 2)
    output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: size - output.count))
  }

  /// Copies bytes one by one, which the compiler turns into blocks; slices of arrays would be counted
  /// as owners, which takes longer than the copying.
  private static func copy(
    _ source: Span<UInt8>, from start: Int, _ replacements: Span<Replacement>,
    to output: consuming MutableSpan<UInt8>, at end: Int
  ) -> (copied: Int, written: Int) {
    var copied = start
    var written = end
    for index in replacements.indices {
      let replacement = replacements[index]
      let gap = replacement.gap.indices
      let shift = written - copied
      for offset in copied..<gap.lowerBound { output[offset + shift] = source[offset] }
      written = gap.lowerBound + shift
      for _ in 0..<replacement.lineBreaks {
        output[written] = UInt8(ascii: "\n")
        written += 1
      }
      written += Int(replacement.spaces)
      copied = gap.upperBound
    }
    return (copied, written)
  }
}
