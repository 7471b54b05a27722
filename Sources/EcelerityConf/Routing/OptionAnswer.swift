/// What comes out when the places of an option are asked, apart from what they are called. It is the
/// same for all domains of a binding without a say in the option, and made for them once.
final class OptionAnswer: Sendable {
  let chain: OptionChain
  let origin: Evaluation.Origin
  /// The value as text.
  let text: String?
  /// Assignments in scopes of the question in which the option is not valid.
  let ignored: [Setting]
  /// A number that no other answer of the evaluator has, if the answer is one for many.
  let number: Int?
  /// What it rests on, if that is known already.
  let evidence: Evidence?
  /// Whether a stanza decided that is not among the places.
  let isAdopted: Bool
  /// Every place that was asked, if they were collected with the value.
  let asked: Asked?
  let configuration: Configuration

  /// The places that were asked, and the scope they were asked for.
  struct Asked {
    let scope: QueryScope
    let candidates: [Candidate]
  }

  init(
    _ chain: OptionChain, _ origin: Evaluation.Origin, ignored: [Setting], number: Int? = nil,
    evidence: Evidence? = nil, isAdopted: Bool = false, asked: Asked? = nil,
    _ configuration: Configuration
  ) {
    self.chain = chain
    self.origin = origin
    text = origin.text
    self.ignored = ignored
    self.number = number
    self.evidence = evidence
    self.isAdopted = isAdopted
    self.asked = asked
    self.configuration = configuration
  }

  /// The same, resting on `evidence`.
  func knowing(_ evidence: Evidence) -> OptionAnswer {
    OptionAnswer(
      chain, origin, ignored: ignored, number: number, evidence: evidence, isAdopted: isAdopted,
      asked: asked, configuration)
  }
}
