package import EcelerityConf

/// The server that is contacted for one next hop.
package enum ProbeContact: Hashable, Sendable {
  /// The next hop.
  case nextHop(Endpoint)
  /// A proxy, which connects to the next hop. Page: content/momentum/4/modules/ha-proxy-client.md.
  case proxy(Endpoint, nextHop: Endpoint)
  /// The substitute that the plan names.
  case substitute(Endpoint)
  /// None, as the address of the next hop is in `prohibited_hosts`.
  case prohibited
  /// None, and why; lower case, no full stop.
  case unavailable(String)
}

extension ProbePlan {
  /// The server that is contacted for `destination`.
  package func contact(_ destination: Destination, of target: ProbeTarget) -> ProbeContact {
    if destination.isProhibited { return .prohibited }
    if let connectTo { return .substitute(connectTo) }
    guard let text = destination.address?.description, let address = HostAddress(text) else {
      return .unavailable("the next hop has no address")
    }
    guard let port = UInt16(exactly: destination.port) else {
      return .unavailable("port \(destination.port) of the next hop is not a port from 0 to 65535")
    }
    // An address in the configuration is intended; one from DNS or from the question need not be.
    if !allows(address), destination.addressOrigin != .configuration {
      return .privateAddress(address)
    }
    let nextHop = Endpoint(address, port: port)
    switch target.proxy {
    case .written(let proxy): return .proxy(proxy, nextHop: nextHop)
    case .found(let proxy):
      return allows(proxy.address)
        ? .proxy(proxy, nextHop: nextHop) : .privateAddress(proxy.address)
    case .unknown(let reason): return .unavailable(reason)
    case nil: return .nextHop(nextHop)
    }
  }

  /// Whether an address may be contacted that is not in the configuration.
  private func allows(_ address: HostAddress) -> Bool { allowsPrivate || !address.isPrivate }

  /// Whether a message is sent for `target` if a server accepts the recipient.
  package func sends(for target: ProbeTarget) -> Bool {
    guard sendsMessage, target.canBeTried, target.dialect != nil else { return false }
    for destination in target.explanation.destinations {
      switch contact(destination, of: target) {
      case .unavailable: continue
      // The message fails when its turn comes.
      case .prohibited: return false
      case .nextHop, .proxy, .substitute: return true
      }
    }
    return false
  }
}

extension ProbeContact {
  /// The option with the source that a PROXY header names; nil without a proxy.
  var sourceInProxyHeader: Keyword? {
    if case .proxy(_, let hop) = self { hop.address.sourceInProxyHeader } else { nil }
  }
}

extension HostAddress {
  /// The option with the source that the PROXY header for a next hop with this address names.
  var sourceInProxyHeader: Keyword { isIPv6 ? .haProxyIpv6SrcAddr : .haProxySrcAddr }
}

extension ProbeContact {
  /// No contact, as `address` is private.
  fileprivate static func privateAddress(_ address: HostAddress) -> ProbeContact {
    .unavailable(
      "\(address) is not a public address, and the configuration does not name it; "
        + "use --allow-private to contact it")
  }
}

extension ProbeTarget {
  /// Whether there is a server to contact. A message that is not sent to a next hop cannot be tried; with an
  /// unsupported protocol, the connection can.
  package var canBeTried: Bool {
    let verdict = explanation.verdict
    return (verdict == .deliver || verdict == .unsupportedMethod)
      && !explanation.destinations.isEmpty
  }
}
