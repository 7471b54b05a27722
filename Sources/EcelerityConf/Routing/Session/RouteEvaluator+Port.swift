/// Step 14: the port of each next hop.
extension RouteEvaluator {
  /// The port of next hops that name none: that of the gateway if it is the next hop, otherwise the option of the
  /// method. A port named by the next hop comes before both (decision D-13).
  mutating func determinePort(_ walk: inout RouteWalk) -> Int {
    if walk.isNextHopGateway, let gateway = walk.gateway, let port = gateway.target.port {
      walk.log.append(
        RouteStep(
          .port, "port of the gateway", "\(port)",
          Evidence(.decided, Page.of(.gateway), "D-12"), setting: gateway.setting))
      return port
    }
    let (evaluation, notes) = queueOption((walk.method ?? .esmtp).portOption, walk)
    let port = evaluation.numberInForce ?? 0
    let used = walk.hops.map { $0.port ?? port }
    if walk.hops.contains(where: { $0.port != nil }) {
      appendPortsOfHops(used, &walk)
    } else {
      walk.log.append(.port, evaluation, "\(port)", notes: notes)
    }
    return port
  }

  private func appendPortsOfHops(_ ports: [Int], _ walk: inout RouteWalk) {
    guard walk.log.isRecording else { return }
    let source = walk.log.steps.last { $0.name == .hostList }
    var seen: Set<Int> = []
    let unique = ports.filter { seen.insert($0).inserted }
    walk.log.append(
      RouteStep(
        .port, "ports of the next hops", unique.map(String.init).joined(separator: ", "),
        Evidence(.decided, Page.routes, "D-13"), setting: source?.setting))
  }
}
