extension Diagnostic {
  /// Whether a comment can suppress it, which those about such comments cannot be.
  package var canBeAllowed: Bool { rule != UnusedSuppression.description.id }
}

extension ConfigurationFile {
  /// The edit that adds `rule` to the comment before the line at `start` that suppresses findings in
  /// that line; nil if there is none. Another comment between the two would disable it.
  package func extending(suppressionBeforeLineAt start: UInt32, to rule: String) -> Edit? {
    guard let comment = comment(aloneBeforeLineAt: start),
      let suppression = Suppression(comment, in: self), suppression.verb == .allow,
      let list = suppression.list
    else { return nil }
    return Edit(insert: "," + rule, at: list.range.upperBound, of: id)
  }

  /// The comment that ends on the line before the one at `start`, with nothing before it on its own.
  private func comment(aloneBeforeLineAt start: UInt32) -> ByteRange? {
    let bytes = tree.source.bytes
    var last: ByteRange?
    for piece in tree.trivia(before: tree.token(at: start))
    where piece.isComment && piece.range.upperBound < start {
      last = piece.range
    }
    guard let last,
      bytes[Int(last.upperBound)..<Int(start)].count(where: { $0 == UInt8(ascii: "\n") }) == 1
    else { return nil }
    let before = bytes[..<Int(last.lowerBound)].lastIndex { !ByteClass.isBlank($0) }
    guard let before, bytes[before] != UInt8(ascii: "\n") else { return last }
    // A byte order mark does not count.
    return before == 2 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? last : nil
  }
}
