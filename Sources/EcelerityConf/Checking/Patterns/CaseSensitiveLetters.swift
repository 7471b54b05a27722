/// The upper-case letters that an expression names one by one where letter case counts, of expressions whose shape is
/// not read otherwise on account of options such as `(?i:` or text between `\Q` and `\E` (pcre2pattern(3)).
struct CaseSensitiveLetters {
  /// Letters that follow each other, by their bytes in the expression.
  private(set) var runs: [Range<Int>] = []

  private let pattern: [UInt8]
  private var index = 0
  private var isCaseless = false
  /// Whether letter case counted outside of each group that is open.
  private var outer: [Bool] = []

  /// Nil when the expression holds anything whose meaning is not certain.
  init?(_ pattern: [UInt8]) {
    self.pattern = pattern
    while index < pattern.count {
      guard readPart() else { return nil }
    }
    guard outer.isEmpty else { return nil }
  }

  private mutating func readPart() -> Bool {
    let byte = pattern[index]
    switch byte {
    case UInt8(ascii: "\\"): return readEscape()
    case UInt8(ascii: "["): return skipClass()
    case UInt8(ascii: "("): return openGroup()
    case UInt8(ascii: ")"):
      guard let before = outer.popLast() else { return false }
      isCaseless = before
    default: add(byte)
    }
    index += 1
    return true
  }

  /// A letter that need not be there does not count.
  private mutating func add(_ byte: UInt8) {
    guard !isCaseless, UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte else { return }
    if index + 1 < pattern.count, "?*{".utf8.contains(pattern[index + 1]) { return }
    if let last = runs.last, last.upperBound == index {
      runs[runs.count - 1] = last.lowerBound..<(index + 1)
    } else {
      runs.append(index..<(index + 1))
    }
  }

  private mutating func readEscape() -> Bool {
    guard index + 1 < pattern.count else { return false }
    index += 2
    guard pattern[index - 1] == UInt8(ascii: "Q") else { return isSimple(pattern[index - 1]) }
    while index < pattern.count, !pattern[index...].starts(with: "\\E".utf8) {
      add(pattern[index])
      index += 1
    }
    index = min(index + 2, pattern.count)
    return true
  }

  /// Whether nothing belongs to the escape beyond `byte`.
  private func isSimple(_ byte: UInt8) -> Bool {
    !(byte.isLetter || byte.isDigit) || "AzZbBdDwWsSE".utf8.contains(byte)
  }

  /// Moves past the class, none of whose members is a letter of its own.
  private mutating func skipClass() -> Bool {
    index += 1
    if index < pattern.count, pattern[index] == UInt8(ascii: "^") { index += 1 }
    var isFirst = true
    while index < pattern.count, isFirst || pattern[index] != UInt8(ascii: "]") {
      guard pattern[index] != UInt8(ascii: "[") else { return false }
      index += pattern[index] == UInt8(ascii: "\\") ? 2 : 1
      isFirst = false
    }
    guard index < pattern.count else { return false }
    index += 1
    return true
  }

  /// A group, perhaps with options for it, or options for the rest of the group around them.
  private mutating func openGroup() -> Bool {
    index += 1
    guard index < pattern.count, pattern[index] != UInt8(ascii: "*") else { return false }
    guard pattern[index] == UInt8(ascii: "?") else {
      outer.append(isCaseless)
      return true
    }
    index += 1
    var isOn = true
    var result = isCaseless
    while index < pattern.count {
      let byte = pattern[index]
      index += 1
      switch byte {
      case UInt8(ascii: "-"): isOn = false
      case UInt8(ascii: "i"): result = isOn
      case UInt8(ascii: "m"), UInt8(ascii: "s"): break
      case UInt8(ascii: ")"):
        isCaseless = result
        return true
      case UInt8(ascii: ":"):
        outer.append(isCaseless)
        isCaseless = result
        return true
      default: return false
      }
    }
    return false
  }
}
