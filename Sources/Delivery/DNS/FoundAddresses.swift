/// The addresses of a host, after A and AAAA questions.
package struct FoundAddresses: Hashable, Sendable {
  /// The addresses, in the order of the questions.
  let list: [HostAddress]
  /// Why there may be others; nil if both questions were answered.
  let failure: String?

  /// The addresses in `answers`.
  init(in answers: [Answer]) {
    list = answers.flatMap(\.matches).compactMap { record in
      if case .address(let address) = record.data { address } else { nil }
    }
    failure = answers.first { !$0.outcome.isAnswered }?.failure
  }

  /// The first address; nil when none is known.
  package var first: HostAddress? { list.first }

  /// Why no address is known, as the predicate of a sentence about the host.
  package var problem: String {
    failure.map { "could not be looked up: \($0)" } ?? "has no address"
  }
}
