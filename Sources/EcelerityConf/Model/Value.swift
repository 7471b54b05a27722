/// One word or string of a value, decoded, with its position; equal ones have the same position.
public struct Scalar: Hashable, Sendable {
  /// The text with quotes and escapes resolved.
  public let text: String
  /// The bytes, quotes included.
  public let span: SourceSpan
  /// Whether it is written in double quotes.
  public let isQuoted: Bool
}

/// The value of an option.
///
/// Equal values are written at the same place; `means(_:)` compares values without their places.
public enum Value: Hashable, Sendable, CustomStringConvertible {
  /// One word or string.
  case scalar(Scalar)
  /// `( … )`
  case list([Scalar])
  /// `[ key = value … ]`, repeated keys included.
  case dictionary([Pair])

  /// One `key = value` of a dictionary.
  public struct Pair: Hashable, Sendable {
    /// The key.
    public let key: Scalar
    /// The value.
    public let value: Scalar
  }

  /// The items: one for a scalar, which an option that takes a list reads as a list of one; of a dictionary the
  /// values without their keys.
  public var items: [Scalar] {
    switch self {
    case .scalar(let item): [item]
    case .list(let items): items
    case .dictionary(let pairs): pairs.map(\.value)
    }
  }

  /// The text of a scalar; nil for other values. Neither masked nor escaped; show
  /// `Setting.displayText` instead.
  public var text: String? {
    if case .scalar(let item) = self { return item.text }
    return nil
  }

  /// The value, not masked, as one line of configuration that is read as the same value: `"a"`, `( "a" "b" )`, `[ k = "v" ]`.
  public var description: String { spelled(quotingAll: false) }

  /// The value as one line of configuration with every text in quotes, so that quoting makes no difference.
  var uniformDescription: String { spelled(quotingAll: true) }

  /// The text of a scalar, else `uniformDescription`; quoting makes no difference.
  var comparableText: String { text ?? uniformDescription }

  private func spelled(quotingAll: Bool) -> String {
    let spell = { (item: Scalar) in Value.spell(item, isQuoted: quotingAll || item.isQuoted) }
    switch self {
    case .scalar(let item): return spell(item)
    case .list(let items):
      return items.isEmpty ? "()" : "( " + items.map(spell).joined(separator: " ") + " )"
    case .dictionary(let pairs):
      let texts = pairs.map { spell($0.key) + " = " + spell($0.value) }
      return "[ " + texts.joined(separator: " ") + " ]"
    }
  }

  private static func spell(_ item: Scalar, isQuoted: Bool) -> String {
    isQuoted ? ScalarSpelling.quoted(item.text) : ScalarSpelling.bare(item.text)
  }
}
