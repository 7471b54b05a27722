import EcelerityConf

/// The thing that a word names: a stanza by its label, an option, or files.
enum NamedThing {
  /// All stanzas of a kind with a label.
  case stanza(Keyword, label: String)
  case option(Keyword)
  /// The files that an include reads.
  case files([FileID])

  /// The thing that the word at `place` names; nil if none.
  init?(at place: SyntaxPlace, _ view: DocumentView) {
    guard let statement = place.statement, let token = place.token else { return nil }
    if let include = statement.include {
      guard token == include.pathToken else { return nil }
      let span = SourceSpan(view.file.id, statement.range)
      self = .files(view.configuration.includes.first { $0.span == span }?.files ?? [])
    } else if let stanza = statement.stanza {
      guard let keyword = Keyword(stanza.name), let label = stanza.labelToken,
        token == label || token == stanza.nameToken
      else { return nil }
      self = .stanza(keyword, label: ScalarText.value(label, in: view.tree))
    } else if let option = statement.option, let keyword = Keyword(option.name) {
      if token == option.nameToken {
        self = .option(keyword)
        return
      }
      let text = ScalarText.value(token, in: view.tree)
      let path = view.scope(of: place).path
      guard let named = Self.stanza(namedBy: text, of: keyword, at: path) else { return nil }
      self = named
    } else {
      return nil
    }
  }

  /// The stanza that the value `text` of the option `keyword` names.
  static func stanza(namedBy text: String, of keyword: Keyword, at path: [Keyword]?) -> NamedThing?
  {
    if keyword == .gateway {
      return GatewayTarget(text).map { .stanza(.domain, label: $0.domain.text) }
    }
    let valid = path.flatMap { OptionTable.option(keyword, at: $0) }
    guard let type = (valid ?? OptionTable.rows(of: keyword).first)?.type else { return nil }
    if let kind = stanza(namedBy: type) { return .stanza(kind, label: text) }
    guard type == .routeList, case .name(let name) = RouteItem(text).target else { return nil }
    return .stanza(.domain, label: name.text)
  }

  /// The kind of stanza that values of `type` name.
  static func stanza(namedBy type: OptionType) -> Keyword? {
    switch type {
    case .bindingName: .binding
    case .pathwayName: .pathway
    case .threadpoolName: .threadpool
    case .eventloopName: .eventloop
    case .datasourceName: .datasource
    case .domain: .domain
    default: nil
    }
  }

  /// Whether `first` and `second` label the same stanza of the kind `keyword`.
  static func areSame(_ first: String, _ second: String, _ keyword: Keyword) -> Bool {
    switch keyword {
    case .domain, .host: first == second || DomainName(first).text == DomainName(second).text
    case .threadpool: first.lowercased() == second.lowercased()
    default: first == second
    }
  }
}
