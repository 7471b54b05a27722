/// A rendered answer, split into its parts.
package struct AnswerParts: Sendable {
  /// A part of an answer.
  enum Part {
    /// Text about no particular step.
    case text([UInt8])
    /// The next hops.
    case hops([UInt8])
    /// The step at this position.
    case step(Int, [UInt8])
    /// The session, composed of several steps.
    case session([SessionNumber], [UInt8])
  }

  /// The contribution of the step at one position to the session.
  package struct SessionNumber: Sendable {
    let position: Int
    let item: SessionItem
  }

  let parts: [Part]
  /// The width of the label column of steps.
  let labelWidth: Int

  init(_ parts: [Part], labelWidth: Int = 0) {
    self.parts = parts
    self.labelWidth = labelWidth
  }
}

/// The context of a step in an answer.
package struct StepPlace: Sendable {
  /// Its position among the steps.
  package let position: Int
  /// The width of the label column of steps.
  package let labelWidth: Int
}
