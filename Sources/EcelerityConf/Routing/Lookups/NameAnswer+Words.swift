extension NameAnswer {
  /// The outcome in words.
  var text: String {
    switch outcome {
    case .exchangers(let list): list.map { "\($0.preference) \($0.host)" }.joined(separator: ", ")
    case .addresses(let list): list.map(\.description).joined(separator: ", ")
    case .policy(let policy):
      "mode \(policy.mode.rawValue)"
        + (policy.exchangers.isEmpty ? "" : ", mx \(policy.exchangers.joined(separator: ", "))")
    case .associations(let count): count.counting("usable record")
    case .none: "none"
    case .noSuchName: "no such name"
    case .unusable(let reason): "published, but not used: \(reason)"
    case .unknown(let reason): "not known: \(reason)"
    }
  }

  /// The notes of a step about the answer.
  var notes: [RouteNote] {
    var notes: [RouteNote] = []
    if let canonicalName { notes.append(.alias(canonicalName)) }
    if let lifetime { notes.append(.lifetime(lifetime)) }
    if case .policy(let policy) = outcome, let id = policy.id { notes.append(.identifier(id)) }
    if isValidated { notes.append(.validated) }
    if let nameServer { notes.append(.answered(by: nameServer)) }
    if let remark { notes.append(.ofAnswer(remark)) }
    return notes
  }
}
