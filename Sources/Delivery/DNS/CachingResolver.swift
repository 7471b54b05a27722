/// Asks another resolver each question once. The cache lives as long as the value; TTLs are ignored.
package struct CachingResolver<Upstream: Resolver>: Resolver {
  private(set) var upstream: Upstream
  private var cache: [Question: Answer] = [:]

  /// Caches the answers of `upstream`.
  package init(_ upstream: Upstream) { self.upstream = upstream }

  /// Answers from the cache, and asks `upstream` the other questions.
  package mutating func resolve(_ questions: [Question]) throws(ResolverError) -> [Answer] {
    var asked: Set<Question> = []
    let new = questions.filter { cache[$0] == nil && asked.insert($0).inserted }
    if !new.isEmpty {
      for answer in try upstream.resolve(new) { cache[answer.question] = answer }
    }
    return questions.compactMap { cache[$0] }
  }
}
