import Delivery
import EcelerityConf
import ToolSupport

/// The text report of a probe: the outcome, then every host with its stages and the settings they depend on.
///
///     user@oak.example: accepted at mx1.oak.example [192.0.2.1]:25
///       the recipient was accepted; no message was sent
///       mx1.oak.example [192.0.2.1]:25, preference 10, ESMTP, tls required, verify host
///         connect   1 ms
///         banner    2 ms  220 mx1.oak.example ESMTP
struct ProbeReport {
  private let palette: Palette

  init(_ palette: Palette) {
    self.palette = palette
  }

  // MARK: Before

  /// The servers that will be contacted for `targets`, one line for each target.
  func plan(_ targets: [ProbeTarget], _ plan: ProbePlan) -> String {
    var text = ""
    // With a binding group, there is a target for each of its bindings.
    let isOnSeveral = Set(targets.map(\.recipient)).count < targets.count
    for target in targets {
      let name = target.recipient.description.visible
      let binding = isOnSeveral ? ", on \(self.binding(of: target.explanation))" : ""
      text += "\(name)\(binding): \(contacts(target, plan))\n"
    }
    let probes = targets.count > 1 ? "\(targets.count) probes, " : ""
    return text + "\(probes)\(extent(targets, plan))\n\n"
  }

  /// How far the probes go, with the number of messages that are sent if all servers accept them.
  private func extent(_ targets: [ProbeTarget], _ plan: ProbePlan) -> String {
    switch targets.count(where: plan.sends) {
    case 0: "up to \(plan.stopAfter.rawValue), no message is sent"
    case 1: "one test message is sent"
    case let count: "\(count) test messages are sent"
    }
  }

  private func binding(of explanation: Explanation) -> String {
    RouteText.binding(explanation.binding, of: explanation.bindingGroup).visible
  }

  private func contacts(_ target: ProbeTarget, _ plan: ProbePlan) -> String {
    let explanation = target.explanation
    guard target.canBeTried else { return "contacts no host: \(explanation.verdict.rawValue)" }
    if let server = plan.connectTo { return "contacts \(server) in place of the next hops" }
    var hosts: [String] = []
    var reasons: [String] = []
    listing: for destination in explanation.destinations {
      switch plan.contact(destination, of: target) {
      case .nextHop, .substitute: hosts.append(title(destination))
      case .proxy(let proxy, _): hosts.append("\(title(destination)) by way of \(proxy)")
      case .prohibited:
        reasons.append("not \(title(destination)): prohibited")
        if !plan.triesAllHosts { break listing }
      case .unavailable(let reason): reasons.append("not \(title(destination)): \(reason.visible)")
      }
    }
    let list =
      hosts.isEmpty ? "no host" : hosts.joined(separator: plan.triesAllHosts ? ", " : ", else ")
    return (["contacts " + list] + reasons).joined(separator: "; ")
  }

  private func title(_ destination: Destination) -> String {
    let port = destination.port
    guard let address = destination.address?.description else {
      return "\(destination.host.visible):\(port)"
    }
    if address == destination.host {
      return destination.address?.isIPv6 == true ? "[\(address)]:\(port)" : "\(address):\(port)"
    }
    return "\(destination.host.visible) [\(address)]:\(port)"
  }

  // MARK: After

  /// The report on `target`.
  func text(
    _ target: ProbeTarget, _ attempts: [Attempt], _ plan: ProbePlan, showsTranscript: Bool,
    _ map: inout SourceMap
  ) -> String {
    var text = headline(target, attempts) + "\n"
    if !target.canBeTried { text += decisions(target, &map) }
    for attempt in attempts {
      text += "  " + palette.paint(line(attempt, target), .bold) + "\n"
      let shown = Rows(attempt, target, plan, palette, &map)
      text += shown.text
      if showsTranscript { text += transcript(attempt) }
      if attempts.count > 1 {
        text += "    \(attempt.result.rawValue): \(attempt.reason.visible)\n"
      }
    }
    text += hostsLeftOut(target) + unknownPolicy(target, attempts)
    for (setting, note) in target.session.misreadings + misreadPorts(target) {
      let place = palette.paint(map.location(of: setting.span).description.visible, .path)
      text += "  note     \(place) \(setting.name.visible): \(note.text.visible)\n"
    }
    for item in target.explanation.ignored {
      let place = palette.paint(map.location(of: item.setting.span).description.visible, .path)
      text += "  ignored  \(place) \(item.setting.name.visible): "
      text += item.reason.text(of: item.setting).visible + " "
      text += palette.paint(RouteText.mark(item.evidence), .dim) + "\n"
    }
    return text + "\n"
  }

  /// The ports that cannot be read. They are no options of the session.
  private func misreadPorts(_ target: ProbeTarget) -> [(setting: Setting, note: RouteNote)] {
    var found: [(setting: Setting, note: RouteNote)] = []
    for step in target.explanation.steps where step.name == .port {
      for note in step.notes {
        if case .unknownValue = note, let setting = step.setting { found.append((setting, note)) }
      }
    }
    return found
  }

  private func decisions(_ target: ProbeTarget, _ map: inout SourceMap) -> String {
    var text = ""
    for step in target.explanation.decisiveSteps {
      let place =
        step.setting.map {
          "  " + palette.paint(map.location(of: $0.span).description.visible, .path)
        } ?? ""
      text += "  \(step.question.visible): \(step.answer.visible)\(place)\n"
    }
    return text
  }

  /// Notes on hosts that are not among the next hops, as something about them is not known or the policy refuses them.
  private func hostsLeftOut(_ target: ProbeTarget) -> String {
    // Otherwise, the steps that decided name them.
    let isRefused = target.explanation.verdict == .stsRefused
    guard target.canBeTried || isRefused else { return "" }
    return target.explanation.steps.flatMap { step in
      step.notes.compactMap { note in
        switch note {
        case .refusedByPolicy where !isRefused: "  note     \(step.question): \(note.text)\n"
        case .associationsUnknown, .hostNotFoundYet:
          "  note     \(step.question): \(step.answer); \(note.text)\n"
        default: nil
        }
      }
    }.joined()
  }

  /// A note on a policy that is not known, unless an attempt ended for that reason and says so.
  private func unknownPolicy(_ target: ProbeTarget, _ attempts: [Attempt]) -> String {
    let isReported = attempts.contains {
      $0.result == .tlsFailed && !$0.destination.policyLookups.isEmpty
    }
    guard !isReported, let step = target.explanation.questionOfUnknownPolicy else { return "" }
    let words = ["\(step.question): \(step.answer)"] + step.notes.map(\.text)
    return "  note     \(words.joined(separator: "; ").visible)\n"
  }

  private func headline(_ target: ProbeTarget, _ attempts: [Attempt]) -> String {
    let explanation = target.explanation
    let name = target.recipient.description.visible
    let queue =
      "queued for \(explanation.routingDomain.text.visible), on \(binding(of: explanation))"
    guard let outcome = Attempt.outcome(of: attempts) else {
      if target.canBeTried { return palette.paint("\(name): not tried", .bold) + "\n  \(queue)" }
      let ending = explanation.verdict.ending.map { ", \($0)" } ?? ""
      let words = "\(name): \(explanation.verdict.rawValue)\(ending); no host was contacted"
      return palette.paint(words, .bold) + "\n  \(explanation.meaning)"
        + (explanation.isQueued ? "\n  \(queue)" : "")
    }
    let style: Style = outcome.result == .accepted ? .bold : .error
    let words = "\(name): \(outcome.result.rawValue) at \(title(outcome.destination))"
    return palette.paint(words, style) + "\n  \(outcome.reason.visible)\n  \(queue)"
  }

  private func line(_ attempt: Attempt, _ target: ProbeTarget) -> String {
    let destination = attempt.destination
    var words = [title(destination)]
    if let preference = destination.preference { words.append("preference \(preference)") }
    words += [destination.method.name.visible, destination.policy.text]
    if let decider = decider(of: destination, target) { words.append("by \(decider)") }
    if destination.policy != destination.configuredPolicy {
      words.append("configured \(destination.configuredPolicy.text)")
    }
    if let endpoint = attempt.endpoint, endpoint.description != title(destination),
      endpoint.address.description != destination.address?.description
        || Int(endpoint.port) != destination.port
    {
      words.append("by way of \(endpoint)")
    }
    return words.joined(separator: ", ")
  }

  /// What decides about TLS instead of the configuration; nil when that does.
  private func decider(of destination: Destination, _ target: ProbeTarget) -> String? {
    switch destination.policyDecider {
    case .configuration: nil
    case .mtaSTS(let mode):
      "the MTA-STS policy of \(target.explanation.routingDomain.text.visible) (\(mode.rawValue))"
    case .dane: "TLSA records"
    }
  }

  private func transcript(_ attempt: Attempt) -> String {
    attempt.transcript.map { entry in
      "    \(entry.speaker.rawValue): \(entry.text.visible)\n"
    }.joined()
  }

  /// The stages of one attempt, one line each.
  private struct Rows {
    private(set) var text = ""

    init(
      _ attempt: Attempt, _ target: ProbeTarget, _ plan: ProbePlan, _ palette: Palette,
      _ map: inout SourceMap
    ) {
      for stage in attempt.stages {
        let name = stage.name.rawValue.padded(to: 9)
        let time = ProbeReport.milliseconds(stage.duration).leftPadded(to: 9)
        let mark = stage.ok ? name : palette.paint(name, .error)
        text += "    \(mark) \(palette.paint(time, .dim))  \(Rows.outcome(stage, attempt))\n"
        let origins = stage.name == .connect ? Rows.origins(of: target, palette, &map) : []
        let options = plan.options(of: stage, at: attempt.destination, of: target)
        for line in Rows.remarks(stage) + origins
          + Rows.reasons(stage, options, target.session, palette, &map)
        {
          text += String(repeating: " ", count: 25) + line + "\n"
        }
      }
    }

    private static func outcome(_ stage: Stage, _ attempt: Attempt) -> String {
      if let failure = stage.failureText { return failure.visible }
      if stage.name == .tls, let tls = attempt.tls { return outcome(tls) }
      guard let reply = stage.reply else { return "ok" }
      guard stage.name == .ehlo, stage.ok, !reply.hasOtherCodes else {
        return reply.words(separator: " / ").visible
      }
      // After HELO there is only the server's greeting.
      let offers = reply.lines.dropFirst().filter { !$0.isEmpty }
      let words = offers.isEmpty ? reply.lines : offers
      return "\(reply.code) \(words.joined(separator: ", "))".visible
    }

    /// Remarks on the replies of the stage.
    private static func remarks(_ stage: Stage) -> [String] {
      var remarks: [String] = []
      if let unsolicited = stage.unsolicited {
        remarks.append("before that, unasked: \(unsolicited)")
      }
      if let begun = stage.unfinishedReply { remarks.append("the reply had begun: \(begun)") }
      if let code = stage.expectedCode { remarks.append("not \(code), which belongs here") }
      if let refused = stage.refusedGreeting {
        remarks.append(
          refused == stage.reply
            ? "and the connection was closed before HELO"
            : "HELO, as EHLO was refused: \(refused.words(separator: " / "))")
      }
      return remarks.map(\.visible)
    }

    private static func outcome(_ tls: TLSReport) -> String {
      let verified = tls.isVerified ? "verified" : "not verified: \(tls.reason ?? "")"
      return "\(tls.version) \(tls.cipher), \(verified)".visible
    }

    /// The settings that lead to the host and its port.
    private static func origins(
      of target: ProbeTarget, _ palette: Palette, _ map: inout SourceMap
    ) -> [String] {
      var lines: [String] = []
      var listed: [Setting] = []
      for step in target.explanation.steps {
        guard [.reroute, .gateway, .hostList, .rollup, .port].contains(step.name),
          let setting = step.setting, !listed.contains(where: setting.isSame)
        else { continue }
        listed.append(setting)
        let place = palette.paint(map.location(of: setting.span).description.visible, .path)
        let line = "\(setting.name.visible) \(step.answer.visible)  \(place)"
        lines.append(line)
      }
      return lines
    }

    /// The settings that the stage depends on, and its timer if that ran out, also by default.
    private static func reasons(
      _ stage: Stage, _ options: [Keyword], _ session: SessionSettings, _ palette: Palette,
      _ map: inout SourceMap
    ) -> [String] {
      var lines: [String] = []
      for option in options {
        guard let evaluation = session.evaluation(option) else { continue }
        // A timer that did not end the wait is not among the options.
        let isExpired = option == stage.name.timer && stage.failure == .transport(.timeout)
        guard evaluation.setting != nil || isExpired else { continue }
        let place =
          evaluation.setting.map {
            palette.paint(map.location(of: $0.span).description.visible, .path)
          } ?? "by default"
        lines.append("\(option) \((evaluation.displayText ?? "").visible)  \(place)")
      }
      return lines
    }
  }

  /// `0.3 ms`
  static func milliseconds(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    let tenths = seconds * 10_000 + attoseconds / 100_000_000_000_000
    return "\(tenths / 10).\(tenths % 10) ms"
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }

  fileprivate func leftPadded(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}
