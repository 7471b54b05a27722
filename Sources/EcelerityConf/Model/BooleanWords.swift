/// The words for true and false in a configuration; letter case does not matter.
///
/// Pages: content/momentum/4/console-commands/config.md; yes and no are of
/// content/momentum/3/3-api/arch-primary-apis.md (contradiction X-18).
enum BooleanWords {
  private static let pairs = [
    ("on", "off"), ("true", "false"), ("yes", "no"), ("enabled", "disabled"), ("1", "0"),
  ]

  /// All of them, each word for true followed by its opposite.
  static let all = pairs.flatMap { [$0, $1] }

  fileprivate static let meanings = Dictionary(
    uniqueKeysWithValues: pairs.flatMap { [($0, true), ($1, false)] })

  /// The words as `RawScalar.packed`.
  fileprivate static let packed = Set(all.map { RawScalar.pack($0.utf8) })
}

extension Bool {
  /// The meaning of `word`; nil if it is not one of `BooleanWords`.
  init?(word: String) {
    guard let meaning = BooleanWords.meanings[word.lowercased()] else { return nil }
    self = meaning
  }

  /// The meaning of `word` as a value of the option `keyword`: `blackhole = inline` is the same as `true`.
  ///
  /// Page: content/momentum/4/config/ref-blackhole.md.
  init?(word: String, of keyword: Keyword?) {
    self.init(word: keyword == .blackhole && word.lowercased() == "inline" ? "true" : word)
  }
}

extension OptionRow {
  /// The words that a value may be, in the order in which they are offered; of a switch also those that its page leaves
  /// out. Numbers have none.
  package var words: [String] {
    type == .boolean ? BooleanWords.all : allowed.members
  }
}

extension Setting {
  /// The value as true or false; nil if it is neither.
  var truth: Bool? { value.text.flatMap(Bool.init(word:)) }

  /// Whether the value is one of the words for true.
  var isOn: Bool { truth == true }
}

extension RawScalar {
  /// Whether it is one of the words for true or false; allocates nothing.
  var isTruth: Bool { packed.map(BooleanWords.packed.contains) ?? false }
}
