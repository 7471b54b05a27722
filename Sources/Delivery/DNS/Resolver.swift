/// Answers questions about names.
package protocol Resolver {
  /// One answer for each of `questions`, in their order. That a name does not exist or no server
  /// replies is an answer.
  mutating func resolve(_ questions: [Question]) throws(ResolverError) -> [Answer]
}

extension Resolver {
  /// The first address of the host `name`; nil when it has none.
  package mutating func address(of name: DomainName) throws(ResolverError) -> HostAddress? {
    try addresses(of: name).first
  }

  /// The addresses of the host `name`, those of IPv4 first. Where only one of the two questions was recorded, the answer
  /// to that one is enough if it has an address.
  mutating func addresses(of name: DomainName) throws(ResolverError) -> [HostAddress] {
    let questions = [Question(name, .a), Question(name, .aaaa)]
    do throws(ResolverError) { return Self.addresses(in: try resolve(questions)) } catch {
      guard case .notRecorded = error else { throw error }
      for question in questions {
        let found = (try? resolve([question])).map(Self.addresses) ?? []
        if !found.isEmpty { return found }
      }
      throw error
    }
  }

  private static func addresses(in answers: [Answer]) -> [HostAddress] {
    answers.flatMap(\.matches).compactMap { record in
      if case .address(let address) = record.data { address } else { nil }
    }
  }
}

/// Why there is no answer at all.
package enum ResolverError: Error, Hashable, CustomStringConvertible {
  /// Answers are replayed, and this question was not asked when they were recorded.
  case notRecorded(Question)
  /// Somebody asked to stop.
  case interrupted

  /// What is there, and what to do.
  package var description: String {
    switch self {
    case .notRecorded(let question):
      "the recording has no answer for `\(question)`; record it again"
    case .interrupted: "interrupted while name servers were asked"
    }
  }
}
