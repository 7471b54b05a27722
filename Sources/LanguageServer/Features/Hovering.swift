import EcelerityConf
import ToolSupport

/// The hover text of a place.
enum Hovering {
  /// The description of an option or a stanza, the value of the option here and its origin, or the
  /// files of an include; nil if there is nothing to show.
  static func hover(at place: SyntaxPlace, _ view: inout DocumentView) -> Hover? {
    guard let statement = place.statement, let token = place.token else { return nil }
    let text =
      if let option = statement.option {
        self.text(of: option, at: place, view)
      } else if let stanza = statement.stanza {
        self.text(of: stanza, token, at: place, view)
      } else if statement.include != nil {
        self.text(ofInclude: statement, view)
      } else {
        nil as String?
      }
    guard let text else { return nil }
    return Hover(
      contents: .markdown(text),
      range: view.places.range(view.tree.tokens.range(token), in: view.file.id))
  }

  private static func text(
    of option: OptionSyntax, at place: SyntaxPlace, _ view: DocumentView
  ) -> String? {
    guard let keyword = Keyword(option.name) else { return nil }
    let names = view.scope(of: place).names
    let valid = names.flatMap { OptionTable.option(keyword, at: $0.map(\.keyword)) }
    guard let row = valid ?? OptionTable.rows(of: keyword).first(where: { $0.kind == .option })
    else { return nil }
    guard let names, let effective = effective(keyword, QueryScope(names), view) else {
      return OptionText.markdown(row)
    }
    return OptionText.markdown(row) + "\n\n---\n\n" + effective
  }

  /// The effective value in `scope`, as printed by `confroute eval`, and its evidence.
  private static func effective(
    _ keyword: Keyword, _ scope: QueryScope, _ view: DocumentView
  ) -> String? {
    var evaluator = OptionEvaluator(view.configuration)
    guard let evaluation = evaluator.evaluate(keyword, at: scope) else { return nil }
    var map = SourceMap(view.configuration)
    let report = EvaluationReport(.plain, isPartial: view.configuration.isPartial)
    let grade = evaluation.evidence.grade
    return "in \(MarkdownText.code(scope.title)):\n\n"
      + MarkdownText.block(report.text(evaluation, showsAll: false, &map))
      + (grade == .documented ? "" : "\n\n[\(grade.rawValue)] \(grade.words)")
  }

  private static func text(
    of stanza: StanzaSyntax, _ token: TokenIndex, at place: SyntaxPlace, _ view: DocumentView
  ) -> String? {
    guard let keyword = Keyword(stanza.name),
      token == stanza.nameToken || token == stanza.labelToken
    else { return nil }
    let row = view.scope(of: place).path.flatMap { OptionTable.stanza(keyword, at: $0) }
    return (row ?? OptionTable.stanzas(of: keyword).first).map { OptionText.markdown($0) }
  }

  private static func text(ofInclude statement: StatementSyntax, _ view: DocumentView) -> String? {
    let span = SourceSpan(view.file.id, statement.range)
    guard let include = view.configuration.includes.first(where: { $0.span == span }) else {
      return nil
    }
    let problems = view.configuration.includeProblems.filter { $0.span == include.pathSpan }
    let files = include.files.prefix(20).map {
      "- " + MarkdownText.code(view.configuration.file($0).path)
    }
    let rest = include.files.count > 20 ? ["- … and \(include.files.count - 20) more"] : []
    let reasons = problems.map { "- " + MarkdownText.code("\($0.message); \($0.detail)") }
    let list = files + rest + reasons
    let heading = files.isEmpty ? "reads nothing" : "reads"
    return list.isEmpty ? heading : ([heading + ":", ""] + list).joined(separator: "\n")
  }
}
