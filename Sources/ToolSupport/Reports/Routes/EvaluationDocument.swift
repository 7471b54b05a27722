package import EcelerityConf

/// The answer of `confroute eval` as a JSON document; docs/schema/eval.schema.json describes it.
package struct EvaluationDocument: Encodable, Sendable {
  private let formatVersion = documentFormatVersion
  /// Left out unless the server would not load the configuration.
  private let partial: Bool?
  private let query: Query
  private let option: String
  private let value: Nullable<String>
  private let origin: OriginDocument
  private let evidence: String
  private let decision: Nullable<String>
  private let page: String
  private let candidates: [CandidateDocument]
  private let ignored: [IgnoredDocument]
  private let notes: [String]

  private struct Query: Encodable {
    let scope: String
    let option: String
  }

  private enum CodingKeys: String, CodingKey {
    case partial, query, option, value, origin, evidence, decision, page, candidates, ignored, notes
    case formatVersion = "format_version"
  }

  /// The document for `evaluation` with a `remark` on the option; `map` belongs to its configuration, which the server
  /// would not load when it `isPartial`.
  package init(
    _ evaluation: Evaluation, remark: String? = nil, isPartial: Bool = false,
    _ map: inout SourceMap
  ) {
    partial = isPartial ? true : nil
    let keyword = evaluation.option.keyword
    query = Query(scope: evaluation.scope.title, option: keyword.name)
    option = keyword.consoleName
    value = Nullable(evaluation.displayText)
    origin = OriginDocument(evaluation.setting, &map)
    evidence = evaluation.evidence.grade.rawValue
    decision = Nullable(evaluation.evidence.decision)
    page = evaluation.option.page
    var candidates: [CandidateDocument] = []
    for candidate in evaluation.candidates {
      candidates.append(CandidateDocument(candidate, of: evaluation, &map))
    }
    self.candidates = candidates
    var ignored: [IgnoredDocument] = []
    for setting in evaluation.ignored {
      ignored.append(
        IgnoredDocument(setting, .notValidInScope, .inferred, &map))
    }
    self.ignored = ignored
    notes = evaluation.remarks + [remark].compactMap(\.self)
  }
}

extension OriginDocument {
  /// The origin of a value that `setting` sets; nil for none.
  package init(_ setting: Setting?, _ map: inout SourceMap) {
    if let setting {
      self = .location(LocationDocument(map.location(of: setting.span)))
    } else {
      self = .builtInDefault
    }
  }
}
