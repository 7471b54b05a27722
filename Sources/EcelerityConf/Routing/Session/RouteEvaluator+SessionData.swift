/// Step 16: further parameters of a session: proxy, XCLIENT, SMTP AUTH, timers and limits.
extension RouteEvaluator {
  mutating func recordSession(_ walk: inout RouteWalk) {
    recordProxy(&walk)
    recordXclient(&walk)
    recordAuthentication(&walk)
    walk.log.append(.sessionData, queueValue(of: .send8bitmime, walk))
    for timer in SessionOptions.timers(of: walk.method ?? .esmtp) { record(timer, .timer, &walk) }
    for limit in SessionOptions.limits { record(limit, .limit, &walk) }
    for keyword in SessionOptions.retries { record(keyword, .retry, &walk) }
  }

  /// Records an option that is reported and decides nothing.
  mutating func record(_ keyword: Keyword, _ topic: RouteStep.Topic, _ walk: inout RouteWalk) {
    let evaluation = queueValue(of: keyword, walk)
    if evaluation.ignored.isEmpty, let known = walk.log.cache.step(for: evaluation, topic: topic) {
      return walk.log.append(known)
    }
    walk.log.append(
      .sessionData, evaluation, notes: RouteEvaluator.notes(on: evaluation, topic), topic: topic)
  }

  /// The step about such an option, without the cache.
  static func reportedStep(_ evaluation: Evaluation, _ topic: RouteStep.Topic) -> RouteStep {
    let contents = evaluation.stepContents(nil, nil, notes(on: evaluation, topic))
    return RouteStep(
      .sessionData, evaluation, contents.answer, contents.evidence, notes: contents.notes,
      topic: topic)
  }

  /// Stages without a timer of their own in the manual use that of another stage (decision D-24). A throttle counts
  /// all queues that inherit it from the same place.
  private static func notes(on evaluation: Evaluation, _ topic: RouteStep.Topic) -> [RouteNote] {
    switch topic {
    case .timer:
      SessionOptions.otherStages[evaluation.option.keyword].map { [.alsoTimes($0)] } ?? []
    case .limit: bucket(of: evaluation)
    case .retry, .decision: []
    }
  }

  private mutating func queueValue(of keyword: Keyword, _ walk: RouteWalk) -> Evaluation {
    options.value(of: keyword, at: walk.queue)
  }

  /// The option that names the proxy which makes the connections; nil when there is none, or it is bypassed.
  mutating func proxyInUse(_ walk: RouteWalk) -> Evaluation? {
    let server = queueValue(of: .haProxyServer, walk)
    guard server.textInForce?.isEmpty == false, queueValue(of: .haProxyBypass, walk).truth != true
    else { return nil }
    return server
  }

  /// Page: content/momentum/4/modules/ha-proxy-client.md.
  private mutating func recordProxy(_ walk: inout RouteWalk) {
    let server = queueValue(of: .haProxyServer, walk)
    guard server.textInForce != nil else { return walk.log.append(.sessionData, server) }
    let bypass = queueValue(of: .haProxyBypass, walk)
    walk.log.append(
      .sessionData, server, notes: [bypass.truth == true ? .proxyBypassed : .connectsToProxy])
    if bypass.setting != nil { walk.log.append(.sessionData, bypass) }
    for keyword in [Keyword.haProxySrcAddr, .haProxyIpv6SrcAddr] {
      let source = queueValue(of: keyword, walk)
      if source.setting != nil { walk.log.append(.sessionData, source) }
    }
  }

  /// Page: content/momentum/4/config/ref-xclient.md.
  private mutating func recordXclient(_ walk: inout RouteWalk) {
    let evaluation = queueValue(of: .xclient, walk)
    let notes: [RouteNote] =
      switch evaluation.word(XclientUse.self) {
      case .no: []
      case .ifavailable: [.xclientIgnoredOnFailure]
      case .required: [.xclientDelaysOnFailure]
      }
    walk.log.append(.sessionData, evaluation, notes: notes)
  }

  /// Type, user and password are needed together.
  /// Page: content/momentum/4/modules/outbound-smtp-auth.md.
  private mutating func recordAuthentication(_ walk: inout RouteWalk) {
    var parts: [Evaluation] = []
    for keyword in SessionOptions.credentials { parts.append(queueValue(of: keyword, walk)) }
    let isMissing = { (part: Evaluation) in (part.textInForce ?? "").isEmpty }
    guard !parts.allSatisfy(isMissing) else {
      return walk.log.append(.sessionData, parts[0], notes: [.scriptsMaySetCredentials])
    }
    let missing = parts.filter(isMissing).map(\.option.keyword.name)
    var notes: [RouteNote] = missing.isEmpty ? [] : [.credentialsIncomplete(missing)]
    notes.append(.scriptsMaySetCredentials)
    for part in parts {
      // Options that are not set are rarely of interest.
      let isTold = part.setting != nil
      walk.log.append(.sessionData, part, notes: isTold ? notes : [])
      if isTold { notes = [] }
    }
  }

  /// A throttle counts all queues that inherit it from the same place.
  /// Page: content/momentum/4/config/ref-outbound-throttle-messages.md.
  static func bucket(of evaluation: Evaluation) -> [RouteNote] {
    guard SessionOptions.shared.contains(evaluation.option.keyword), evaluation.misreading == nil,
      let scope = evaluation.setting?.scope
    else { return [] }
    return [.bucket(scope.queryTitle)]
  }
}
