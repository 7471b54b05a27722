internal import EcelerityConf

/// A decision that a route depends on: the setting, its place, and the evidence.
struct GraphReason {
  /// `gateway relay.example at ecelerity.conf:12:3 in binding newsletter [doc]`
  let text: String
  /// The grade of the evidence.
  let grade: EvidenceGrade

  /// The decisions of `explanation` by a setting, and those that are not documented.
  static func reasons(_ explanation: Explanation?, _ map: inout SourceMap) -> [GraphReason] {
    guard let explanation else { return [] }
    var found: [GraphReason] = []
    for step in explanation.steps where isDecisive(step, explanation.verdict) {
      found.append(GraphReason(text: text(step, &map), grade: step.evidence.grade))
    }
    return found
  }

  private static func text(_ step: RouteStep, _ map: inout SourceMap) -> String {
    let name = step.evaluation?.option.keyword.name ?? step.name.rawValue
    var text = "\(name.visible) \(step.answer.shortened)"
    if let setting = step.setting {
      text += " at " + map.location(of: setting.span).description.visible
      if !setting.scope.isGlobal { text += " in \(setting.scope.title.shortened)" }
    } else {
      text += " by default"
    }
    return text + " " + RouteText.mark(step.evidence)
  }

  private static func isDecisive(_ step: RouteStep, _ verdict: Verdict) -> Bool {
    let isSaid = step.setting != nil || step.evidence.grade != .documented
    guard step.topic == .decision, isSaid else { return false }
    switch step.name {
    case .binding, .localModules, .reroute, .gateway, .method, .hostList, .rollup, .filter, .order,
      .port:
      return true
    case .blackholeAtReception, .queueState:
      return step.setting != nil && !verdict.isAttempted
    case .perHost:
      return step.setting != nil && step.evaluation.map(isAboutTLS) == true
    case .normalise, .resolve, .sessionData, .result: return false
    }
  }

  private static func isAboutTLS(_ evaluation: Evaluation) -> Bool {
    [.tls, .tlsVerify, .useDane, .useMtaSts].contains(evaluation.option.keyword)
  }
}
