/// What comes out when the places of an option are asked, apart from what they are called. It is
/// the same for all domains of a binding for which no stanza sets the option, and made once for all
/// of them.
final class OptionAnswer: Sendable {
  let chain: OptionChain
  let origin: Evaluation.Origin
  /// The assignment that won, if one did.
  var setting: Setting? {
    if case .setting(let setting) = origin { return setting }
    return nil
  }
  /// The value as text; that of a list is spelt at each call.
  var text: String? { scalarText ?? origin.text }
  /// Assignments in scopes of the question in which the option is not valid.
  let ignored: [Setting]
  /// A number that no other answer of the evaluator has, if the answer is one for many.
  let number: Int?
  /// What it rests on, if that is known already.
  let evidence: Evidence?
  /// Whether a stanza decided that is not among the places.
  let isAdopted: Bool
  /// The stanza that sets the option, if it is for the domain and no other place sets it.
  let onlyStanza: QueuePlaces.Stanza?
  /// Every place that was asked, if they were collected with the value.
  let asked: Asked?
  let configuration: Configuration
  /// The value if it is no list.
  let scalarText: String?

  /// The places that were asked, and the scope they were asked for.
  struct Asked {
    let scope: QueryScope
    let candidates: [Candidate]
  }

  init(
    _ chain: OptionChain, _ origin: Evaluation.Origin, ignored: [Setting], number: Int? = nil,
    evidence: Evidence? = nil, isAdopted: Bool = false, asked: Asked? = nil,
    onlyStanza: QueuePlaces.Stanza? = nil, _ configuration: Configuration
  ) {
    self.chain = chain
    self.origin = origin
    scalarText = OptionAnswer.scalarText(of: origin)
    self.ignored = ignored
    self.number = number
    self.evidence = evidence
    self.isAdopted = isAdopted
    self.asked = asked
    self.onlyStanza = onlyStanza
    self.configuration = configuration
  }

  private static func scalarText(of origin: Evaluation.Origin) -> String? {
    guard case .setting(let setting) = origin else { return origin.text }
    return setting.value.text
  }

  /// What it rests on that no place sets the option.
  var evidenceOfEnd: Evidence { ignored.isEmpty ? chain.documented : chain.fallback.evidence }

  /// The same resting on the same, answered by `setting` of `stanza`.
  func answered(by setting: Setting, of stanza: QueuePlaces.Stanza) -> OptionAnswer {
    answered(by: setting, of: stanza, evidence: evidence)
  }

  /// What `setting` of `stanza` answers in its place, resting on `evidence`.
  func answered(
    by setting: Setting, of stanza: QueuePlaces.Stanza, evidence: Evidence?
  ) -> OptionAnswer {
    OptionAnswer(
      chain, .setting(setting), ignored: [], evidence: evidence, onlyStanza: stanza, configuration)
  }

  /// The same, resting on `evidence`.
  func knowing(_ evidence: Evidence) -> OptionAnswer {
    OptionAnswer(
      chain, origin, ignored: ignored, number: number, evidence: evidence, isAdopted: isAdopted,
      asked: asked, configuration)
  }
}
