package import EcelerityConf

/// Somebody who puts answers into words part by part.
package protocol AnswerWriter: Sendable {
  /// What is the same in all steps that stand in one place and tell the value of one option: all
  /// but that value, the place where it is written and the domain.
  associatedtype StepTemplate: Sendable

  /// The parts of the answer `explanation`; `map` belongs to its configuration.
  mutating func parts(of explanation: Explanation, _ map: inout SourceMap) -> AnswerParts

  /// What is the same in `step` and in all others of its kind; nil when that cannot be told apart.
  mutating func template(
    of step: RouteStep, at place: StepPlace, _ map: inout SourceMap
  ) -> StepTemplate?

  /// Appends what `step` tells in place of another one.
  mutating func append(
    _ step: RouteStep, at place: StepPlace, _ map: inout SourceMap, to text: inout [UInt8])

  /// Appends the same of a step whose `value` stands in `setting` for `domain`.
  mutating func append(
    _ template: StepTemplate, _ setting: Setting, _ value: ArraySlice<UInt8>,
    for domain: ArraySlice<UInt8>, at place: StepPlace, _ map: inout SourceMap,
    to text: inout [UInt8])
}

/// An answer writer that also writes parts about several next hops or steps together.
package protocol GroupingAnswerWriter: AnswerWriter {
  /// Appends what is told of `destinations` together, in place of those of another answer.
  mutating func appendNextHops(_ destinations: [Destination], to text: inout [UInt8])

  /// Remembers what `item` tells of a session.
  mutating func add(_ item: SessionItem)

  /// Remembers what `step` tells of a session.
  mutating func add(_ step: RouteStep, _ map: inout SourceMap)

  /// Remembers what a step tells of a session whose `value` stands in `setting`.
  mutating func add(
    _ template: StepTemplate, _ setting: Setting, _ value: ArraySlice<UInt8>, _ map: inout SourceMap
  )

  /// Appends what was remembered of a session, and forgets it.
  mutating func appendSession(to text: inout [UInt8])
}
