package import EcelerityConf

/// Where a connection goes that is meant for one next hop.
package enum ProbeContact: Hashable, Sendable {
  /// To the next hop.
  case nextHop(Endpoint)
  /// To the proxy, which is told of the next hop.
  /// Page: content/momentum/4/modules/ha-proxy-client.md.
  case proxy(Endpoint, nextHop: Endpoint)
  /// To the place that the plan names instead.
  case substitute(Endpoint)
  /// Nowhere; why, lower case, no full stop.
  case nobody(String)
}

extension ProbePlan {
  /// Whom a connection for `destination` contacts.
  package func contact(_ destination: Destination, of target: ProbeTarget) -> ProbeContact {
    if let connectTo { return .substitute(connectTo) }
    guard let text = destination.address?.description, let address = HostAddress(text) else {
      return .nobody("the next hop has no address")
    }
    guard let port = UInt16(exactly: destination.port) else {
      return .nobody("the port \(destination.port) of the next hop is not one from 0 to 65535")
    }
    // An address that the configuration writes is meant; one that DNS or the question brings up need not be.
    if !allows(address), destination.addressOrigin != .configuration { return .beyond(address) }
    let nextHop = Endpoint(address, port: port)
    switch target.proxy {
    case .written(let proxy): return .proxy(proxy, nextHop: nextHop)
    case .found(let proxy):
      return allows(proxy.address) ? .proxy(proxy, nextHop: nextHop) : .beyond(proxy.address)
    case .unknown(let reason): return .nobody(reason)
    case nil: return .nextHop(nextHop)
    }
  }

  /// Whether an address may be contacted that the configuration does not name.
  private func allows(_ address: HostAddress) -> Bool { allowsPrivate || !address.isPrivate }

  /// Whether a message is sent for `target`, should a server take the recipient.
  package func sends(for target: ProbeTarget) -> Bool {
    guard sendsMessage, target.canBeTried, target.dialect != nil else { return false }
    return target.explanation.destinations.contains {
      if case .nobody = contact($0, of: target) { false } else { true }
    }
  }
}

extension ProbeContact {
  /// Nobody, as `address` only means something here.
  fileprivate static func beyond(_ address: HostAddress) -> ProbeContact {
    .nobody(
      "\(address) is not an address of the public network, and the configuration does not name it; "
        + "give --allow-private to contact it")
  }
}

extension ProbeTarget {
  /// Whether there is somebody to contact: a message that does not go out cannot be tried; of one whose
  /// protocol is not spoken here, at least the connection can.
  package var canBeTried: Bool {
    let verdict = explanation.verdict
    return (verdict == .deliver || verdict == .unsupportedMethod)
      && !explanation.destinations.isEmpty
  }
}
