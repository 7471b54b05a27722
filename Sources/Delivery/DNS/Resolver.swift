/// Answers questions about names.
package protocol Resolver {
  /// One answer for each of `questions`, in their order. That a name does not exist or no server
  /// replies is an answer.
  mutating func resolve(_ questions: [Question]) throws(ResolverError) -> [Answer]
}

extension Resolver {
  /// The first address of the host `name`; nil when it has none. Where only one of the two questions was recorded, the
  /// answer to that one is enough if it has an address.
  package mutating func address(of name: DomainName) throws(ResolverError) -> HostAddress? {
    let questions = [Question(name, .a), Question(name, .aaaa)]
    do throws(ResolverError) { return Self.address(in: try resolve(questions)) } catch {
      guard case .notRecorded = error else { throw error }
      for question in questions {
        if let address = (try? resolve([question])).flatMap(Self.address) { return address }
      }
      throw error
    }
  }

  private static func address(in answers: [Answer]) -> HostAddress? {
    for case .address(let address) in answers.flatMap(\.matches).map(\.data) { return address }
    return nil
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
