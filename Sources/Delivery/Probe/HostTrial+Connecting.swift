internal import EcelerityConf

/// The stage `connect`.
extension HostTrial {
  mutating func open() throws(Ending) {
    let contact = plan.contact(destination, of: target)
    let server = try server(of: contact)
    let source = try source(of: contact)
    endpoint = server
    report(.connect)
    let began = ContinuousClock.now
    do throws(TransportError) {
      connection = try Connection(
        to: server, from: source?.address, until: began + timeout(.connectTimeout),
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

  private func source(of contact: ProbeContact) throws(Ending) -> ConnectionSource? {
    do throws(ConnectionSource.Problem) { return try target.source(of: contact) } catch {
      throw unreachable(error.description)
    }
  }

  private func connectReason(
    _ error: TransportError, _ server: Endpoint, _ source: ConnectionSource?
  ) -> String {
    let failure = "cannot connect to \(server)"
    guard let source, let address = source.address else { return "\(failure): \(error)" }
    let title = HostAddress(source.text) == nil ? "\(source.text) [\(address)]" : "\(address)"
    return "\(failure) from \(title): \(error)"
      + (error.isAboutSource ? "; probe from the machine that has this address" : "")
  }

  /// Sends the PROXY header. Page: content/momentum/4/modules/ha-proxy-client.md.
  private mutating func sendProxyHeader(_ hop: Endpoint) throws(Ending) {
    let option = hop.address.sourceInProxyHeader
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
