/// A check whether a browser matches the same names by a regular expression as PCRE does, in little time.
///
/// Only syntax that means the same in both is accepted (PCRE2: pcre2pattern(3); browsers: ECMA-262, 22.2): letters,
/// classes, anchors, groups, alternatives, and few repetitions, none of a group. Browsers have no match limit, so that
/// the ways in which an expression may match at one position are counted.
struct BrowserPattern {
  private var rest: ArraySlice<UInt8>
  /// An upper bound of the ways in which the text read so far can match at one position.
  private var ways = 1
  /// The number of alternatives of each open group, the whole expression first.
  private var alternatives = [1]

  /// With this many ways, a name of average length takes less than a millisecond; the longest, some tens of them.
  private static let wayLimit = 1 << 16
  /// The ways of one `*` or `+` in a name of average length.
  private static let waysOfRepetition = 32

  static func isPortable(_ pattern: String) -> Bool {
    var pattern = BrowserPattern(rest: Array(pattern.utf8)[...])
    return pattern.read() && pattern.ways <= wayLimit
  }

  private init(rest: ArraySlice<UInt8>) { self.rest = rest }

  /// Reads to the end; false if the syntax is not portable.
  private mutating func read() -> Bool {
    var last: UInt8 = 0
    while ways <= Self.wayLimit, let byte = rest.popFirst() {
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
        // An unmatched parenthesis.
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

  /// Multiplies the ways unless the limit is exceeded, so that they do not overflow.
  private mutating func multiplyWays(by count: Int) {
    if ways <= Self.wayLimit { ways *= count }
  }

  /// Punctuation stands for itself; of letters, `\d` and `\D` are accepted.
  private static func isPortableEscape(_ byte: UInt8) -> Bool {
    if byte == UInt8(ascii: "d") || byte == UInt8(ascii: "D") { return true }
    let isWord =
      byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
      || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") || byte == UInt8(ascii: "_")
    return !isWord && byte > 0x20 && byte < 0x7F
  }

  /// Skips a character class; false if it is empty or has brackets in it.
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
