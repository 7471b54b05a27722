/// Answers questions about names.
package protocol Resolver {
  /// One answer for each of `questions`, in their order. That a name does not exist or no server
  /// replies is an answer.
  mutating func resolve(_ questions: [Question]) throws(ResolverError) -> [Answer]
}

extension Resolver {
  /// The first address of the host `name`; nil when it has none.
  package mutating func address(of name: DomainName) throws(ResolverError) -> HostAddress? {
    for answer in try resolve([Question(name, .a), Question(name, .aaaa)]) {
      for case .address(let address) in answer.matches.map(\.data) { return address }
    }
    return nil
  }
}

/// Why there is no answer at all.
package enum ResolverError: Error, Hashable, CustomStringConvertible {
  /// Answers are replayed, and this question was not asked when they were recorded.
  case notRecorded(Question)

  /// What is there, and what to do.
  package var description: String {
    switch self {
    case .notRecorded(let question):
      "the recording has no answer for `\(question)`; record it again"
    }
  }
}
