/// What of a file must never be shown, wherever a message or a report quotes it.
///
/// That is what stands behind the name of a password or key (`Confidentiality`): its value over all of its
/// lines, and whatever could not be read behind it, since a value with a mistake in it is still a password. So
/// are passwords in URLs, and private keys in a file that cannot be read.
/// The question is asked of the tokens around one place, so that it takes as long in a large file as in a
/// small one.
package enum ConfidentialText {
  /// The text of `range`, from its first confidential byte on masked.
  package static func shown(_ range: ByteRange, of tree: SyntaxTree) -> String {
    guard let start = start(in: range, of: tree) else { return tree.source.text(range) }
    return tree.source.text(ByteRange(range.lowerBound, start)) + Confidentiality.mask
  }

  /// Whether a byte of `range` must not be shown.
  package static func isFound(in range: ByteRange, of tree: SyntaxTree) -> Bool {
    start(in: range, of: tree) != nil
  }

  /// The first byte of `range` that must not be shown; nil when all of it may be.
  package static func start(in range: ByteRange, of tree: SyntaxTree) -> UInt32? {
    let starts = [
      values(in: range, of: tree, atMost: 1).first?.lowerBound,
      barePieces(in: range, of: tree).first?.lowerBound,
      passwordsOfURLs(in: range, of: tree).first?.lowerBound,
      privateKeys(in: range, of: tree).first?.lowerBound,
    ]
    return starts.compactMap { $0 }.min()
  }

  /// What of `range` must not be shown, in order; no two of these pieces overlap.
  package static func pieces(in range: ByteRange, of tree: SyntaxTree) -> [ByteRange] {
    let all =
      values(in: range, of: tree) + barePieces(in: range, of: tree)
      + passwordsOfURLs(in: range, of: tree) + privateKeys(in: range, of: tree)
    var found: [ByteRange] = []
    for piece in all.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = found.last, piece.lowerBound < last.upperBound {
        found[found.count - 1].upperBound = max(last.upperBound, piece.upperBound)
      } else {
        found.append(piece)
      }
    }
    return found
  }
}
