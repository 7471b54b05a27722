/// Lines on which quotes are not in pairs.
extension ConfidentialText {
  /// How much of a line is looked at before and behind a place.
  private static let lineReach: UInt32 = 500

  /// The rests of the lines of `range` from the end of a confidential name on, where quotes are not in pairs: what
  /// is a name and what is a value is not to be seen from the tokens there.
  static func rests(in range: ByteRange, of tree: SyntaxTree) -> [ByteRange] {
    var found: [ByteRange] = []
    var lower = range.lowerBound
    while lower < range.upperBound {
      let end = tree.source.bytes[Int(lower)..<Int(range.upperBound)].firstIndex(of: newline)
      let line = ByteRange(lower, end.map { UInt32($0) } ?? range.upperBound)
      if let start = startOfRest(of: line, in: tree) {
        found.append(ByteRange(start, line.upperBound))
      }
      lower = line.upperBound + 1
    }
    return found
  }

  private static let newline = UInt8(ascii: "\n")

  private static func startOfRest(of part: ByteRange, in tree: SyntaxTree) -> UInt32? {
    let line = tree.line(around: part, reach: lineReach)
    guard let doubt = doubt(in: line, of: tree) else { return nil }
    let text = tree.source.bytes[line.indices]
    for name in text.split(whereSeparator: { !Confidentiality.isOfName($0) })
    where name.endIndex <= Int(part.upperBound) && Confidentiality.covers(name) {
      let rest = text[name.endIndex...].drop { isQuoteOrBlank($0) }
      guard doubt == .certain || rest.first == UInt8(ascii: "=") else { continue }
      let start = UInt32(rest.first == UInt8(ascii: "=") ? rest.startIndex + 1 : name.endIndex)
      return start < part.upperBound ? max(start, part.lowerBound) : nil
    }
    return nil
  }

  /// How doubtful it is what is quoted on a line.
  private enum Doubt {
    /// A string holds an equals sign, which it may.
    case slight
    /// A string has no end, or no quotes of the language.
    case certain
  }

  private static func doubt(in line: ByteRange, of tree: SyntaxTree) -> Doubt? {
    var doubt: Doubt?
    for index in tree.token(at: line.lowerBound)..<tree.tokens.count {
      let token = tree.tokens.range(index)
      guard token.lowerBound < line.upperBound else { break }
      switch tree.tokens.kind(index) {
      case .brokenString: return .certain
      case .string where tree.source.bytes[token.indices].contains(UInt8(ascii: "=")):
        doubt = .slight
      default: break
      }
    }
    return doubt
  }

  /// Whether it may stand between a name and its equals sign: quotes of all kinds, markup, blanks.
  private static func isQuoteOrBlank(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte != newline && ByteClass.isWhiteSpace(byte) || "\"'*".utf8.contains(byte)
  }
}

extension SyntaxTree {
  /// The line of `part`, or so much of it as stands within `reach` bytes before and behind it.
  fileprivate func line(around part: ByteRange, reach: UInt32) -> ByteRange {
    let bytes = source.bytes
    let isNewline = { (byte: UInt8) in byte == UInt8(ascii: "\n") }
    let front = bytes[Int(part.lowerBound - min(reach, part.lowerBound))..<Int(part.lowerBound)]
    let back = bytes[Int(part.upperBound)...].prefix(Int(reach))
    return ByteRange(
      UInt32(front.lastIndex(where: isNewline).map { $0 + 1 } ?? front.startIndex),
      UInt32(back.firstIndex(where: isNewline) ?? back.endIndex))
  }
}
