package import EcelerityConf

/// A writer that renders answers part by part.
package protocol AnswerWriter: Sendable {
  /// The common text of all steps at one position that report the value of one option: everything but the value,
  /// its location and the domain.
  associatedtype StepTemplate: Sendable

  /// The parts of the answer `explanation`; `map` belongs to its configuration.
  mutating func parts(of explanation: Explanation, _ map: inout SourceMap) -> AnswerParts

  /// The common text of `step` and all others of its kind; nil when it cannot be separated.
  mutating func template(
    of step: RouteStep, at place: StepPlace, _ map: inout SourceMap
  ) -> StepTemplate?

  /// Appends `step`, which replaces a shared one.
  mutating func append(
    _ step: RouteStep, at place: StepPlace, _ map: inout SourceMap, to text: inout [UInt8])

  /// Appends a step made of `template` and the `value` of `setting` for `domain`.
  mutating func append(
    _ template: StepTemplate, _ setting: Setting, _ value: ArraySlice<UInt8>,
    for domain: ArraySlice<UInt8>, at place: StepPlace, _ map: inout SourceMap,
    to text: inout [UInt8])
}

/// An answer writer that also renders parts composed of several next hops or steps.
package protocol GroupingAnswerWriter: AnswerWriter {
  /// Appends the part about `destinations`.
  mutating func appendNextHops(_ destinations: [Destination], to text: inout [UInt8])

  /// Adds `item` to the session.
  mutating func add(_ item: SessionItem)

  /// Adds the contribution of `step` to the session.
  mutating func add(_ step: RouteStep, _ map: inout SourceMap)

  /// Adds the contribution of a step made of `template` and the `value` of `setting` to the session.
  mutating func add(
    _ template: StepTemplate, _ setting: Setting, _ value: ArraySlice<UInt8>, _ map: inout SourceMap
  )

  /// Appends the session, and starts a new one.
  mutating func appendSession(to text: inout [UInt8])
}
