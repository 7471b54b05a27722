package import EcelerityConf

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

/// Somebody who puts answers into words part by part.
package protocol AnswerWriter {
  /// The parts of the answer `explanation`; `map` belongs to its configuration.
  mutating func parts(of explanation: Explanation, _ map: inout SourceMap) -> AnswerParts

  /// Appends what is told of `destinations` together, in place of those of another answer.
  mutating func append(hops destinations: [Destination], to text: inout [UInt8])

  /// Appends what `own` tells in place of another step.
  mutating func append(
    _ own: RouteFinding.OwnStep, labelWidth: Int, _ map: inout SourceMap, to text: inout [UInt8])

  /// Appends what is told of a session by `numbers`, but for those in whose place there is an `own` step.
  mutating func append(
    _ numbers: [AnswerParts.SessionNumber], _ own: [RouteFinding.OwnStep], _ map: inout SourceMap,
    to text: inout [UInt8])
}
