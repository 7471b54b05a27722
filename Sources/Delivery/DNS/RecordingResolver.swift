/// Records the answers of another resolver.
package struct RecordingResolver<Upstream: Resolver>: Resolver {
  private(set) var upstream: Upstream
  /// All answers so far; of several answers to one question the first, as in a replay.
  package private(set) var recording = Recording()
  private var recorded: Set<Question> = []

  /// Records the answers of `upstream`.
  package init(_ upstream: Upstream) { self.upstream = upstream }

  /// Asks `upstream`, and records the answers.
  package mutating func resolve(_ questions: [Question]) throws(ResolverError) -> [Answer] {
    let answers = try upstream.resolve(questions)
    recording.answers += answers.filter { recorded.insert($0.question).inserted }
    return answers
  }
}
