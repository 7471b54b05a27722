internal import EcelerityConf

/// A place in which an option was looked up, in a JSON document.
struct CandidateDocument: Encodable, Sendable {
  private let scope: String
  private let value: Nullable<String>
  private let location: Nullable<LocationDocument>
  private let outcome: String
  /// Why it is not known whether the place counts; left out otherwise.
  private let reason: String?

  init(_ candidate: Candidate, of evaluation: Evaluation, _ map: inout SourceMap) {
    scope = candidate.title
    value = Nullable(candidate.setting.map(evaluation.displayText))
    location = Nullable(candidate.span.map { LocationDocument(map.location(of: $0)) })
    (outcome, reason) = candidate.outcome.words
  }
}

extension Candidate.Outcome {
  /// The word for the outcome, and why it is not known. A place that is not evaluated cannot answer, so that it is
  /// a miss in documents.
  var words: (outcome: String, reason: String?) {
    switch self {
    case .hit: ("hit", nil)
    case .miss: ("miss", nil)
    case .overridden: ("overridden", nil)
    case .notEvaluated(let error): ("miss", "not evaluated: \(error)")
    }
  }
}

/// A setting that does not count, in a JSON document.
struct IgnoredDocument: Encodable, Sendable {
  private let option: String
  private let scope: String
  private let location: LocationDocument
  private let reason: String
  private let evidence: String

  init(
    _ setting: Setting, _ reason: IgnoredSetting.Reason, _ evidence: String,
    _ map: inout SourceMap
  ) {
    option = setting.name
    scope = setting.scope.queryTitle
    location = LocationDocument(map.location(of: setting.span))
    self.reason = reason.text(of: setting)
    self.evidence = evidence
  }
}
