public import EcelerityConf

/// Where a message goes and why, for people: verdict and next hops first, then the reasons, then what
/// was ignored.
///
///     mill.example: deliver, by LMTP
///       queued for 192.0.2.20, on binding default
///       1  192.0.2.20:2003  preference 0  LMTP  tls no  from any address  LHLO the node's name
///     because
///       gateway  192.0.2.20  relay.conf:3:3 in domain mill.example [doc]
///     session
///       timeouts  by default connect 300 s, ehlo 300 s, …
public struct RouteReport: Sendable {
  private let palette: Palette
  private let isPartial: Bool

  /// A report in the colours of `palette`; `isPartial` when the configuration has syntax errors.
  public init(_ palette: Palette, isPartial: Bool = false) {
    self.palette = palette
    self.isPartial = isPartial
  }

  /// The whole story of `explanation`.
  public func text(_ explanation: Explanation, _ map: inout SourceMap) -> String {
    headline(explanation) + destinations(explanation) + reasons(explanation, &map)
      + SessionReport(palette).text(explanation, &map) + ignored(explanation, &map)
      + legend(explanation)
  }

  /// Just the next hops of `explanation`, a line each; the verdict when there are none.
  public func destinationLines(_ explanation: Explanation) -> String {
    let name = explanation.query.domain.text.visible
    let warning = isPartial ? ["partial"] : []
    if explanation.destinations.isEmpty {
      return ([name, verdict(explanation)] + warning).joined(separator: "  ") + "\n"
    }
    return explanation.destinations.map { destination in
      let words = [name, endpoint(destination), destination.method.name, policy(destination)]
      let remark = explanation.verdict == .deliver ? [] : [explanation.verdict.rawValue]
      return (words + remark + warning).joined(separator: "  ") + "\n"
    }.joined()
  }

  // MARK: Verdict and next hops

  private func headline(_ explanation: Explanation) -> String {
    let name = explanation.query.domain.text.visible
    var text = palette.paint("\(name): \(verdict(explanation))", .bold) + "\n"
    text += "  queued for \(explanation.routingDomain.text.visible)"
    let shown = explanation.routingDomain.displayText
    if shown != explanation.routingDomain.text { text += ", shown as \(shown.visible)" }
    text += ", on binding "
    text += explanation.binding.visible
    if explanation.bindingGroup != RouteQuery.implicit {
      text += " of binding group \(explanation.bindingGroup.visible)"
    }
    return text + "\n" + (isPartial ? "  \(palette.paint(RouteText.partial, .warning))\n" : "")
  }

  private func verdict(_ explanation: Explanation) -> String {
    let word = explanation.verdict.rawValue
    switch explanation.verdict {
    case .deliver, .unsupportedMethod:
      return explanation.method.map { "\(word), by \($0.name.visible)" } ?? word
    default:
      return explanation.verdict.reply.map { "\(word), answered with \($0)" } ?? word
    }
  }

  private func destinations(_ explanation: Explanation) -> String {
    let rows = explanation.destinations.enumerated().map { index, destination in
      [
        "\(index + 1)", endpoint(destination),
        destination.preference.map { "preference \($0)" } ?? "preference from DNS",
        destination.method.name.visible, policy(destination), source(destination),
        greeting(destination),
      ]
    }
    return RouteText.table(rows, indent: 2)
  }

  private func endpoint(_ destination: Destination) -> String {
    let isIPv6 = destination.address?.isIPv6 ?? false
    let host = isIPv6 ? "[\(destination.host)]" : destination.host.visible
    switch destination.lookup {
    case .mx: return "MX of \(host), port \(destination.port)"
    case .a: return "address of \(host), port \(destination.port)"
    case nil: return "\(host):\(destination.port)"
    }
  }

  private func policy(_ destination: Destination) -> String {
    let verify = destination.tls == "no" ? "" : ", verify \(destination.tlsVerify)"
    let lookups = destination.policyLookups.map(\.rawValue).joined(separator: ", ")
    return "tls \(destination.tls)\(verify)" + (lookups.isEmpty ? "" : " (before \(lookups))")
  }

  private func source(_ destination: Destination) -> String {
    destination.sourceAddress == "*"
      ? "from any address" : "from \(destination.sourceAddress.visible)"
  }

  private func greeting(_ destination: Destination) -> String {
    guard let greeting = destination.method.greeting else { return "" }
    let name =
      switch EHLOToken(rawValue: destination.ehloName) {
      case .hostname: "the node's name"
      case .message: "the sender's domain"
      case nil: destination.ehloName.visible
      }
    return "\(greeting) \(name)"
  }

  // MARK: Reasons

  private func reasons(_ explanation: Explanation, _ map: inout SourceMap) -> String {
    let steps = explanation.steps.filter(isWorthTelling)
    guard !steps.isEmpty else { return "" }
    let names = steps.map(label)
    let width = (names.map(\.count).max() ?? 0) + 2
    var text = "because\n"
    for (step, name) in zip(steps, names) {
      let gap = String(repeating: " ", count: width - name.count)
      text += "  " + palette.paint(name, .bold) + gap + line(step, &map)
      let margin = String(repeating: " ", count: width + 2)
      for loser in losers(of: step, &map) { text += margin + loser + "\n" }
      for note in step.notes where !RouteReport.isInLegend(note) {
        text += margin + note.text.visible + "\n"
      }
    }
    return text
  }

  private func line(_ step: RouteStep, _ map: inout SourceMap) -> String {
    var place = step.evaluation == nil || step.name == .hostList ? "" : "default "
    if let setting = step.setting {
      let scope = setting.scope.isGlobal ? "" : " in \(setting.scope.title.visible)"
      place = palette.paint(map.location(of: setting.span).visible, .path) + scope + " "
    }
    return "\(step.answer.visible)  \(place)" + palette.paint(RouteText.mark(step.evidence), .dim)
      + "\n"
  }

  /// The settings that a stronger one beats.
  private func losers(of step: RouteStep, _ map: inout SourceMap) -> [String] {
    guard let evaluation = step.evaluation else { return [] }
    var lines: [String] = []
    for candidate in evaluation.candidates where candidate.outcome == .overridden {
      guard let setting = candidate.setting else { continue }
      let place = palette.paint(map.location(of: setting.span).visible, .path)
      lines.append(
        "beats \(evaluation.displayText(of: setting).visible)  \(place) in "
          + candidate.title.visible)
    }
    return lines
  }

  /// What holds by default and changes nothing is left to the JSON document.
  private func isWorthTelling(_ step: RouteStep) -> Bool {
    guard step.topic == .decision else { return false }
    switch step.name {
    case .normalise: return !step.question.hasSuffix(step.answer)
    case .binding:
      return step.setting != nil || step.notes.contains { !RouteReport.isInLegend($0) }
    case .queueState: return step.setting != nil || !step.notes.isEmpty
    case .perHost, .sessionData:
      return step.setting != nil || step.evaluation == nil || step.evidence.grade == .decided
    case .result: return false
    default: return step.setting != nil || step.name != .blackholeAtReception
    }
  }

  /// The name of the step; of the option where a step asks several.
  private func label(_ step: RouteStep) -> String {
    switch step.name {
    case .queueState, .perHost, .sessionData:
      step.evaluation?.option.keyword.name ?? step.question
    default: step.name.rawValue
    }
  }

  /// Whether the last lines say it once for all steps.
  private static func isInLegend(_ note: RouteNote) -> Bool {
    note == .policyMayDecide || note == .scriptsMayReplaceGateway
  }

  // MARK: What does not count

  private func ignored(_ explanation: Explanation, _ map: inout SourceMap) -> String {
    guard !explanation.ignored.isEmpty else { return "" }
    var text = "ignored\n"
    for item in explanation.ignored {
      let place = palette.paint(map.location(of: item.setting.span).visible, .path)
      text += "  \(place) \(item.setting.name.visible): "
      text += item.reason.text(of: item.setting).visible + " "
      text += palette.paint(RouteText.mark(item.evidence), .dim) + "\n"
    }
    return text
  }

  /// What the marks mean, those that occur, and what no configuration can tell.
  private func legend(_ explanation: Explanation) -> String {
    var text = ""
    if explanation.steps.contains(where: { $0.notes.contains(.policyMayDecide) }) {
      text += "note: \(RouteNote.policyMayDecide.text)\n"
    }
    let used = Set(
      explanation.steps.filter(isWorthTelling).map(\.evidence.grade)
        + explanation.ignored.map(\.evidence.grade))
    let marks = EvidenceGrade.allCases.filter { used.contains($0) && $0 != .documented }
    for grade in marks { text += palette.paint("[\(grade.rawValue)] \(grade.words)\n", .dim) }
    return text
  }
}
