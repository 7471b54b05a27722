package import EcelerityConf

/// Where a message goes and why, for people: verdict and next hops first, then the reasons, then what
/// was ignored.
///
///     mill.example: deliver, by LMTP
///       queued for 192.0.2.20, on binding default
///       1  192.0.2.20:2003  preference 0  LMTP  tls no  from any address  LHLO the node's name
///     because
///       gateway  192.0.2.20  relay.conf:3:3 in domain mill.example [doc]
///     timeouts, limits, retries: all defaults
package struct RouteReport: Sendable {
  let palette: Palette
  let includesSteps: Bool
  private let isPartial: Bool
  var steps: RenderedSteps
  var session: SessionReport
  private var table = TextTable()
  var titles = ScopeTitles()

  /// A report in the colours of `palette`, with only the next hops unless it `includesSteps`; `isPartial` when the
  /// server would not load the configuration.
  package init(_ palette: Palette, includesSteps: Bool = true, isPartial: Bool = false) {
    self.palette = palette
    self.includesSteps = includesSteps
    self.isPartial = isPartial
    steps = RenderedSteps(palette)
    session = SessionReport(palette)
  }

  /// The report on `explanation`.
  package mutating func text(_ explanation: Explanation, _ map: inout SourceMap) -> String {
    var text: [UInt8] = []
    append(explanation, &map, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Appends the report on `explanation` as UTF-8.
  package mutating func append(
    _ explanation: Explanation, _ map: inout SourceMap, to text: inout [UInt8]
  ) {
    guard includesSteps else { return appendDestinationLines(of: explanation, to: &text) }
    var reasons: [RenderedStep.Reason] = []
    var mayBePolicy = false
    for step in explanation.steps {
      let rendered = steps.rendered(step, &map)
      if let reason = rendered.reason { reasons.append(reason) }
      if let item = rendered.session { session.add(item) }
      if rendered.mayBePolicy { mayBePolicy = true }
    }
    appendHeadline(of: explanation, to: &text)
    appendNextHops(explanation.destinations, to: &text)
    let width = RouteReport.labelWidth(reasons)
    if !reasons.isEmpty { text.append(literal: "because\n") }
    for reason in reasons { append(reason, width, to: &text) }
    session.finish(to: &text)
    appendBack(explanation, reasons, mayBePolicy: mayBePolicy, &map, to: &text)
  }

  /// Everything after the session.
  func appendBack(
    _ explanation: Explanation, _ reasons: [RenderedStep.Reason], mayBePolicy: Bool,
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

  /// Appends the next hops of `explanation`, one a line; the verdict when there are none.
  func appendDestinationLines(of explanation: Explanation, to text: inout [UInt8]) {
    let name = explanation.query.domain.text
    if explanation.destinations.isEmpty {
      text.append(visible: name)
      text.append(literal: "  ")
      RouteReport.appendVerdict(of: explanation, to: &text)
      appendLineEnd(for: explanation, to: &text)
    }
    for destination in explanation.destinations {
      text.append(visible: name)
      text.append(literal: "  ")
      RouteReport.appendEndpoint(of: destination, to: &text)
      text.append(literal: "  ")
      text.append(visible: destination.method.name)
      text.append(literal: "  ")
      RouteReport.appendPolicy(of: destination, to: &text)
      if explanation.verdict != .deliver {
        text.append(literal: "  ")
        text.append(text: explanation.verdict.rawValue)
      }
      appendLineEnd(for: explanation, to: &text)
    }
  }

  /// Appends the binding if the query is about several, and whether the configuration is only partly loaded.
  private func appendLineEnd(for explanation: Explanation, to text: inout [UInt8]) {
    if explanation.query.binding == nil, explanation.query.bindingGroup != nil {
      text.append(literal: "  binding ")
      text.append(visible: explanation.binding)
    }
    text.append(literal: isPartial ? "  partial\n" : "\n")
  }

  // MARK: Verdict and next hops

  func appendHeadline(of explanation: Explanation, to text: inout [UInt8]) {
    text.append(.bold, palette) { text in
      text.append(visible: explanation.query.domain.text)
      text.append(literal: ": ")
      RouteReport.appendVerdict(of: explanation, to: &text)
    }
    if !explanation.verdict.isAttempted {
      text.append(text: "\n  \(explanation.meaning)")
    }
    text.append(UInt8(ascii: "\n"))
    if explanation.isQueued { RouteReport.appendQueue(of: explanation, to: &text) }
    if isPartial { text.append(text: "  \(palette.paint(RouteText.partial, .warning))\n") }
  }

  private static func appendQueue(of explanation: Explanation, to text: inout [UInt8]) {
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

  private static func appendVerdict(of explanation: Explanation, to text: inout [UInt8]) {
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

  /// Appends the table of `destinations`.
  package mutating func appendNextHops(_ destinations: [Destination], to text: inout [UInt8]) {
    for (index, destination) in destinations.enumerated() {
      table.addCell { $0.append(decimal: index + 1) }
      table.addCell { RouteReport.appendEndpoint(of: destination, to: &$0) }
      table.addCell { text in
        guard let preference = destination.preference else {
          return text.append(literal: "preference from DNS")
        }
        text.append(literal: "preference ")
        text.append(decimal: preference)
      }
      table.addCell { $0.append(visible: destination.method.name) }
      table.addCell { RouteReport.appendPolicy(of: destination, to: &$0) }
      table.addCell { RouteReport.appendSource(of: destination, to: &$0) }
      table.addCell { RouteReport.appendGreeting(of: destination, to: &$0) }
      table.endRow()
    }
    table.write(indent: 2, to: &text)
  }

  private static func appendEndpoint(of destination: Destination, to text: inout [UInt8]) {
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
    // The address of a host with a name.
    if let address, address != destination.host { text.append(text: " [\(address)]") }
    text.append(UInt8(ascii: ":"))
    text.append(decimal: destination.port)
  }

  private static func appendPolicy(of destination: Destination, to text: inout [UInt8]) {
    text.append(text: destination.policy.text)
    guard !destination.policyLookups.isEmpty else { return }
    let lookups = destination.policyLookups.map(\.rawValue).joined(separator: ", ")
    text.append(text: " (before \(lookups))")
  }

  private static func appendSource(of destination: Destination, to text: inout [UInt8]) {
    if destination.sourceAddress == "*" { return text.append(literal: "from any address") }
    text.append(literal: "from ")
    text.append(visible: destination.sourceAddress)
  }

  private static func appendGreeting(of destination: Destination, to text: inout [UInt8]) {
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

  static func labelWidth(_ reasons: [RenderedStep.Reason]) -> Int {
    (reasons.lazy.map(\.width).max() ?? 0) + 2
  }

  func append(_ reason: RenderedStep.Reason, _ width: Int, to text: inout [UInt8]) {
    reason.appendLabel(width: width, palette, to: &text)
    text += reason.line
    reason.appendOtherLines(indent: width + 2, to: &text)
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

  /// The meaning of the marks that occur.
  private func legend(_ explanation: Explanation, _ reasons: [RenderedStep.Reason]) -> String {
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
