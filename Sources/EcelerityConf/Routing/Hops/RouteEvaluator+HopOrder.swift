/// Step 13: the order of the next hops.
extension RouteEvaluator {
  mutating func orderHops(_ walk: inout RouteWalk) {
    guard walk.hops.count > 1 else { return }
    let ipv6 = options.globalValue(of: .preferIpv6Mxs)
    let order = HopOrder(of: walk.hops, seed: walk.query.seed, prefersIPv6: ipv6.truth == true)
    walk.hops = order.sorted(walk.hops)
    guard walk.log.isRecording else { return }
    walk.log.append(order.step(about: walk.hops))
    if walk.hops.contains(where: order.isIPv6First) {
      walk.log.append(.order, ipv6, notes: [.ipv6First])
    }
  }
}
