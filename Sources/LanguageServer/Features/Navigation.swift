import EcelerityConf

/// The definitions and references of named things.
enum Navigation {
  /// The maximum number of places returned.
  private static let most = 5000

  /// The stanzas or files that the word at `place` names.
  static func definitions(
    at place: SyntaxPlace, _ view: inout DocumentView
  ) -> [DocumentLocation]? {
    guard let thing = NamedThing(at: place, view) else { return nil }
    switch thing {
    case .files(let files):
      return files.prefix(most).map {
        DocumentLocation(
          uri: view.places.uri(of: $0), range: TextRange(start: .start, end: .start))
      }
    case .stanza(let keyword, let label):
      let headers = headers(of: keyword, label: label, view.configuration)
      return locations(of: headers.map(\.labelSpan), &view)
    case .option: return nil
    }
  }

  /// The references to the thing that the word at `place` names, including its definitions if
  /// requested.
  static func references(
    at place: SyntaxPlace, includesDeclaration: Bool, _ view: inout DocumentView
  ) -> [DocumentLocation]? {
    guard let thing = NamedThing(at: place, view) else { return nil }
    switch thing {
    case .files(let files):
      let wanted = Set(files)
      let includes = view.configuration.includes.filter { !wanted.isDisjoint(with: $0.files) }
      return locations(of: includes.map(\.pathSpan), &view)
    case .stanza(let keyword, let label):
      let own =
        includesDeclaration
        ? headers(of: keyword, label: label, view.configuration).map(\.labelSpan) : []
      let others = items(naming: keyword, label: label, view.configuration).map(\.span)
      return locations(of: own + others, &view)
    case .option(let keyword):
      let settings = view.configuration.allSettings.lazy.filter { $0.keyword == keyword }
      return locations(of: settings.prefix(most).map(\.nameSpan), &view)
    }
  }

  /// All openings of the stanzas `keyword` labelled `label`.
  static func headers(
    of keyword: Keyword, label: String, _ configuration: Configuration
  ) -> [StanzaHeader] {
    configuration.allScopes.lazy
      .filter { $0.keyword == keyword }
      .filter { scope in scope.label.map { NamedThing.areSame($0, label, keyword) } ?? false }
      .flatMap(\.headers)
  }

  /// The values that name a stanza `keyword` labelled `label`.
  static func items(
    naming keyword: Keyword, label: String, _ configuration: Configuration
  ) -> [Scalar] {
    let options = options(naming: keyword)
    var found: [Scalar] = []
    for setting in configuration.allSettings {
      guard let option = setting.keyword, options.contains(option) else { continue }
      let path = setting.scope.path.compactMap { $0 }
      for item in setting.value.items where !item.text.isEmpty {
        guard
          case .stanza(keyword, let other) = NamedThing.stanza(
            namedBy: item.text, of: option, at: path),
          NamedThing.areSame(other, label, keyword)
        else { continue }
        found.append(item)
      }
    }
    return found
  }

  /// The options whose values may name a stanza `keyword`.
  private static func options(naming keyword: Keyword) -> Set<Keyword> {
    var options: Set<Keyword> = keyword == .domain ? [.gateway] : []
    for row in OptionTable.coreRows + OptionTable.moduleRows {
      let isRoute = keyword == .domain && row.type == .routeList
      if isRoute || NamedThing.stanza(namedBy: row.type) == keyword { options.insert(row.keyword) }
    }
    return options
  }

  private static func locations(
    of spans: [SourceSpan], _ view: inout DocumentView
  ) -> [DocumentLocation] {
    var seen: Set<SourceSpan> = []
    var found: [DocumentLocation] = []
    for span in spans where seen.insert(span).inserted {
      guard found.count < most else { break }
      found.append(view.places.location(of: span))
    }
    return found
  }
}
