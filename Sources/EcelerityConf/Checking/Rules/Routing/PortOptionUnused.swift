/// `port-option-unused`
enum PortOptionUnused: SettingRule {
  static let description = RuleDescription(
    id: "port-option-unused", group: .style, severity: .info,
    summary: "the port of a delivery method that is not used there",
    rationale: """
      The port of LMTP or ECSTREAM applies only to that method. In a binding, a group or the global \
      scope it is reported when nothing uses the method at all; in the stanza of a domain, when only \
      other domains do, or when it sets another method itself. The queue of its gateway takes the port \
      too (D-03).
      """,
    needsWhole: true, pages: [Page.of(.lmtpPort), Page.of(.ecstreamPort)], remedy: .suggested,
    examples: [
      .reports(#"domain "mill.example" { tls = required ⟦lmtp_port⟧ = 24 }"#),
      .reports(
        #"""
        ⟦ecstream_port⟧ = 1826
        delivery_method = ESMTP
        """#),
      .reports(
        #"""
        delivery_method = LMTP
        domain "mill.example" { delivery_method = ESMTP ⟦lmtp_port⟧ = 24 }
        """#),
      .accepts(
        #"""
        lmtp_port = 24
        domain "mill.example" { gateway = 192.0.2.20 delivery_method = LMTP }
        """#),
    ])

  static let interest = SettingInterest.options([.lmtpPort, .ecstreamPort])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, let keyword = setting.keyword,
      let node = DeliveryNode(setting.scope),
      let method = DeliveryMethod.known.first(where: { $0.portOption == keyword }),
      !findings.delivery.mayUse(method, at: node)
    else { return }
    findings.report(
      self, at: setting.nameSpan, in: setting.scope,
      "`\(keyword)` is set, but the method \(method.name) is not used here",
      detail: "set `\(Keyword.deliveryMethod)`, or remove the port", absent: [.deliveryMethod],
      fix: setting.unsetting)
  }
}

extension EffectiveDelivery {
  /// Whether mail that `node` affects may be delivered by `method`; a name is matched with the regular expressions that
  /// set it. Errs on the side of yes.
  fileprivate mutating func mayUse(_ method: DeliveryMethod, at node: DeliveryNode) -> Bool {
    guard map.mayUse(method, at: node) else { return false }
    guard node.domain != nil, node.container.isGlobal,
      !map.mayUse(method, at: node, countingPatterns: false),
      let answer = answer(.deliveryMethod, at: node)
    else { return true }
    return DeliverySituation.method(answer.setting) == method
  }
}
