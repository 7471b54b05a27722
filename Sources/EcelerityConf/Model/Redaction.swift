/// The parts of a file that are masked wherever a message, a report or an outline quotes it.
///
/// A byte is confidential by one of four rules; in the examples, what they mask is in `⟦⟧`.
///
/// 1. **Values after names** (`Redaction+NamedValues.swift`). The value of an option with a confidential name
///    (`ConfidentialNames`) is, over all its lines; so is whatever could not be read after the name, since a value
///    with a mistake in it is still a password:
///    `outbound_smtp_auth_pass = ⟦"a"⟧ ⟦hush⟧`
/// 2. **Ambiguous lines** (`Redaction+AmbiguousLines.swift`). Where a comment or an unbalanced quote leaves open
///    what is a name and what is a value, the line is read once more without these marks:
///    `syslocation = "hall outbound_smtp_auth_pass = ⟦"hush⟧`
/// 3. **Passwords in URLs** (`Redaction+URLPasswords.swift`):
///    `gateway = "smtp://joe:⟦hush⟧@relay.example"`
/// 4. **Private keys** (`Redaction+PrivateKeys.swift`), in a file that was included by mistake:
///    `-----BEGIN PRIVATE KEY⟦----- MIIE… ⟧`
///
/// Each rule reads a limited number of tokens, statements or bytes around the range it is applied to, so that
/// it takes as long in a large file as in a small one.
package enum Redaction {
  /// The text shown instead of a confidential one.
  package static let mask = "(set)"

  /// How many bytes of a line are read before and after a place.
  static let reach = 500

  /// The text of `range`, masked from its first confidential byte on.
  package static func text(_ range: ByteRange, of tree: SyntaxTree) -> String {
    guard let start = start(in: range, of: tree) else { return tree.source.text(range) }
    return tree.source.text(ByteRange(range.lowerBound, start)) + mask
  }

  /// Whether a byte of `range` is confidential.
  package static func applies(to range: ByteRange, of tree: SyntaxTree) -> Bool {
    start(in: range, of: tree) != nil
  }

  /// The first confidential byte of `range`; nil if there is none.
  package static func start(in range: ByteRange, of tree: SyntaxTree) -> UInt32? {
    let starts = [
      namedValues(in: range, of: tree, atMost: 1).first?.lowerBound,
      valuesInAmbiguousLines(in: range, of: tree).first?.lowerBound,
      urlPasswords(in: range, of: tree).first?.lowerBound,
      privateKeys(in: range, of: tree).first?.lowerBound,
    ]
    return starts.compactMap { $0 }.min()
  }

  /// The confidential parts of `range`, in order and without overlap.
  package static func ranges(in range: ByteRange, of tree: SyntaxTree) -> [ByteRange] {
    let all =
      namedValues(in: range, of: tree) + valuesInAmbiguousLines(in: range, of: tree)
      + urlPasswords(in: range, of: tree) + privateKeys(in: range, of: tree)
    var redacted: [ByteRange] = []
    for next in all.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = redacted.last, next.lowerBound < last.upperBound {
        redacted[redacted.count - 1].upperBound = max(last.upperBound, next.upperBound)
      } else {
        redacted.append(next)
      }
    }
    return redacted
  }
}
