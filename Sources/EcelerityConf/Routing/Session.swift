/// Steps 14 to 16: ports, TLS, source address and the name given in EHLO.
extension RouteEvaluator {
  mutating func askPortsAndPolicies(_ walk: inout RouteWalk) {
    let port = askPort(&walk)
    let scope = walk.scope(walk.routingDomain)
    let tls = ask(.tls, at: scope, .perHost, &walk)
    let verify = ask(.tlsVerify, at: scope, .perHost, &walk)
    let source = ask(.bindAddress, at: scope, .sessionData, &walk)
    let name = askName(at: scope, &walk)
    let method = walk.method ?? .esmtp
    walk.destinations = walk.hops.map { hop in
      Destination(
        host: hop.host, address: hop.address, lookup: hop.lookup,
        port: hop.port ?? port, preference: hop.preference, method: method,
        tls: tls.lowercased(), tlsVerify: verify.lowercased(), sourceAddress: source,
        ehloName: name)
    }
  }

  private mutating func ask(
    _ keyword: Keyword, at scope: QueryScope, _ step: RouteStep.Name, _ walk: inout RouteWalk
  ) -> String {
    let evaluation = options.value(of: keyword, at: scope)
    walk.append(step, evaluation)
    return evaluation.text ?? ""
  }

  /// The port of hops that name none: the suffix of the gateway that is the hop, else the option of
  /// the method. What a hop names itself comes before both (decision D-13).
  private mutating func askPort(_ walk: inout RouteWalk) -> Int {
    if walk.isNextHopGateway, let port = walk.gateway?.port, let setting = walk.gatewaySetting {
      walk.steps.append(
        RouteStep(
          .port, "port of the gateway", "\(port)",
          Evidence(.decided, Page.of(.gateway), "D-12"), setting: setting))
      return port
    }
    let (evaluation, notes) = queueOption((walk.method ?? .esmtp).portOption, walk)
    let port = evaluation.port
    let used = walk.hops.map { $0.port ?? port.number }
    if walk.hops.contains(where: { $0.port != nil }) {
      appendPortsOfHops(used, &walk)
    } else {
      walk.append(.port, evaluation, "\(port.number)", notes: notes + port.notes)
    }
    return port.number
  }

  private func appendPortsOfHops(_ ports: [Int], _ walk: inout RouteWalk) {
    let source = walk.steps.last { $0.name == .hostList }
    let unique = ports.reduce(into: [Int]()) { if !$0.contains($1) { $0.append($1) } }
    walk.steps.append(
      RouteStep(
        .port, "ports of the next hops", unique.map(String.init).joined(separator: ", "),
        Evidence(.decided, Page.of(.routes), "D-13"), setting: source?.setting))
  }

  /// The name given in EHLO; the option's default stands for the name of the node.
  /// Pages: content/momentum/4/config/ref-ehlo-hostname.md, ref-hostname.md.
  private mutating func askName(at scope: QueryScope, _ walk: inout RouteWalk) -> String {
    let evaluation = options.value(of: .ehloHostname, at: scope)
    let text = evaluation.text ?? ""
    guard text == evaluation.option.defaultValue else {
      walk.append(.sessionData, evaluation)
      return text
    }
    let node = options.value(of: .hostname, at: .global)
    walk.append(.sessionData, evaluation, notes: node.text == nil ? [.systemName] : [])
    guard let name = node.text else { return text }
    walk.append(.sessionData, node)
    return name
  }
}

extension Evaluation {
  /// The value as a port, or the default when it is none.
  fileprivate var port: (number: Int, notes: [RouteNote]) {
    if let number, 1...65_535 ~= number { return (number, []) }
    let fallback = option.defaultValue.flatMap { Int($0) } ?? 0
    return (fallback, [.unreadableValue(text ?? "")])
  }
}
