/// Step 10: the DNS answers about the next hops.
///
/// Pages: content/momentum/4/outbound-mail.md, content/momentum/4/message-responses.md.
extension RouteEvaluator {
  /// Replaces the names of next hops by addresses; offline they are kept.
  mutating func resolveHops(_ walk: inout RouteWalk) {
    guard !walk.names.isOffline else { return }
    findExchangers(&walk)
    if walk.continues { rollUp(&walk) }
    if walk.continues { findAddresses(&walk) }
  }

  /// The notes of a step about `answer`. Which name server validated it matters only where DANE is used.
  mutating func notes(of answer: NameAnswer, _ walk: inout RouteWalk) -> [RouteNote] {
    guard answer.validator != nil, !usesDANE(walk) else { return walk.names.notes(of: answer) }
    return answer.notes
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
