/// What comes out when the places of an option are asked, apart from what they are called.
final class OptionAnswer: Sendable {
  /// Whom it is for.
  enum Kind {
    /// All domains of a binding for which no stanza sets the option. It is made once for all of them, and no
    /// other such answer of the evaluator has the number.
    case common(number: Int)
    /// A domain whose only stanza, this one, is the only place that sets the option.
    case ofStanza(QueuePlaces.Stanza)
    /// One queue, whose places are collected when somebody asks.
    case ofQueue
    /// Somebody who wants every place that was asked.
    case collected(Asked)
  }

  /// The places that were asked, and the scope they were asked for.
  struct Asked {
    let scope: QueryScope
    let candidates: [Candidate]
    /// Whether a stanza decided that is not among the places.
    var isAdopted = false
  }

  let chain: OptionChain
  let origin: Evaluation.Origin
  /// The value if it is no list.
  let scalarText: String?
  /// Assignments in scopes of the question in which the option is not valid.
  let ignored: [Setting]
  /// What it rests on, if that is known already.
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

  /// The value as text; that of a list is spelt at each call.
  var text: String? { scalarText ?? origin.text }

  /// What it rests on that no place sets the option.
  var evidenceOfEnd: Evidence { ignored.isEmpty ? chain.documented : chain.fallback.evidence }

  /// The number of an answer that many have in common.
  var number: Int? {
    if case .common(let number) = kind { number } else { nil }
  }

  /// The stanza that sets the option, if it is for the domain and no other place sets it.
  var onlyStanza: QueuePlaces.Stanza? {
    if case .ofStanza(let stanza) = kind { stanza } else { nil }
  }

  /// Every place that was asked, if they were collected with the value.
  var asked: Asked? {
    if case .collected(let asked) = kind { asked } else { nil }
  }
}

extension OptionAnswer {
  /// The same resting on the same, answered by `setting` of `stanza`.
  func answered(by setting: Setting, of stanza: QueuePlaces.Stanza) -> OptionAnswer {
    answered(by: setting, of: stanza, evidence: evidence)
  }

  /// What `setting` of `stanza` answers in its place, resting on `evidence`.
  func answered(
    by setting: Setting, of stanza: QueuePlaces.Stanza, evidence: Evidence?
  ) -> OptionAnswer {
    OptionAnswer(
      chain, .setting(setting), ignored: [], .ofStanza(stanza), evidence: evidence, configuration)
  }

  /// The same, resting on `evidence`.
  func knowing(_ evidence: Evidence) -> OptionAnswer {
    OptionAnswer(chain, origin, ignored: ignored, kind, evidence: evidence, configuration)
  }
}
