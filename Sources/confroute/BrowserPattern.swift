/// Whether the regular expressions of a browser match the same names as PCRE does, in little time.
///
/// Only what means the same in both is let through (PCRE2: pcre2pattern(3); browsers: ECMA-262, 22.2):
/// letters, classes, anchors, groups, alternatives, and few repetitions, none of a group. Browsers have no limit to
/// what a match may take, so that the ways in which an expression may match at one place are counted.
struct BrowserPattern {
  private var rest: ArraySlice<UInt8>
  /// In how many ways what was read may match at one place, at most.
  private var ways = 1
  /// How many alternatives were read of each group that is open, the whole expression first.
  private var alternatives = [1]

  /// With so many, a name of average length takes less than a millisecond; the longest, some tens of them.
  private static let mostWays = 1 << 16
  /// The ways of one `*` or `+` in a name of average length.
  private static let waysOfRepetition = 32

  static func isPortable(_ pattern: String) -> Bool {
    var pattern = BrowserPattern(rest: Array(pattern.utf8)[...])
    return pattern.read() && pattern.ways <= mostWays
  }

  private init(rest: ArraySlice<UInt8>) { self.rest = rest }

  /// Reads to the end; whether that means the same in both, and the ways are not too many.
  private mutating func read() -> Bool {
    var last: UInt8 = 0
    while ways <= Self.mostWays, let byte = rest.popFirst() {
      defer { last = byte }
      switch byte {
      case UInt8(ascii: "\\"):
        guard let next = rest.popFirst(), Self.isPortableEscape(next) else { return false }
      case UInt8(ascii: "["):
        guard skipClass() else { return false }
      case UInt8(ascii: "("):
        if rest.first == UInt8(ascii: "?"), !rest.starts(with: "?:".utf8) { return false }
        if rest.starts(with: "?:".utf8) { rest = rest.dropFirst(2) }
        if rest.first == UInt8(ascii: "*") { return false }
        alternatives.append(1)
      case UInt8(ascii: "|"):
        alternatives[alternatives.count - 1] += 1
      case UInt8(ascii: ")"):
        // The expression itself is no group.
        guard alternatives.count > 1 else { return false }
        multiplyWays(by: alternatives.removeLast())
      case UInt8(ascii: "*"), UInt8(ascii: "+"):
        if last == UInt8(ascii: ")") || rest.first == UInt8(ascii: "+") { return false }
        multiplyWays(by: Self.waysOfRepetition)
      case UInt8(ascii: "?"):
        if rest.first == UInt8(ascii: "+") { return false }
        multiplyWays(by: 2)
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "]"): return false
      default:
        guard byte > 0x20, byte < 0x7F else { return false }
      }
    }
    for count in alternatives { multiplyWays(by: count) }
    return true
  }

  /// Leaves it at too many.
  private mutating func multiplyWays(by count: Int) {
    if ways <= Self.mostWays { ways *= count }
  }

  /// Marks stand for themselves; of letters, those for digits and their opposite.
  private static func isPortableEscape(_ byte: UInt8) -> Bool {
    if byte == UInt8(ascii: "d") || byte == UInt8(ascii: "D") { return true }
    let isWord =
      byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
      || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") || byte == UInt8(ascii: "_")
    return !isWord && byte > 0x20 && byte < 0x7F
  }

  /// Takes a class of letters; neither empty nor with other brackets in it.
  private mutating func skipClass() -> Bool {
    if rest.first == UInt8(ascii: "^") { rest.removeFirst() }
    if rest.first == UInt8(ascii: "]") { return false }
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "]"): return true
      case UInt8(ascii: "\\"):
        guard let next = rest.popFirst(), Self.isPortableEscape(next) else { return false }
      case UInt8(ascii: "["): return false
      default:
        guard byte > 0x20, byte < 0x7F else { return false }
      }
    }
    return false
  }
}
