/// Below which names to look for the TLSA records of a host (RFC 7672, 2.2.2).
enum TLSABase: Hashable {
  /// Below these, the first that has validated records.
  case candidates([DomainName])
  /// That depends on whether the alias of the host is validated itself.
  case dependsOnAlias
  /// There is nothing to look for, and why.
  case none(String)
  /// Nobody could say, and why.
  case unknown(String)

  /// What the addresses of `host` say, of both families.
  init(_ host: DomainName, addresses: [Answer]) {
    let found = addresses.filter { $0.outcome == .found }
    guard let first = found.first else {
      let failure = addresses.first { !$0.outcome.isAnswered }
      self = failure.map { .unknown($0.failure) } ?? .none("`\(host)` has no address")
      return
    }
    guard found.allSatisfy(\.isValidated) else {
      let isAlias = found.contains { $0.canonicalName != host }
      self = isAlias ? .dependsOnAlias : .none("the addresses of `\(host)` are not validated")
      return
    }
    // The name at the end comes first, then that of the host.
    let end = first.canonicalName
    self = .candidates(end == host ? [host] : [end, host])
  }

  /// What `alias` says, the answer to a question for the alias of `host`, when not all of the way from
  /// there to the addresses is validated: then it is the name of the host or none.
  init(_ host: DomainName, alias: Answer) {
    guard alias.outcome.isAnswered else {
      self = .unknown(alias.failure)
      return
    }
    let isSecure = alias.outcome == .found && alias.isValidated
    self = isSecure ? .candidates([host]) : .none("the alias `\(host)` is not validated")
  }
}
