/// What the rules have found so far, and what they may ask about the place they look at.
struct Findings {
  /// The configuration that is looked at.
  let configuration: Configuration
  private(set) var diagnostics: [Diagnostic] = []
  /// Where mail goes, for the rules about routing. Not lazy: that would copy it at every question.
  var delivery: EffectiveDelivery
  private var rows: RowCache

  init(of configuration: Configuration) {
    self.configuration = configuration
    rows = RowCache(configuration)
    delivery = EffectiveDelivery(configuration)
  }

  /// The row of the option table that holds for `setting` in the scope it stands in.
  mutating func row(for setting: Setting) -> OptionRow? {
    setting.keyword.flatMap { rows.row(of: $0, in: setting.scope) }
  }

  /// Reports something `rule` found at `span`.
  mutating func report(
    _ rule: any Rule.Type, at span: SourceSpan, in scope: Scope? = nil, _ message: String,
    detail: String = "", severity: Severity? = nil, related: [RelatedPlace] = [], fix: Fix? = nil,
    page: String? = nil
  ) {
    let description = rule.description
    diagnostics.append(
      Diagnostic(
        rule: description.id, severity: severity ?? description.severity, message: message,
        detail: detail, span: span, related: related, scope: scope?.title ?? "", fix: fix,
        page: page ?? description.pages.first ?? ""))
  }
}

/// The rows of the option table by path and keyword, so that each is looked for once.
private struct RowCache {
  private enum Entry {
    case unknown
    case known(OptionRow?)
  }

  private let paths: [[Keyword]?]
  private var entries: [[Entry]]

  init(_ configuration: Configuration) {
    paths = configuration.shapes.map { names in
      let keywords = names.compactMap { configuration.names.keyword($0) }
      return keywords.count == names.count ? keywords : nil
    }
    entries = Array(repeating: [], count: paths.count)
  }

  mutating func row(of keyword: Keyword, in scope: Scope) -> OptionRow? {
    let shape = scope.shape
    if entries[shape].isEmpty {
      entries[shape] = Array(repeating: .unknown, count: Keyword.all.count)
    }
    if case .known(let row) = entries[shape][Int(keyword.rawValue)] { return row }
    let found = paths[shape].flatMap { OptionTable.option(keyword, at: $0) }
    let row = found?.kind == .option ? found : nil
    entries[shape][Int(keyword.rawValue)] = .known(row)
    return row
  }
}
