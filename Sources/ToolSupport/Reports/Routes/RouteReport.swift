package import EcelerityConf

/// Where a message goes and why, for people: verdict and next hops first, then the reasons, then what
/// was ignored.
///
///     mill.example: deliver, by LMTP
///       queued for 192.0.2.20, on binding default
///       1  192.0.2.20:2003  preference 0  LMTP  tls no  from any address  LHLO the node's name
///     because
///       gateway  192.0.2.20  relay.conf:3:3 in domain mill.example [doc]
///     session: all defaults
package struct RouteReport: Sendable {
  let palette: Palette
  let includesSteps: Bool
  private let isPartial: Bool
  var steps: ToldSteps
  var session: SessionReport
  private var table = TextTable()
  var titles = ScopeTitles()

  /// A report in the colours of `palette`: just the next hops unless it `includesSteps`; `isPartial` when
  /// the server would not load the configuration.
  package init(_ palette: Palette, includesSteps: Bool = true, isPartial: Bool = false) {
    self.palette = palette
    self.includesSteps = includesSteps
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
    guard includesSteps else { return append(destinationLinesOf: explanation, to: &text) }
    var reasons: [ToldStep.Reason] = []
    var mayBePolicy = false
    for step in explanation.steps {
      let told = steps.told(step, &map)
      if let reason = told.reason { reasons.append(reason) }
      if let item = told.session { session.add(item) }
      if told.mayBePolicy { mayBePolicy = true }
    }
    append(headlineOf: explanation, to: &text)
    append(hops: explanation.destinations, to: &text)
    let width = RouteReport.labelWidth(reasons)
    if !reasons.isEmpty { text.append(literal: "because\n") }
    for reason in reasons { append(reason, width, to: &text) }
    session.finish(to: &text)
    appendBack(explanation, reasons, mayBePolicy: mayBePolicy, &map, to: &text)
  }

  /// Everything behind the session.
  func appendBack(
    _ explanation: Explanation, _ reasons: [ToldStep.Reason], mayBePolicy: Bool,
    _ map: inout SourceMap, to text: inout [UInt8]
  ) {
    text.append(contentsOf: ignored(explanation, &map).utf8)
    let servers = explanation.nameServers
    if !servers.isEmpty {
      text.append(contentsOf: "answered by \(servers.joined(separator: ", ").visible)\n".utf8)
    }
    if mayBePolicy { text.append(contentsOf: "note: \(RouteNote.policyMayDecide.text)\n".utf8) }
    text.append(contentsOf: legend(explanation, reasons).utf8)
  }

  /// Appends just the next hops of `explanation`, a line each; the verdict when there are none.
  func append(destinationLinesOf explanation: Explanation, to text: inout [UInt8]) {
    let name = explanation.query.domain.text
    if explanation.destinations.isEmpty {
      text.append(visible: name)
      text.append(literal: "  ")
      RouteReport.append(verdictOf: explanation, to: &text)
      append(endOfLineOf: explanation, to: &text)
    }
    for destination in explanation.destinations {
      text.append(visible: name)
      text.append(literal: "  ")
      RouteReport.append(endpointOf: destination, to: &text)
      text.append(literal: "  ")
      text.append(visible: destination.method.name)
      text.append(literal: "  ")
      RouteReport.append(policyOf: destination, to: &text)
      if explanation.verdict != .deliver {
        text.append(literal: "  ")
        text.append(text: explanation.verdict.rawValue)
      }
      append(endOfLineOf: explanation, to: &text)
    }
  }

  /// Appends the binding where several may answer, and whether the answer is of a part.
  private func append(endOfLineOf explanation: Explanation, to text: inout [UInt8]) {
    if explanation.query.binding == nil, explanation.query.bindingGroup != nil {
      text.append(literal: "  binding ")
      text.append(visible: explanation.binding)
    }
    text.append(literal: isPartial ? "  partial\n" : "\n")
  }

  // MARK: Verdict and next hops

  func append(headlineOf explanation: Explanation, to text: inout [UInt8]) {
    text.append(.bold, palette) { text in
      text.append(visible: explanation.query.domain.text)
      text.append(literal: ": ")
      RouteReport.append(verdictOf: explanation, to: &text)
    }
    if !explanation.verdict.isAttempted {
      text.append(text: "\n  \(explanation.verdict.meaning)")
    }
    text.append(UInt8(ascii: "\n"))
    if explanation.isQueued { RouteReport.append(queueOf: explanation, to: &text) }
    if isPartial { text.append(text: "  \(palette.paint(RouteText.partial, .warning))\n") }
  }

  private static func append(queueOf explanation: Explanation, to text: inout [UInt8]) {
    text.append(literal: "  queued for ")
    let name = explanation.routingDomain
    text.append(visible: name.text)
    if name.kind == .synthetic, name.displayText != name.text {
      text.append(literal: ", shown as ")
      text.append(visible: name.displayText)
    }
    text.append(literal: ", on ")
    text.append(visible: RouteText.binding(explanation.binding, of: explanation.bindingGroup))
    text.append(UInt8(ascii: "\n"))
  }

  private static func append(verdictOf explanation: Explanation, to text: inout [UInt8]) {
    text.append(text: explanation.verdict.rawValue)
    switch explanation.verdict {
    case .deliver, .unsupportedMethod:
      guard let method = explanation.method else { return }
      text.append(literal: ", by ")
      text.append(visible: method.name)
    default:
      guard let ending = explanation.verdict.ending else { return }
      text.append(text: ", \(ending)")
    }
  }

  /// Appends what is told of `destinations` together, a row each.
  package mutating func append(hops destinations: [Destination], to text: inout [UInt8]) {
    for (index, destination) in destinations.enumerated() {
      table.addCell { $0.append(decimal: index + 1) }
      table.addCell { RouteReport.append(endpointOf: destination, to: &$0) }
      table.addCell { text in
        guard let preference = destination.preference else {
          return text.append(literal: "preference from DNS")
        }
        text.append(literal: "preference ")
        text.append(decimal: preference)
      }
      table.addCell { $0.append(visible: destination.method.name) }
      table.addCell { RouteReport.append(policyOf: destination, to: &$0) }
      table.addCell { RouteReport.append(sourceOf: destination, to: &$0) }
      table.addCell { RouteReport.append(greetingOf: destination, to: &$0) }
      table.endRow()
    }
    table.write(indent: 2, to: &text)
  }

  private static func append(endpointOf destination: Destination, to text: inout [UInt8]) {
    switch destination.lookup {
    case .mx: text.append(literal: "MX of ")
    case .a: text.append(literal: "address of ")
    case nil: break
    }
    let address = destination.address?.description
    if destination.address?.isIPv6 == true, address == destination.host {
      text.append(text: "[\(destination.host)]")
    } else {
      text.append(visible: destination.host)
    }
    guard destination.lookup == nil else {
      text.append(literal: ", port ")
      return text.append(decimal: destination.port)
    }
    // The address of a host that has a name.
    if let address, address != destination.host { text.append(text: " [\(address)]") }
    text.append(UInt8(ascii: ":"))
    text.append(decimal: destination.port)
  }

  private static func append(policyOf destination: Destination, to text: inout [UInt8]) {
    text.append(text: destination.policy.text)
    guard !destination.policyLookups.isEmpty else { return }
    let lookups = destination.policyLookups.map(\.rawValue).joined(separator: ", ")
    text.append(text: " (before \(lookups))")
  }

  private static func append(sourceOf destination: Destination, to text: inout [UInt8]) {
    if destination.sourceAddress == "*" { return text.append(literal: "from any address") }
    text.append(literal: "from ")
    text.append(visible: destination.sourceAddress)
  }

  private static func append(greetingOf destination: Destination, to text: inout [UInt8]) {
    guard let greeting = destination.method.greeting else { return }
    text.append(text: greeting)
    text.append(UInt8(ascii: " "))
    switch EHLOToken(rawValue: destination.ehloName) {
    case .hostname: text.append(literal: "the node's name")
    case .message: text.append(literal: "the sender's domain")
    case nil: text.append(visible: destination.ehloName)
    }
  }

  // MARK: Reasons

  static func labelWidth(_ reasons: [ToldStep.Reason]) -> Int {
    (reasons.lazy.map(\.width).max() ?? 0) + 2
  }

  func append(_ reason: ToldStep.Reason, _ width: Int, to text: inout [UInt8]) {
    reason.append(labelTo: &text, width, palette)
    text += reason.line
    reason.append(othersTo: &text, width)
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
