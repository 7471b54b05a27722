/// Answers questions about names.
package protocol Resolver {
  /// One answer for each of `questions`, in their order. That a name does not exist or no server
  /// replies is an answer.
  mutating func resolve(_ questions: [Question]) throws(ResolverError) -> [Answer]
}

extension Resolver {
  /// The addresses of the host `name`, those of IPv4 first. Where only one of the two questions was recorded, the answer
  /// to that one is enough if it has an address.
  package mutating func addresses(of name: DomainName) throws(ResolverError) -> FoundAddresses {
    let questions = [Question(name, .a), Question(name, .aaaa)]
    do throws(ResolverError) { return FoundAddresses(in: try resolve(questions)) } catch {
      guard case .notRecorded = error else { throw error }
      for question in questions {
        if let answers = try? resolve([question]) {
          let found = FoundAddresses(in: answers)
          if found.first != nil { return found }
        }
      }
      throw error
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
