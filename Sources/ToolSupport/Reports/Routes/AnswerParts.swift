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
package protocol AnswerWriter: Sendable {
  /// What steps that stand in one place and tell the value of one option tell apart from that value, the place
  /// where it is written and the domain.
  associatedtype SaidStep: Sendable

  /// The parts of the answer `explanation`; `map` belongs to its configuration.
  mutating func parts(of explanation: Explanation, _ map: inout SourceMap) -> AnswerParts

  /// Appends what is told of `destinations` together, in place of those of another answer.
  mutating func append(hops destinations: [Destination], to text: inout [UInt8])

  /// What `step` tells apart from the value; nil when that cannot be told apart.
  mutating func saidStep(
    _ step: RouteStep, at place: StepPlace, _ map: inout SourceMap
  ) -> SaidStep?

  /// Appends what `step` tells in place of another one.
  mutating func append(
    _ step: RouteStep, at place: StepPlace, _ map: inout SourceMap, to text: inout [UInt8])

  /// Appends the same of a step whose `value` stands in `setting` for `domain`.
  mutating func append(
    _ said: SaidStep, _ setting: Setting, _ value: ArraySlice<UInt8>, for domain: ArraySlice<UInt8>,
    at place: StepPlace, _ map: inout SourceMap, to text: inout [UInt8])

  /// Remembers what `item` tells of a session.
  mutating func add(_ item: SessionItem)

  /// Remembers what `step` tells of a session.
  mutating func add(_ step: RouteStep, _ map: inout SourceMap)

  /// Remembers what a step tells of a session whose `value` stands in `setting`.
  mutating func add(
    _ said: SaidStep, _ setting: Setting, _ value: ArraySlice<UInt8>, _ map: inout SourceMap)

  /// Appends what was remembered of a session, and forgets it.
  mutating func appendSession(to text: inout [UInt8])
}

/// Where a step stands in an answer.
package struct StepPlace: Sendable {
  /// Its position among the steps.
  package let position: Int
  /// How wide the column is that steps begin with.
  package let labelWidth: Int
}
