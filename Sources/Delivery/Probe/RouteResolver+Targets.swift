package import EcelerityConf

/// Why a message cannot be probed.
package enum ProbeProblem: Error, CustomStringConvertible, Sendable {
  /// The query is not valid.
  case query(QueryProblem)
  /// The recipient is not a valid argument of RCPT TO.
  case recipient(String)

  /// The problem, and what to do; lower case, no full stop.
  package var description: String {
    switch self {
    case .query(let problem): "\(problem)"
    case .recipient(let text):
      "`\(text)` cannot be the recipient of a message; write user@oak.example"
    }
  }
}

extension RouteResolver {
  /// The targets for each of `queries`, in their order, for messages from `sender`: one for each binding that the
  /// server may choose. A domain without a local part stands for its postmaster, which every domain has to accept (RFC
  /// 5321, 4.5.1).
  package mutating func targets(
    for queries: [RouteQuery], from sender: ReversePath
  ) throws(ResolverError) -> [Result<[ProbeTarget], ProbeProblem>] {
    var targets: [Result<[ProbeTarget], ProbeProblem>] = []
    for (query, answer) in zip(queries, try explain(queries)) {
      switch answer {
      case .failure(let problem): targets.append(.failure(.query(problem)))
      case .success(let explanations):
        guard let recipient = Mailbox(query.localPart ?? "postmaster", of: query.domain) else {
          targets.append(.failure(.recipient(query.input)))
          continue
        }
        var list: [ProbeTarget] = []
        for explanation in explanations {
          list.append(try target(explanation, recipient, sender))
        }
        targets.append(.success(list))
      }
    }
    return targets
  }

  /// Asks the questions of a probe besides those of the routes in `explanations`, so that they are recorded.
  package mutating func askForConnections(of explanations: [Explanation]) throws(ResolverError) {
    for explanation in explanations {
      _ = try connections(of: explanation, session(for: explanation))
    }
  }

  private mutating func target(
    _ explanation: Explanation, _ recipient: Mailbox, _ sender: ReversePath
  ) throws(ResolverError) -> ProbeTarget {
    let session = session(for: explanation)
    let (proxy, sources) = try connections(of: explanation, session)
    return ProbeTarget(
      explanation: explanation, session: session, recipient: recipient, sender: sender,
      proxy: proxy, sources: sources, demands: demands(of: explanation))
  }

  /// The proxy, and without one the source addresses; a proxy connects from its own.
  private mutating func connections(
    of explanation: Explanation, _ session: SessionSettings
  ) throws(ResolverError) -> (ProbeTarget.ProxyServer?, [String: FoundAddresses]) {
    let proxy = try proxy(session)
    return (proxy, proxy == nil ? try sources(of: explanation, session) : [:])
  }

  /// The addresses of source hosts.
  private mutating func sources(
    of explanation: Explanation, _ session: SessionSettings
  ) throws(ResolverError) -> [String: FoundAddresses] {
    var found: [String: FoundAddresses] = [:]
    if explanation.destinations.isEmpty { return found }
    for text in ConnectionSource.options.compactMap(session.text)
    where !ConnectionSource.isChosenBySystem(text) && HostAddress(text) == nil {
      if let name = RouteNames.host(text) { found[text] = try addresses(of: name) }
    }
    return found
  }

  /// The proxy. Page: content/momentum/4/modules/ha-proxy-client.md.
  private mutating func proxy(
    _ session: SessionSettings
  ) throws(ResolverError) -> ProbeTarget.ProxyServer? {
    guard let text = session.text(.haProxyServer), !text.isEmpty,
      session.truth(.haProxyBypass) != true
    else { return nil }
    if let endpoint = Endpoint(text, defaultPort: 0), endpoint.port != 0 {
      return .written(endpoint)
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].first != "+", let port = UInt16(parts[1]),
      let name = RouteNames.host(String(parts[0]))
    else {
      return .unknown(
        "`\(Keyword.haProxyServer)` is `\(text)`, which is not an address with a port")
    }
    let found = try addresses(of: name)
    guard let address = found.first else {
      return .unknown("the proxy `\(text)` \(found.problem)")
    }
    return .found(Endpoint(address, port: port))
  }

  /// The addresses of the host `name`.
  package mutating func addresses(of name: DomainName) throws(ResolverError) -> FoundAddresses {
    encryption.awaitLoading()
    return try names.addresses(of: name)
  }
}
