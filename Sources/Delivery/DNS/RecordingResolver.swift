/// Keeps what another resolver answers, for a file.
package struct RecordingResolver<Upstream: Resolver>: Resolver {
  private(set) var upstream: Upstream
  /// Everything answered so far; of several answers to one question, the first, as in a replay.
  package private(set) var recording = Recording()
  private var recorded: Set<Question> = []

  /// Keeps what `upstream` answers.
  package init(_ upstream: Upstream) { self.upstream = upstream }

  /// Asks, and keeps the answers.
  package mutating func resolve(_ questions: [Question]) throws(ResolverError) -> [Answer] {
    let answers = try upstream.resolve(questions)
    recording.answers += answers.filter { recorded.insert($0.question).inserted }
    return answers
  }
}
