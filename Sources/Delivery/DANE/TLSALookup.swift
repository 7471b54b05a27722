/// Asks for the TLSA records of a host that takes mail.
///
/// Only what a trusted resolver has validated counts. A server that fails is not the same as a name
/// without records (RFC 7672, 2.1.1): it may be that somebody keeps the records away.
package struct TLSALookup: Sendable {
  /// The port that mail is sent to.
  package var port: UInt16

  /// A lookup for servers on `port`.
  package init(port: UInt16) { self.port = port }

  /// The decision for the host `host`. Whether its name comes from validated MX records is not asked:
  /// RFC 7672, 2.2.1, leaves open whether to go on if not.
  package func decision(
    for host: DomainName, using resolver: inout some Resolver
  ) throws(ResolverError) -> TLSADecision {
    let addresses = try resolver.resolve([Question(host, .a), Question(host, .aaaa)])
    var base = TLSABase(host, addresses: addresses)
    if base == .dependsOnAlias {
      let answers = try resolver.resolve([Question(host, .cname)])
      guard let alias = answers.first else {
        preconditionFailure("one answer for each question")
      }
      base = TLSABase(host, alias: alias)
    }
    switch base {
    case .none(let reason): return .notApplicable(reason)
    case .unknown(let reason): return .postpone(reason)
    case .dependsOnAlias: preconditionFailure("the alias has decided")
    case .candidates(let candidates):
      return try decision(below: candidates, of: host, using: &resolver)
    }
  }

  private func decision(
    below candidates: [DomainName], of host: DomainName, using resolver: inout some Resolver
  ) throws(ResolverError) -> TLSADecision {
    for candidate in candidates {
      guard let name = name(below: candidate) else { continue }
      let answers = try resolver.resolve([Question(name, .tlsa)])
      guard let answer = answers.first else { preconditionFailure("one answer for each question") }
      if let decision = TLSADecision(answer, base: candidate) { return decision }
    }
    return .notApplicable("`\(host)` has no validated TLSA records")
  }

  /// `_25._tcp.mx1.oak.example` (RFC 6698, 3); nil when that is too long.
  func name(below host: DomainName) -> DomainName? {
    DomainName(labels: [Array("_\(port)".utf8), Array("_tcp".utf8)] + host.labels)
  }
}

extension TLSADecision {
  /// What the answer to a question for the TLSA records of `base` says; nil when it has none that
  /// count.
  init?(_ answer: Answer, base: DomainName) {
    guard answer.outcome.isAnswered else {
      self = .postpone(answer.failure)
      return
    }
    guard answer.outcome == .found, answer.isValidated else { return nil }
    let usable = answer.matches.compactMap { record -> CertificateAssociation? in
      guard case .association(let association) = record.data, association.isUsable else {
        return nil
      }
      return association
    }
    self = usable.isEmpty ? .encrypt(base: base) : .authenticate(usable, base: base)
  }
}
