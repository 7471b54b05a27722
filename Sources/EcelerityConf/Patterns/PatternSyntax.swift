/// The shape of a regular expression, as far as rules need to know it.
///
/// Only constructs whose meaning for a domain's name is certain are read: literals, dots, classes,
/// anchors, groups, alternatives and greedy or lazy quantifiers (pcre2pattern(3)). Anything else,
/// such as a look-ahead, a back reference or an option in the middle, makes the whole unknown, and
/// rules are silent about it.
struct PatternSyntax {
  /// Items one after the other.
  struct Sequence {
    var items: [Item]
    /// Its bytes in the expression.
    var range: Range<Int>
  }

  /// What matches once, and how often.
  struct Item {
    enum Kind {
      case literal(UInt8)
      case dot
      /// One byte of a class; nil when the members are not known.
      case set(ByteSet?)
      case start, end
      /// `\b`, where a word begins or ends, or `\B`, where none does.
      case boundary(isThere: Bool)
      case group([Sequence])
    }

    var kind: Kind
    var range: Range<Int>
    var least = 1
    /// Nil for any number.
    var most: Int? = 1

    /// Whether it is there exactly once.
    var isSingle: Bool { least == 1 && most == 1 }
  }

  /// What `|` parts at the top.
  let alternatives: [Sequence]
  /// Whether the expression begins with `(?i)`.
  let isCaseless: Bool

  static let maximumLength = 4096

  /// Reads `pattern`; nil when it holds something unknown.
  init?(_ pattern: [UInt8]) {
    guard pattern.count <= PatternSyntax.maximumLength else { return nil }
    isCaseless = pattern.starts(with: "(?i)".utf8)
    var reader = PatternReader(pattern, from: isCaseless ? 4 : 0)
    guard let alternatives = reader.alternatives(), reader.isAtEnd else { return nil }
    self.alternatives = alternatives
  }
}
