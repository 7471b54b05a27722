package import EcelerityConf

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
package struct RouteReport: Sendable {
  private let palette: Palette
  private let isPartial: Bool
  private var steps: ToldSteps
  private var session: SessionReport

  /// A report in the colours of `palette`; `isPartial` when the configuration has syntax errors.
  package init(_ palette: Palette, isPartial: Bool = false) {
    self.palette = palette
    self.isPartial = isPartial
    steps = ToldSteps(palette)
    session = SessionReport(palette)
  }

  /// The whole story of `explanation`.
  package mutating func text(_ explanation: Explanation, _ map: inout SourceMap) -> String {
    var text: [UInt8] = []
    append(explanation, &map, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Appends the same as UTF-8.
  package mutating func append(
    _ explanation: Explanation, _ map: inout SourceMap, to text: inout [UInt8]
  ) {
    var reasons: [ToldStep.Reason] = []
    var mayBePolicy = false
    for step in explanation.steps {
      let told = steps.told(step, &map)
      if let reason = told.reason { reasons.append(reason) }
      if let item = told.session { session.add(item) }
      if told.mayBePolicy { mayBePolicy = true }
    }
    text.append(contentsOf: headline(explanation).utf8)
    text.append(contentsOf: destinations(explanation).utf8)
    append(reasons, to: &text)
    session.finish(to: &text)
    text.append(contentsOf: ignored(explanation, &map).utf8)
    if mayBePolicy { text.append(contentsOf: "note: \(RouteNote.policyMayDecide.text)\n".utf8) }
    text.append(contentsOf: legend(explanation, reasons).utf8)
  }

  /// Just the next hops of `explanation`, a line each; the verdict when there are none.
  package func destinationLines(_ explanation: Explanation) -> String {
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

  private func append(_ reasons: [ToldStep.Reason], to text: inout [UInt8]) {
    guard !reasons.isEmpty else { return }
    let width = (reasons.lazy.map(\.width).max() ?? 0) + 2
    text.append(contentsOf: "because\n".utf8)
    for reason in reasons {
      text.append(contentsOf: "  ".utf8)
      text.append(contentsOf: palette.paint(reason.label, .bold).utf8)
      text.appendBlanks(width - reason.width)
      text.append(contentsOf: reason.line.utf8)
      for line in reason.others {
        text.appendBlanks(width + 2)
        text.append(contentsOf: line.utf8)
        text.append(UInt8(ascii: "\n"))
      }
    }
  }

  // MARK: What does not count

  private func ignored(_ explanation: Explanation, _ map: inout SourceMap) -> String {
    guard !explanation.ignored.isEmpty else { return "" }
    var text = "ignored\n"
    for item in explanation.ignored {
      let place = palette.paint(map.place(of: item.setting.span).visible, .path)
      text += "  \(place) \(item.setting.name.visible): "
      text += item.reason.text(of: item.setting).visible + " "
      text += palette.paint(RouteText.mark(item.evidence), .dim) + "\n"
    }
    return text
  }

  /// What the marks mean, those that occur.
  private func legend(_ explanation: Explanation, _ reasons: [ToldStep.Reason]) -> String {
    var text = ""
    for grade in EvidenceGrade.allCases where grade != .documented {
      let occurs =
        reasons.contains { $0.grade == grade }
        || explanation.ignored.contains { $0.evidence.grade == grade }
      if occurs { text += palette.paint("[\(grade.rawValue)] \(grade.words)\n", .dim) }
    }
    return text
  }
}
