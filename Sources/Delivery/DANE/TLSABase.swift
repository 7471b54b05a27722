/// The TLSA base domains of a host (RFC 7672, 2.2.2).
enum TLSABase: Hashable {
  /// The candidates, of which the first with validated records is used.
  case candidates([DomainName])
  /// That depends on whether the CNAME record of the host is validated.
  case dependsOnAlias
  /// There is none, and why.
  case none(String)
  /// A lookup failed, and why.
  case unknown(String)

  /// The base domains by the A and AAAA answers for `host`.
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
    // RFC 7672, 2.2.2: the name at the end of the CNAME chain comes first, then that of the host.
    let end = first.canonicalName
    self = .candidates(end == host ? [host] : [end, host])
  }

  /// The base domain by the CNAME answer for `host`, when the chain to the addresses is not validated as a whole: the
  /// name of the host or none.
  init(_ host: DomainName, alias: Answer) {
    guard alias.outcome.isAnswered else {
      self = .unknown(alias.failure)
      return
    }
    let isSecure = alias.outcome == .found && alias.isValidated
    self = isSecure ? .candidates([host]) : .none("the alias `\(host)` is not validated")
  }
}
