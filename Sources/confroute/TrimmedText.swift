extension String {
  /// The text without spaces, tabs and carriage returns at both ends.
  var trimmed: String {
    let isPrinted: (UInt8) -> Bool = { 0x20 < $0 && $0 < 0x7F }
    if let first = utf8.first, let last = utf8.last, isPrinted(first), isPrinted(last) {
      return self
    }
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\r" }
    let front = drop(while: isBlank)
    return String(
      front[..<(front.lastIndex { !isBlank($0) }.map(front.index(after:)) ?? front.startIndex)])
  }
}
