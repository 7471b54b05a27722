/// `lmtp-without-explicit-port`
enum LmtpWithoutExplicitPort: MethodRule {
  static let description = RuleDescription(
    id: "lmtp-without-explicit-port", group: .suspicious, severity: .warning,
    summary: "LMTP to a port that is not set",
    rationale: """
      The page of `lmtp_port` gives 2003 as its default, while the page of `routes` names another \
      default for all of its items (contradiction X-22). LMTP servers listen on many ports; set \
      the one that is meant. There is no fix where it would replace the port of a binding or a group.
      """,
    evidence: .decided, needsWhole: true, pages: [Page.of(.lmtpPort)], remedy: .suggested,
    examples: [
      .reports(
        #"""
        domain "mill.example" { gateway = 192.0.2.20 }
        domain "192.0.2.20" { delivery_method = ⟦LMTP⟧ }
        """#),
      .accepts(
        #"domain "mill.example" { gateway = 192.0.2.20 delivery_method = LMTP lmtp_port = 24 }"#),
      .accepts(
        #"""
        binding_group "g" {
          delivery_method = LMTP
          binding "b" { bind_address = 192.0.2.1 gateway = "relay.example" lmtp_port = 24 }
        }
        """#),
      .accepts(
        #"domain "mill.example" { delivery_method = LMTP routes = ( "smtp://192.0.2.20?port=24" ) }"#
      ),
    ])

  static let methods: Set<DeliveryMethod> = [.lmtp]

  static func check(
    _ method: Setting, at situation: DeliverySituation, _ findings: inout Findings
  ) {
    let option = situation.method.portOption
    guard !findings.configuration.hasStaticRoute, situation.gateway?.target.port == nil,
      let port = findings.delivery.answer(option, at: situation.node, through: situation.gateway),
      port.setting == nil,
      situation.routes.map({ findings.delivery.haveAllPorts($0) }) != true,
      !findings.delivery.holdsOnAllBindings(of: situation.node, { $0.hasPort(option, on: $1) })
    else { return }
    let isFree = isFree(option, at: situation.node, &findings)
    let fallback = OptionTable.rows(of: option).first?.defaultValue ?? ""
    findings.report(
      self, at: method.value.items.first?.textSpan ?? method.valueSpan, in: method.scope,
      "port for \(situation.method.name) is not set",
      detail: "its default is \(fallback), while the page of routes names another (X-22); set "
        + "`\(option)`", absent: [option, .gateway, .routes],
      fix: isFree ? .suggestion(method.insertion(of: "\(option) = \(fallback)")) : nil)
  }

  /// Whether no mail gets another port when `node` sets it: a domain comes before its bindings and groups, and some of
  /// these may set one; what a binding or a group sets comes before the domains of the global scope.
  private static func isFree(
    _ option: Keyword, at node: DeliveryNode, _ findings: inout Findings
  ) -> Bool {
    guard node.isDomain else { return !findings.isSetInDomains(option) }
    return node.container.keyword == .binding || !findings.delivery.map.isSetInBindings(option)
  }
}

extension EffectiveDelivery {
  /// Whether the port of mail on the binding is set, by the option `keyword` or in its gateway.
  fileprivate mutating func hasPort(_ keyword: Keyword, on binding: Scope) -> Bool {
    let gateway = gateway(in: binding, for: nil)
    return gateway?.target.port != nil
      || answer(keyword, in: binding, for: gateway?.target.domain)?.setting != nil
  }
}
