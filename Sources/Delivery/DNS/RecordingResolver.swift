/// Keeps what another resolver answers, for a file.
package struct RecordingResolver<Upstream: Resolver>: Resolver {
  private(set) var upstream: Upstream
  /// Everything answered so far.
  package private(set) var recording = Recording()

  /// Keeps what `upstream` answers.
  package init(_ upstream: Upstream) { self.upstream = upstream }

  /// Asks, and keeps the answers.
  package mutating func resolve(_ questions: [Question]) throws(ResolverError) -> [Answer] {
    let answers = try upstream.resolve(questions)
    recording.answers += answers
    return answers
  }
}
