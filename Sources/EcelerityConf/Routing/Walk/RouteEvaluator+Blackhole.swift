/// Steps 4 and 7: messages that are dropped, and queues that are suspended.
///
/// Pages: content/momentum/4/config/ref-blackhole.md, ref-suspend-delivery.md.
extension RouteEvaluator {
  /// At RCPT TO the binding is not known yet, so only the domain and the global scope are consulted
  /// (decision D-29).
  mutating func checkBlackholeAtReception(_ walk: inout RouteWalk) {
    let evaluation = options.value(of: .blackhole, at: walk.places.atReception)
    let verdict = RouteEvaluator.blackhole(evaluation)
    // A value that only drops the message later is reported for the queue.
    if verdict == .blackholeInline { walk.verdict = verdict }
    walk.log.append(
      .blackholeAtReception, evaluation, evidence: Evidence(.inferred, evaluation.page, "D-29"))
  }

  mutating func checkQueueState(_ walk: inout RouteWalk) {
    let scope = walk.queue
    let blackhole = options.value(of: .blackhole, at: scope)
    walk.verdict = RouteEvaluator.blackhole(blackhole)
    walk.log.append(.queueState, blackhole)
    guard walk.verdict == nil else { return }
    let suspended = options.value(of: .suspendDelivery, at: scope)
    if suspended.truth == true { walk.verdict = .suspended }
    walk.log.append(
      .queueState, suspended,
      notes: suspended.truth == true
        ? [.messagesWait] : modules.suspending.map { .moduleMaySuspend($0) })
  }

  private static func blackhole(_ evaluation: Evaluation) -> Verdict? {
    evaluation.text.flatMap(blackhole)
  }

  /// What `blackhole = text` makes of messages; nil when they are delivered.
  static func blackhole(_ text: String) -> Verdict? {
    let word = text.lowercased()
    if word == "internal" { return .blackholeInternal }
    return Bool(word: word, of: .blackhole) == true ? .blackholeInline : nil
  }
}
