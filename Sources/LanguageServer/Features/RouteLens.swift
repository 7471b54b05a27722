import EcelerityConf
import ToolSupport

/// Explains the route of the domain of a stanza.
enum RouteLens {
  /// The maximum number of stanzas with a lens.
  private static let most = 500
  /// The maximum number of bindings of a group that are explained.
  private static let mostAnswers = 10

  /// A lens above each `domain` stanza with a single domain; `resolved` adds its command.
  static func lenses(_ view: inout DocumentView) -> [CodeLens] {
    var lenses: [CodeLens] = []
    append(lensesOf: view.tree.statements, to: &lenses, &view)
    return lenses
  }

  private static func append(
    lensesOf statements: Statements, to lenses: inout [CodeLens], _ view: inout DocumentView
  ) {
    for statement in statements {
      guard lenses.count < most else { return }
      guard let stanza = statement.stanza else { continue }
      if domain(of: stanza) != nil {
        let range = view.places.range(
          view.tree.tokens.range(stanza.nameToken), in: view.file.id)
        lenses.append(
          CodeLens(
            range: range, command: nil,
            data: RouteSubject(uri: view.document.uri, position: range.start)))
      }
      append(lensesOf: stanza.statements, to: &lenses, &view)
    }
  }

  /// The lens with its command.
  static func resolved(_ lens: CodeLens) -> CodeLens {
    var lens = lens
    lens.command = ServerCommand(
      title: "explain the route", command: ServerCommand.explainRoute,
      arguments: [lens.data].compactMap { $0 })
    return lens
  }

  /// The route of the domain whose stanza contains `place`, as printed by `confroute explain
  /// --offline`.
  static func explanation(
    at place: SyntaxPlace, _ view: DocumentView, version: ServerVersion?
  ) throws(ResponseError) -> String {
    var stanzas = place.stanzas
    if let stanza = place.statement?.stanza { stanzas.append(stanza) }
    guard let stanza = stanzas.last(where: { Keyword($0.name) == .domain }) else {
      throw .failed("there is no `domain` here; put the cursor in one")
    }
    guard let name = domain(of: stanza) else {
      throw .failed("a regular expression matches many domains; run confroute for one of them")
    }
    // The stanzas around the include of the file count, too.
    let inside = SyntaxPlace(in: view.tree, at: stanza.statement.range.lowerBound)
    let names = view.scope(of: inside).names ?? []
    let label = { (keyword: Keyword) in names.last { $0.keyword == keyword }?.label }
    do {
      let query = try RouteQuery(
        name, binding: label(.binding), bindingGroup: label(.bindingGroup))
      var evaluator = RouteEvaluator(view.configuration, version: version)
      return text(of: try evaluator.explain(query), view.configuration)
    } catch let error {
      throw .failed("\(error)".visible)
    }
  }

  private static func text(
    of explanations: [Explanation], _ configuration: Configuration
  ) -> String {
    var map = SourceMap(configuration)
    var report = RouteReport(.plain, isPartial: configuration.isPartial)
    var texts: [String] = []
    for explanation in explanations.prefix(mostAnswers) {
      texts.append(report.text(explanation, &map))
    }
    let rest = explanations.count - texts.count
    if rest > 0 { texts.append("… and \(rest) more bindings of the group\n") }
    return texts.joined(separator: "\n")
  }

  /// The domain of `stanza`; nil for other stanzas, for regular expressions and without a label.
  private static func domain(of stanza: StanzaSyntax) -> String? {
    let tree = stanza.statement.tree
    guard Keyword(stanza.name) == .domain, let token = stanza.labelToken else { return nil }
    let label = ScalarText.value(token, in: tree)
    return label.hasPrefix("/") || label.isEmpty ? nil : label
  }
}
