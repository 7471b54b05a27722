/// The syntax of a regular expression, as far as rules depend on it.
///
/// Only constructs whose meaning for a domain name is certain are parsed: literals, dots, classes,
/// anchors, groups, alternatives and greedy or lazy quantifiers (pcre2pattern(3)). With anything
/// else, such as a look-ahead, a back reference or an option in the middle, the whole expression is
/// unknown, and rules report nothing about it.
struct PatternSyntax {
  /// A sequence of items.
  struct Sequence {
    var items: [Item]
    /// The bytes of the sequence in the expression.
    var range: Range<Int>
  }

  /// An element and its repetition.
  struct Item {
    enum Kind {
      case literal(UInt8)
      case dot
      /// One byte of a class; nil if the members are unknown.
      case set(ByteSet?)
      case start, end
      /// `\b`, where a word begins or ends, or `\B`, where none does.
      case boundary(isThere: Bool)
      case group([Sequence])
    }

    var kind: Kind
    var range: Range<Int>
    var least = 1
    /// The maximum number of repetitions; nil if unlimited.
    var most: Int? = 1

    /// Whether the item occurs exactly once.
    var isSingle: Bool { least == 1 && most == 1 }
  }

  /// The top-level alternatives, separated by `|`.
  let alternatives: [Sequence]
  /// Whether the expression begins with `(?i)`.
  let isCaseless: Bool

  static let maximumLength = 4096

  /// Parses `pattern`; nil if it contains unknown syntax.
  init?(_ pattern: [UInt8]) {
    guard pattern.count <= PatternSyntax.maximumLength else { return nil }
    isCaseless = pattern.starts(with: "(?i)".utf8)
    var reader = PatternReader(pattern, from: isCaseless ? 4 : 0)
    guard let alternatives = reader.alternatives(), reader.isAtEnd else { return nil }
    self.alternatives = alternatives
  }
}
