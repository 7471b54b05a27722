internal import EcelerityConf

/// A place in which an option was looked up, in an encoded JSON document.
struct CandidateDocument: Encodable, Sendable {
  private let value: JSONValue

  init(_ candidate: Candidate, of evaluation: Evaluation, _ map: inout SourceMap) {
    var json = JSONBytes()
    json.append(candidate, of: evaluation, &map)
    value = JSONValue(json.bytes)
  }

  func encode(to encoder: any Encoder) throws { try value.encode(to: encoder) }
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

/// A setting that does not count, in an encoded JSON document.
struct IgnoredDocument: Encodable, Sendable {
  private let value: JSONValue

  init(
    _ setting: Setting, _ reason: IgnoredSetting.Reason, _ evidence: EvidenceGrade,
    _ map: inout SourceMap
  ) {
    var json = JSONBytes()
    json.append(ignored: setting, reason, evidence, &map)
    value = JSONValue(json.bytes)
  }

  func encode(to encoder: any Encoder) throws { try value.encode(to: encoder) }
}
