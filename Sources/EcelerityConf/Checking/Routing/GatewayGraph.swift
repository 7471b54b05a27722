/// The chains of gateways that are themselves domains with a gateway, within each binding, group and the global
/// scope.
struct GatewayGraph {
  /// The loops of gateways, each starting with the one that is written first.
  private(set) var loops: [[DeliveryMap.Gateway]] = []
  private var members: Set<SettingID> = []

  private struct Name: Hashable {
    let container: ScopeID
    let domain: DomainName
  }

  /// Follows each gateway once: a walk that reaches a name of its own is a loop.
  init(_ gateways: [DeliveryMap.Gateway]) {
    var places: [Name: Int] = [:]
    for (index, gateway) in gateways.enumerated() {
      if let domain = gateway.domain, !gateway.isOwnDomain {
        places[Name(container: gateway.node.container.id, domain: domain)] = index
      }
    }
    var walks = [Int](repeating: -1, count: gateways.count)
    for start in gateways.indices {
      var path: [Int] = []
      var next: Int? = start
      while let index = next, walks[index] < 0 {
        walks[index] = start
        path.append(index)
        let container = gateways[index].node.container.id
        next = places[Name(container: container, domain: gateways[index].target.domain)]
      }
      if let next, walks[next] == start, let first = path.firstIndex(of: next) {
        add(path[first...].map { gateways[$0] })
      }
    }
  }

  /// Whether `gateway` is part of a loop.
  func isInLoop(_ gateway: DeliveryMap.Gateway) -> Bool {
    !members.isEmpty && members.contains(gateway.setting.id)
  }

  private mutating func add(_ ring: [DeliveryMap.Gateway]) {
    guard ring.count > 1 else { return }
    let first = ring.indices.min { ring[$0].setting.id < ring[$1].setting.id } ?? 0
    loops.append(Array(ring[first...] + ring[..<first]))
    members.formUnion(ring.map(\.setting.id))
  }
}
