internal import EcelerityConf

/// The stage `connect`.
extension HostTrial {
  mutating func open() throws(Ending) {
    let contact = plan.contact(destination, of: target)
    let server = try server(of: contact)
    let source = try source(for: contact)
    endpoint = server
    report(.connect)
    let began = ContinuousClock.now
    do throws(TransportError) {
      connection = try Connection(
        to: server, from: source, until: began + timeout(.connectTimeout),
        interruption: interruption)
    } catch {
      stages.append(
        Stage(.connect, failure: .transport(error), duration: began.duration(to: .now)))
      throw Ending(
        result: .unreachable, reason: connectReason(error, server, source),
        isWithoutSession: error != .interrupted)
    }
    stages.append(Stage(.connect, duration: began.duration(to: .now)))
    guard let dialect = target.dialect, let connection else {
      let method = target.explanation.method?.name ?? "the method"
      throw Ending(
        result: .unreachable,
        reason: "connected, but \(method) is not a protocol that a probe speaks")
    }
    var session = SMTPSession(over: connection, speaking: dialect, since: start)
    session.hide(secrets)
    conversation = session
    if case .proxy(_, let hop) = contact { try sendProxyHeader(hop) }
    try stop(after: .connect)
  }

  private func server(of contact: ProbeContact) throws(Ending) -> Endpoint {
    switch contact {
    case .nextHop(let server), .proxy(let server, _), .substitute(let server): return server
    case .prohibited:
      throw Ending(
        result: .refused,
        reason: "\(destination.address?.description ?? "the address") is in "
          + "`\(Keyword.prohibitedHosts)`; the message gets "
          + (Verdict.prohibited.reply ?? "a refusal"),
        isProhibited: true)
    case .unavailable(let reason): throw unreachable(reason)
    }
  }

  private func unreachable(_ reason: String) -> Ending {
    Ending(result: .unreachable, reason: reason, isWithoutSession: true)
  }

  /// The source address of the connection; nil when the system chooses.
  private func source(for contact: ProbeContact) throws(Ending) -> HostAddress? {
    let text = destination.sourceAddress
    if text.isEmpty || text == "*" { return nil }
    let found = target.sources[text]
    let known = HostAddress(text).map { [$0] } ?? found?.list ?? []
    switch contact {
    case .prohibited, .unavailable: return nil
    // Page: content/momentum/4/modules/ha-proxy-client.md: the proxy connects from its own addresses.
    case .proxy: return nil
    // A substitute may be of another address family.
    case .substitute(let server): return known.first { $0.isIPv6 == server.address.isIPv6 }
    case .nextHop(let server):
      let isIPv6 = server.address.isIPv6
      if let source = known.first(where: { $0.isIPv6 == isIPv6 }) { return source }
      // The route has only next hops of the family of an address; of a name, the family is known here.
      guard let other = known.first else { throw unreachable(Self.problem(ofSource: text, found)) }
      if found == nil { return other }
      throw unreachable(
        "the source `\(text)` has no \(isIPv6 ? "IPv6" : "IPv4") address, so the server leaves this next "
          + "hop out")
    }
  }

  /// Why the source host `name` cannot be used.
  private static func problem(ofSource name: String, _ found: FoundAddresses?) -> String {
    if let found, found.failure != nil {
      return "the source `\(name)` \(found.problem); try again, or write its address as "
        + "`\(Keyword.bindAddress)`"
    }
    return "the source `\(name)` has no address here; probe from the machine that has that name"
  }

  private func connectReason(
    _ error: TransportError, _ server: Endpoint, _ source: HostAddress?
  ) -> String {
    let failure = "cannot connect to \(server)"
    guard let source else { return "\(failure): \(error)" }
    let text = destination.sourceAddress
    let title = HostAddress(text) == nil ? "\(text) [\(source)]" : "\(source)"
    return "\(failure) from \(title): \(error)"
      + (error.isAboutSource ? "; probe from the machine that has this address" : "")
  }

  /// Sends the PROXY header. Page: content/momentum/4/modules/ha-proxy-client.md.
  private mutating func sendProxyHeader(_ hop: Endpoint) throws(Ending) {
    let option: Keyword = hop.address.isIPv6 ? .haProxyIpv6SrcAddr : .haProxySrcAddr
    let text = target.session.text(option) ?? ""
    guard let source = HostAddress(text.isEmpty ? (hop.address.isIPv6 ? "::" : "0.0.0.0") : text),
      let header = ProxyHeader(source: Endpoint(source, port: 0), destination: hop)
    else {
      throw unreachable("`\(option)` is `\(text)`, which is not an address for \(hop)")
    }
    let timeout = timeout(.connectTimeout)
    do throws(SMTPError) { try conversation?.proxy(header, within: timeout) } catch {
      throw unreachable("the proxy did not accept the header: \(error)")
    }
  }
}

extension TransportError {
  /// Whether the source address is the cause.
  fileprivate var isAboutSource: Bool {
    if case .failed(let error) = self { error.isAddressNotAvailable } else { false }
  }
}
