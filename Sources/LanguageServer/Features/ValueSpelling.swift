import EcelerityConf

/// The spelling of values of an option at one place: in a list, those of its items; elsewhere, with the parentheses of
/// a list where the option takes one.
struct ValueSpelling {
  private let row: OptionRow
  private let isInList: Bool
  /// The items of the default, if that is a list.
  private let defaultItems: [String]?

  init(_ row: OptionRow, isInList: Bool) {
    self.row = row
    self.isInList = isInList
    defaultItems = row.defaultValue.flatMap(Self.items)
  }

  /// The spelling of `word` as the value or as an item.
  func text(of word: String) -> String {
    row.type.form == .list && !isInList ? Self.list([word]) : ScalarSpelling.bare(word)
  }

  /// The default, or its items in a list, with their labels.
  var defaults: [(label: String, text: String)] {
    guard let written = row.defaultValue else { return [] }
    guard let items = defaultItems else { return [(written, Self.scalar(written))] }
    return isInList
      ? items.map { ($0, ScalarSpelling.bare($0)) } : [(written, Self.list(items))]
  }

  private static func list(_ items: [String]) -> String {
    "(" + items.map { " " + ScalarSpelling.bare($0) }.joined() + " )"
  }

  /// The table has texts with escapes as they are written between quotes.
  private static func scalar(_ written: String) -> String {
    written.contains("\\") ? "\"\(written)\"" : ScalarSpelling.bare(written)
  }

  /// The items of `written`, if it is a list.
  private static func items(of written: String) -> [String]? {
    guard written.hasPrefix("(") else { return nil }
    let tree = SyntaxTree(parsing: SourceFile(path: "", bytes: Array("x = \(written)".utf8)))
    guard let statement = tree.statements.first(where: { _ in true }),
      case .list(let items)? = statement.option?.value
    else { return nil }
    return items.map { ScalarText.value($0, in: tree) }
  }
}
