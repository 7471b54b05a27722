/// The value of an option in some places, without their labels.
final class OptionAnswer: Sendable {
  /// The queues that the answer is for.
  enum Kind {
    /// All domains of a binding for which no stanza sets the option. Made once, with a number that is unique among
    /// the answers of the evaluator.
    case common(number: Int)
    /// A domain whose only stanza, this one, is the only place that sets the option.
    case ofStanza(QueuePlaces.Stanza)
    /// One queue; its places are collected on demand.
    case ofQueue
    /// A caller that wants all places.
    case collected(Asked)
  }

  /// The places and the scope they belong to.
  struct Asked {
    let scope: QueryScope
    let candidates: [Candidate]
    /// Whether a stanza decided that is not one of the places.
    var isAdopted = false
  }

  let chain: OptionChain
  let origin: Evaluation.Origin
  /// The value, unless it is a list.
  let scalarText: String?
  /// Assignments in scopes of the question in which the option is not valid.
  let ignored: [Setting]
  /// The evidence, if it is known already.
  let evidence: Evidence?
  let configuration: Configuration
  private let kind: Kind

  init(
    _ chain: OptionChain, _ origin: Evaluation.Origin, ignored: [Setting], _ kind: Kind,
    evidence: Evidence? = nil, _ configuration: Configuration
  ) {
    self.chain = chain
    self.origin = origin
    scalarText = OptionAnswer.scalarText(of: origin)
    self.ignored = ignored
    self.kind = kind
    self.evidence = evidence
    self.configuration = configuration
  }

  private static func scalarText(of origin: Evaluation.Origin) -> String? {
    guard case .setting(let setting) = origin else { return origin.text }
    return setting.value.text
  }

  /// The assignment that won, if one did.
  var setting: Setting? {
    if case .setting(let setting) = origin { setting } else { nil }
  }

  /// The value as text; a list is spelled at each call.
  var text: String? { scalarText ?? origin.text }

  /// The evidence for the value when no place sets the option.
  var evidenceOfEnd: Evidence { ignored.isEmpty ? chain.documented : chain.fallback.evidence }

  /// The number of an answer for many queues.
  var number: Int? {
    if case .common(let number) = kind { number } else { nil }
  }

  /// The stanza that sets the option, if it is for the domain and no other place sets it.
  var onlyStanza: QueuePlaces.Stanza? {
    if case .ofStanza(let stanza) = kind { stanza } else { nil }
  }

  /// All places, if they were collected with the value.
  var asked: Asked? {
    if case .collected(let asked) = kind { asked } else { nil }
  }
}

extension OptionAnswer {
  /// The answer with `setting` of `stanza`, based on the same evidence.
  func answered(by setting: Setting, of stanza: QueuePlaces.Stanza) -> OptionAnswer {
    answered(by: setting, of: stanza, evidence: evidence)
  }

  /// The answer with `setting` of `stanza`, based on `evidence`.
  func answered(
    by setting: Setting, of stanza: QueuePlaces.Stanza, evidence: Evidence?
  ) -> OptionAnswer {
    OptionAnswer(
      chain, .setting(setting), ignored: [], .ofStanza(stanza), evidence: evidence, configuration)
  }

  /// The answer with `evidence` added.
  func knowing(_ evidence: Evidence) -> OptionAnswer {
    OptionAnswer(chain, origin, ignored: ignored, kind, evidence: evidence, configuration)
  }
}
