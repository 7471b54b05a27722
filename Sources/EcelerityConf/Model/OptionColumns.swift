/// The columns of a file of options that are read on request, counted from zero; nil if the file has no
/// such column.
struct OptionColumns {
  let defaultValue: Int
  let unit: Int
  let dynamic: Int?
  let mta: Int?
  let since: Int?
  let until: Int?
  let required: Int?
  let versions: Int
  let page: Int
  let summary: Int

  /// options.tsv.
  static let options = OptionColumns(
    defaultValue: 4, unit: 5,
    dynamic: 7, mta: 8, since: 9, until: 10, required: nil, versions: 11, page: 12, summary: 13)

  /// module_options.tsv.
  static let moduleOptions = OptionColumns(
    defaultValue: 5, unit: 6,
    dynamic: nil, mta: nil, since: nil, until: nil, required: 7, versions: 8, page: 9, summary: 10)
}
