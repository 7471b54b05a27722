/// What is known of the addresses of a host after asking for those of both families.
package struct FoundAddresses: Hashable, Sendable {
  /// The addresses, those of the family that was asked for first before the others.
  let list: [HostAddress]
  /// Why there may be others; nil when every question was answered.
  let failure: String?

  /// What `answers` say.
  init(in answers: [Answer]) {
    list = answers.flatMap(\.matches).compactMap { record in
      if case .address(let address) = record.data { address } else { nil }
    }
    failure = answers.first { !$0.outcome.isAnswered }?.failure
  }

  /// The first one; nil when none is known.
  package var first: HostAddress? { list.first }

  /// What is to be said of the host when no address is known, as the end of a sentence that begins with it.
  package var problem: String {
    failure.map { "could not be looked up: \($0)" } ?? "has no address"
  }
}
