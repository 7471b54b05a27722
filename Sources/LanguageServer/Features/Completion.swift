import EcelerityConf

/// The completions at a place: stanzas and options of the scope, labels, values.
struct Completion {
  /// The maximum number of labels offered.
  private static let mostLabels = 500

  private let range: TextRange
  /// Whether only a name is missing in a statement.
  private let isNameOnly: Bool
  private let usesSnippets: Bool
  private let version: ServerVersion?
  private var items: [CompletionItem] = []

  /// The completions at `offset` of the document.
  static func items(
    at offset: UInt32, usesSnippets: Bool, version: ServerVersion?, _ view: inout DocumentView
  ) -> CompletionList {
    let context = CompletionContext(view.tree, at: offset)
    var completion = Completion(
      range: view.places.range(context.range, in: view.file.id),
      isNameOnly: context.isContinued, usesSnippets: usesSnippets, version: version)
    let path = path(of: context, view)
    switch context.position {
    case .statement:
      if let path { completion.addStatements(path) }
    case .label(let name):
      if let keyword = Keyword(name), OptionTable.isKnownStanza(keyword) {
        completion.addLabels(keyword, view.configuration)
      }
    case .value(let name, let isInList):
      if let keyword = Keyword(name) {
        completion.addValues(keyword, path, isInList: isInList, view.configuration)
      }
    case .other: break
    }
    return CompletionList(isIncomplete: false, items: completion.items)
  }

  private init(
    range: TextRange, isNameOnly: Bool, usesSnippets: Bool, version: ServerVersion?
  ) {
    self.range = range
    self.isNameOnly = isNameOnly
    self.usesSnippets = usesSnippets
    self.version = version
  }

  /// The stanzas around the place, including those around the include of its file; nil if one of
  /// them is not in the table.
  private static func path(of context: CompletionContext, _ view: DocumentView) -> [Keyword]? {
    let outer = view.scope(of: SyntaxPlace(in: view.tree, at: 0)).path
    let inner = context.stanzas.map { Keyword($0.name) }
    let known = inner.compactMap { $0 }
    return known.count == inner.count ? outer.map { $0 + known } : nil
  }

  // MARK: Statements

  private mutating func addStatements(_ path: [Keyword]) {
    for keyword in Keyword.all {
      if let row = OptionTable.stanza(keyword, at: path) { add(row) }
      if let row = OptionTable.option(keyword, at: path), row.kind == .option { add(row) }
    }
    items.append(
      item(
        "include", .keyword, detail: "read another file here",
        text: begun("include", usesSnippets ? " \"$1\"" : " "), isSnippet: true))
  }

  private mutating func add(_ row: StanzaRow) {
    let name = row.keyword.name
    let label = row.label == .absent ? "" : " \"$1\""
    let isOver = row.isOver(in: version)
    items.append(
      item(
        name, row.kind.isModule ? .module : .keyword,
        detail: row.kind.isModule ? "module" : "stanza", documentation: OptionText.markdown(row),
        sortsLast: isOver, text: begun(name, usesSnippets ? "\(label) {\n  $0\n}" : " "),
        isSnippet: true, isOfThePast: isOver))
  }

  private mutating func add(_ row: OptionRow) {
    let name = row.keyword.name
    let isMissing = version?.lacks(row) ?? false
    let since = isMissing ? row.since.map { ", since \($0)" } ?? "" : ""
    items.append(
      item(
        name, .property, detail: OptionText.words(row.type.rawValue) + since,
        documentation: OptionText.markdown(row), sortsLast: isMissing || row.until != nil,
        text: begun(name, " = "), isOfThePast: row.until != nil))
  }

  /// A statement that begins with `name` and goes on with `rest`, if that is not there already.
  private func begun(_ name: String, _ rest: String) -> String { isNameOnly ? name : name + rest }

  // MARK: Labels and values

  private mutating func addLabels(_ keyword: Keyword, _ configuration: Configuration) {
    for label in labels(of: keyword, configuration) {
      items.append(
        item(label, .reference, detail: keyword.name, text: ScalarSpelling.quoted(label)))
    }
  }

  private mutating func addValues(
    _ keyword: Keyword, _ path: [Keyword]?, isInList: Bool, _ configuration: Configuration
  ) {
    let valid = path.flatMap { OptionTable.option(keyword, at: $0) }
    guard let row = valid ?? OptionTable.rows(of: keyword).first(where: { $0.kind == .option })
    else { return }
    let values = ValueSpelling(row, isInList: isInList)
    var seen: Set<String> = []
    for word in row.words where seen.insert(word).inserted {
      items.append(item(word, .enumMember, detail: nil, text: values.text(of: word)))
    }
    for special in row.allowed.specialValues where seen.insert(special.value).inserted {
      items.append(
        item(special.value, .value, detail: special.meaning, text: values.text(of: special.value)))
    }
    for (label, text) in values.defaults where seen.insert(label).inserted {
      items.append(item(label, .value, detail: "default", text: text))
    }
    let kind = keyword == .gateway ? .domain : NamedThing.stanza(namedBy: row.type)
    guard let kind else { return }
    for label in labels(of: kind, configuration) where seen.insert(label).inserted {
      items.append(item(label, .reference, detail: kind.name, text: ScalarSpelling.quoted(label)))
    }
  }

  /// The labels of the stanzas `keyword`, sorted, without duplicates and regular expressions.
  private func labels(of keyword: Keyword, _ configuration: Configuration) -> [String] {
    var seen: Set<String> = []
    for scope in configuration.allScopes where scope.keyword == keyword && scope.pattern == nil {
      guard seen.count < Self.mostLabels else { break }
      if let label = scope.label, !label.isEmpty { seen.insert(label) }
    }
    return seen.sorted()
  }

  private func item(
    _ label: String, _ kind: CompletionItem.Kind, detail: String?, documentation: String? = nil,
    sortsLast: Bool = false, text: String, isSnippet: Bool = false, isOfThePast: Bool = false
  ) -> CompletionItem {
    CompletionItem(
      label: label, kind: kind, detail: detail,
      documentation: documentation.map { .markdown($0) }, sortText: sortsLast ? "z" + label : nil,
      filterText: text.hasPrefix("\"") ? text : nil,
      insertTextFormat: usesSnippets && isSnippet ? .snippet : .plain,
      textEdit: TextEdit(range: range, newText: text), tags: isOfThePast ? [.deprecated] : nil)
  }
}
