/// An answer in words, in the parts that it is put together from.
package struct AnswerParts: Sendable {
  /// One of them.
  enum Part {
    /// What is told of no step alone.
    case text([UInt8])
    /// What is told of the next hops together.
    case hops([UInt8])
    /// What the step at this position tells.
    case step(Int, [UInt8])
    /// What steps tell together of a session.
    case session([SessionNumber], [UInt8])
  }

  /// What the step at one position tells of a session.
  package struct SessionNumber: Sendable {
    let position: Int
    let item: SessionItem
  }

  let parts: [Part]
  /// How wide the column is that steps begin with.
  let labelWidth: Int

  init(_ parts: [Part], labelWidth: Int = 0) {
    self.parts = parts
    self.labelWidth = labelWidth
  }
}

/// Where a step stands in an answer.
package struct StepPlace: Sendable {
  /// Its position among the steps.
  package let position: Int
  /// How wide the column is that steps begin with.
  package let labelWidth: Int
}
