/// Asks another resolver each question once; nothing is remembered longer than this value lives.
package struct CachingResolver<Upstream: Resolver>: Resolver {
  private(set) var upstream: Upstream
  private var known: [Question: Answer] = [:]

  /// Remembers what `upstream` answers.
  package init(_ upstream: Upstream) { self.upstream = upstream }

  /// Answers from memory, and asks for what is not there.
  package mutating func resolve(_ questions: [Question]) throws(ResolverError) -> [Answer] {
    var asked: Set<Question> = []
    let new = questions.filter { known[$0] == nil && asked.insert($0).inserted }
    if !new.isEmpty {
      for answer in try upstream.resolve(new) { known[answer.question] = answer }
    }
    return questions.compactMap { known[$0] }
  }
}
