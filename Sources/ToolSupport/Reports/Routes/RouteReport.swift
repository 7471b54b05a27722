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
  private var steps: ToldSteps

  /// A report in the colours of `palette`; `isPartial` when the configuration has syntax errors.
  public init(_ palette: Palette, isPartial: Bool = false) {
    self.palette = palette
    self.isPartial = isPartial
    steps = ToldSteps(palette)
  }

  /// The whole story of `explanation`.
  public mutating func text(_ explanation: Explanation, _ map: inout SourceMap) -> String {
    var told: [ToldStep] = []
    told.reserveCapacity(explanation.steps.count)
    for step in explanation.steps { told.append(steps.told(step, &map)) }
    var text = headline(explanation)
    text += destinations(explanation)
    appendReasons(told, to: &text)
    SessionReport(palette).append(told, to: &text)
    text += ignored(explanation, &map)
    text += legend(explanation, told)
    return text
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
    let isIPv6 = destination.address.map { $0.isIPv6 && $0.description == destination.host }
    let host = isIPv6 == true ? "[\(destination.host)]" : destination.host.visible
    switch destination.lookup {
    case .mx: return "MX of \(host), port \(destination.port)"
    case .a: return "address of \(host), port \(destination.port)"
    case nil: return "\(host)\(address(destination)):\(destination.port)"
    }
  }

  /// The address of a host that has a name, ` [192.0.2.7]`.
  private func address(_ destination: Destination) -> String {
    guard let address = destination.address?.description, address != destination.host else {
      return ""
    }
    return " [\(address)]"
  }

  private func policy(_ destination: Destination) -> String {
    let lookups = destination.policyLookups.map(\.rawValue).joined(separator: ", ")
    return destination.policy.text + (lookups.isEmpty ? "" : " (before \(lookups))")
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

  private func appendReasons(_ told: [ToldStep], to text: inout String) {
    let reasons = told.compactMap(\.reason)
    guard !reasons.isEmpty else { return }
    let width = (reasons.lazy.map(\.width).max() ?? 0) + 2
    let margin = String(repeating: " ", count: width + 2)
    text += "because\n"
    for reason in reasons {
      text += "  "
      text += palette.paint(reason.label, .bold)
      text += String(repeating: " ", count: width - reason.width)
      text += reason.line
      for line in reason.others {
        text += margin
        text += line
        text += "\n"
      }
    }
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
  private func legend(_ explanation: Explanation, _ told: [ToldStep]) -> String {
    var text = ""
    if told.contains(where: \.mayBePolicy) { text += "note: \(RouteNote.policyMayDecide.text)\n" }
    let grades = EvidenceGrade.allCases.filter { grade in
      grade != .documented
        && (told.contains { $0.reason?.grade == grade }
          || explanation.ignored.contains { $0.evidence.grade == grade })
    }
    for grade in grades { text += palette.paint("[\(grade.rawValue)] \(grade.words)\n", .dim) }
    return text
  }
}
