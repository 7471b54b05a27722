/// Step 10: what DNS says of the next hops.
///
/// Pages: content/momentum/4/outbound-mail.md, content/momentum/4/message-responses.md.
extension RouteEvaluator {
  /// Replaces the names among the next hops by addresses; offline it leaves them as they are.
  mutating func resolveHops(_ walk: inout RouteWalk) {
    guard !walk.names.isOffline else { return }
    findExchangers(&walk)
    if walk.goesOn { rollUp(&walk) }
    if walk.goesOn { findAddresses(&walk) }
  }

  /// What a step tells of `answer` beside its words. Whose word that it is validated is makes no difference where
  /// nothing depends on it.
  mutating func notes(of answer: NameAnswer, _ walk: inout RouteWalk) -> [RouteNote] {
    guard answer.validator != nil, !usesDANE(walk) else { return walk.names.notes(of: answer) }
    return answer.notes
  }

  /// Makes `hops` those of the message; when none is left, it goes nowhere.
  static func replaceHops(by hops: [Hop], _ walk: inout RouteWalk) {
    walk.hops = hops
    if hops.isEmpty { walk.verdict = verdict(of: walk.failures) }
  }

  /// The best that can be said when no next hop is left: what may pass comes before what will not.
  static func verdict(of reasons: [Verdict]) -> Verdict {
    let order: [Verdict] = [.dnsTemporary, .noHosts, .dnsPermanent, .nullMX]
    return order.first(where: reasons.contains) ?? .noHosts
  }
}
