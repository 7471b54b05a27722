extension Evaluation {
  /// The assignment that would hold if the one in force were not there; nil when that is not known.
  var runnerUp: Setting? {
    guard let place = candidates.firstIndex(where: { $0.outcome == .hit }) else { return nil }
    for candidate in candidates[(place + 1)...] {
      if case .notEvaluated = candidate.outcome { return nil }
      if let setting = candidate.setting, !setting.isReplaced { return setting }
    }
    return nil
  }
}
