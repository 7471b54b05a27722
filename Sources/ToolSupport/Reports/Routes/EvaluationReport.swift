package import EcelerityConf

/// The answer of `confroute eval` as text: first the line that the server's console prints, then the origin of the
/// value.
package struct EvaluationReport: Sendable {
  private let palette: Palette
  private let isPartial: Bool

  /// A report in the colours of `palette`; `isPartial` when the server would not load the configuration.
  package init(_ palette: Palette, isPartial: Bool = false) {
    self.palette = palette
    self.isPartial = isPartial
  }

  /// The answer, and with `showsAll` every place that was looked up, strongest first.
  package func text(
    _ evaluation: Evaluation, showsAll: Bool, _ map: inout SourceMap
  ) -> String {
    var text = headline(evaluation) + "\n" + source(evaluation, &map)
    if isPartial { text += "  \(palette.paint(RouteText.partial, .warning))\n" }
    if showsAll { text += candidates(evaluation, &map) }
    for setting in evaluation.ignored {
      text += "  " + place(setting.span, &map)
      text += ": ignored, " + IgnoredSetting.Reason.notValidInScope.text(of: setting).visible + "\n"
    }
    for remark in evaluation.remarks { text += "  note: " + remark.visible + "\n" }
    return text
  }

  private func headline(_ evaluation: Evaluation) -> String {
    let name = evaluation.option.keyword.consoleName
    guard let value = evaluation.consoleText else {
      return palette.paint("\(name) is not set and has no default", .bold)
    }
    return palette.paint("\(name) = \(Evaluation.shown(value).visible)", .bold)
  }

  private func source(_ evaluation: Evaluation, _ map: inout SourceMap) -> String {
    let mark = RouteText.mark(evaluation.evidence)
    guard let setting = evaluation.setting else {
      return "  \(evaluation.end.title) \(mark) \(evaluation.option.page)\n"
    }
    let scope = setting.scope.queryTitle
    return "  \(place(setting.span, &map)) \(mark) in \(scope.visible)\n"
  }

  private func candidates(_ evaluation: Evaluation, _ map: inout SourceMap) -> String {
    var rows: [[String]] = []
    for candidate in evaluation.candidates {
      let (outcome, reason) = candidate.outcome.words
      let value = candidate.setting.map { Evaluation.shown(evaluation.displayText(of: $0)) } ?? ""
      let location = candidate.span.map { map.location(of: $0).visible } ?? ""
      rows.append([
        reason == nil ? outcome : "unknown", candidate.title.visible, value.visible, location,
      ])
    }
    if let text = evaluation.endText {
      let outcome = evaluation.setting == nil ? "hit" : "overridden"
      rows.append([outcome, evaluation.end.title, Evaluation.shown(text).visible, ""])
    }
    let end = evaluation.setting == nil && evaluation.endText == nil
    return "strongest first:\n" + RouteText.table(rows, indent: 2)
      + (end ? "  \(evaluation.end.title)\n" : "")
  }

  private func place(_ span: SourceSpan, _ map: inout SourceMap) -> String {
    palette.paint(map.location(of: span).visible, .path)
  }
}
