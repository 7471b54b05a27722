/// Answers questions about names.
public protocol Resolver {
  /// One answer for each of `questions`, in their order. That a name does not exist or no server
  /// replies is an answer.
  mutating func resolve(_ questions: [Question]) throws(ResolverError) -> [Answer]
}

/// Why there is no answer at all.
public enum ResolverError: Error, Hashable, CustomStringConvertible {
  /// Answers are replayed, and this question was not asked when they were recorded.
  case notRecorded(Question)

  /// What is there, and what to do.
  public var description: String {
    switch self {
    case .notRecorded(let question):
      "the recording has no answer for `\(question)`; record it again"
    }
  }
}
