/// Step 10: the DNS answers about the next hops.
///
/// Pages: content/momentum/4/outbound-mail.md, content/momentum/4/message-responses.md.
extension RouteEvaluator {
  /// Replaces the names of next hops by addresses; offline they are kept.
  mutating func resolveHops(_ walk: inout RouteWalk) {
    guard !walk.names.isOffline else { return }
    findExchangers(&walk)
    if walk.continues { rollUp(&walk) }
    // Only the best exchangers of a relayed domain are waited for.
    let worse = walk.continues ? leaveOutWorse(&walk) : nil
    if walk.continues { findAddresses(&walk) }
    recordWorse(worse, &walk)
  }

  /// The notes of a step about `answer`. Which name server validated it matters only where DANE is used.
  mutating func notes(of answer: NameAnswer, _ walk: inout RouteWalk) -> [RouteNote] {
    let isForDANE = answer.validator == nil || usesDANE(walk)
    let notes = isForDANE ? walk.names.notes(of: answer) : answer.notes
    return notes.map { bounded($0) }
  }

  /// `note` with the lifetime that the server gives a record. Pages: content/momentum/4/config/ref-min-dns-ttl.md,
  /// ref-max-dns-ttl.md.
  private mutating func bounded(_ note: RouteNote) -> RouteNote {
    guard case .lifetime(let seconds) = note else { return note }
    let least = options.globalValue(of: .minDnsTtl).numberInForce ?? 0
    let most = options.globalValue(of: .maxDnsTtl).numberInForce ?? .max
    return .lifetime(min(max(seconds, least), most))
  }

  /// Makes `hops` the next hops of the message; without any, it is not delivered.
  static func replaceHops(by hops: [Hop], _ walk: inout RouteWalk) {
    walk.hops = hops
    if hops.isEmpty { walk.verdict = verdict(of: walk.failures) }
  }

  /// The verdict when no next hop is left: a temporary reason comes before a permanent one.
  static func verdict(of reasons: [Verdict]) -> Verdict {
    let order: [Verdict] = [.dnsTemporary, .noHosts, .dnsPermanent, .nullMX]
    return order.first(where: reasons.contains) ?? .noHosts
  }
}
