/// A source of answers to DNS questions.
package protocol Resolver {
  /// One answer for each of `questions`, in their order. NXDOMAIN and timeouts are answers, too.
  mutating func resolve(_ questions: [Question]) throws(ResolverError) -> [Answer]
}

extension Resolver {
  /// The addresses of the host `name`, IPv4 first. If only one of the two questions was recorded, its answer is enough
  /// if it has an address.
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

/// Why a resolver gives no answer.
package enum ResolverError: Error, Hashable, CustomStringConvertible {
  /// Answers are replayed, and this question is not among them.
  case notRecorded(Question)
  /// The interruption was raised.
  case interrupted
  /// This process or the system has had no descriptor for a socket, for as long as a name server may take to reply.
  case outOfDescriptors(NetworkError)

  /// What happened, and what to do; lower case, no full stop.
  package var description: String {
    switch self {
    case .notRecorded(let question):
      "the recording has no answer for `\(question)`; record it again"
    case .interrupted: "interrupted during DNS lookups"
    case .outOfDescriptors(let error):
      "name servers cannot be queried: \(error); \(NetworkError.moreDescriptors)"
    }
  }
}
