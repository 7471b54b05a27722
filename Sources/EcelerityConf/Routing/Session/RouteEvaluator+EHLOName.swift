/// Step 16, the name given in EHLO.
///
/// Pages: content/momentum/4/config/ref-ehlo-hostname.md, ref-hostname.md.
extension RouteEvaluator {
  /// The name given in EHLO, or its token when it is known only at run time.
  mutating func determineName(_ walk: inout RouteWalk) -> String {
    let evaluation = options.value(of: .ehloHostname, at: walk.queue)
    let text = evaluation.textInForce ?? ""
    switch EHLOToken(rawValue: text.lowercased()) {
    case .hostname: return askNameOfNode(after: evaluation, notes: [], &walk)
    case .message: return determineNameOfSender(evaluation, &walk)
    case nil:
      walk.log.append(.sessionData, evaluation)
      return text
    }
  }

  /// Messages without a sender are announced with the name of the node (decision D-28).
  private mutating func determineNameOfSender(
    _ evaluation: Evaluation, _ walk: inout RouteWalk
  ) -> String {
    switch walk.query.sender {
    case .unknown:
      walk.log.append(.sessionData, evaluation, notes: [.namedBySender])
      return EHLOToken.message.rawValue
    case .domain(let domain):
      walk.log.append(.sessionData, evaluation, domain.textInMail, notes: [.senderDomain])
      return domain.textInMail
    case .null:
      return askNameOfNode(
        after: evaluation, evidence: Evidence(.decided, evaluation.page, "D-28"),
        notes: [.nullSender], &walk)
    }
  }

  private mutating func askNameOfNode(
    after evaluation: Evaluation, evidence: Evidence? = nil, notes: [RouteNote],
    _ walk: inout RouteWalk
  ) -> String {
    let node = options.globalValue(of: .hostname)
    let name = node.textInForce
    walk.log.append(
      .sessionData, evaluation, evidence: evidence,
      notes: notes + (name == nil ? [.systemName] : []))
    if node.setting != nil { walk.log.append(.sessionData, node) }
    return name ?? EHLOToken.hostname.rawValue
  }
}
