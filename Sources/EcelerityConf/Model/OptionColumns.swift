/// Which column of a file of options holds what, from zero; nil when the file has no such column.
struct OptionColumns {
  let name: Int
  let type: Int
  let allowed: Int
  let defaultValue: Int
  let unit: Int
  let scopes: Int
  let module: Int?
  let dynamic: Int?
  let mta: Int?
  let since: Int?
  let until: Int?
  let required: Int?
  let versions: Int
  let page: Int
  let summary: Int

  /// The last column that is read with the table; those after it are cut out when somebody asks.
  var lastRead: Int { max(scopes, allowed) }

  /// options.tsv.
  static let options = OptionColumns(
    name: 0, type: 2, allowed: 3, defaultValue: 4, unit: 5, scopes: 6, module: nil,
    dynamic: 7, mta: 8, since: 9, until: 10, required: nil, versions: 11, page: 12, summary: 13)

  /// module_options.tsv.
  static let moduleOptions = OptionColumns(
    name: 2, type: 3, allowed: 4, defaultValue: 5, unit: 6, scopes: 1, module: 0,
    dynamic: nil, mta: nil, since: nil, until: nil, required: 7, versions: 8, page: 9, summary: 10)
}
