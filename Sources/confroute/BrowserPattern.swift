/// Whether the regular expressions of a browser match the same names as PCRE does, in little time.
///
/// Only what means the same in both is let through (PCRE2: pcre2pattern(3); browsers: ECMA-262, 22.2):
/// letters, classes, anchors, groups, alternatives, and few repetitions, none of a group, as browsers have
/// no limit to what a match may take.
enum BrowserPattern {
  private static let mostRepetitions = 3

  static func isPortable(_ pattern: String) -> Bool {
    var rest = Array(pattern.utf8)[...]
    var repetitions = 0
    var last: UInt8 = 0
    while let byte = rest.popFirst() {
      defer { last = byte }
      switch byte {
      case UInt8(ascii: "\\"):
        guard let next = rest.popFirst(), isPortableEscape(next) else { return false }
      case UInt8(ascii: "["):
        guard skipClass(&rest) else { return false }
      case UInt8(ascii: "("):
        if rest.first == UInt8(ascii: "?"), !rest.starts(with: "?:".utf8) { return false }
        if rest.starts(with: "?:".utf8) { rest = rest.dropFirst(2) }
        if rest.first == UInt8(ascii: "*") { return false }
      case UInt8(ascii: "*"), UInt8(ascii: "+"):
        repetitions += 1
        if last == UInt8(ascii: ")") || repetitions > mostRepetitions { return false }
        if rest.first == UInt8(ascii: "+") { return false }
      case UInt8(ascii: "?"):
        if rest.first == UInt8(ascii: "+") { return false }
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "]"): return false
      default:
        guard byte > 0x20, byte < 0x7F else { return false }
      }
    }
    return true
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
  private static func skipClass(_ rest: inout ArraySlice<UInt8>) -> Bool {
    if rest.first == UInt8(ascii: "^") { rest.removeFirst() }
    if rest.first == UInt8(ascii: "]") { return false }
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "]"): return true
      case UInt8(ascii: "\\"):
        guard let next = rest.popFirst(), isPortableEscape(next) else { return false }
      case UInt8(ascii: "["): return false
      default:
        guard byte > 0x20, byte < 0x7F else { return false }
      }
    }
    return false
  }
}
