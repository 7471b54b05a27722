/// Keeps what another resolver answers, for a file.
public struct RecordingResolver<Upstream: Resolver>: Resolver {
  private(set) var upstream: Upstream
  /// Everything answered so far.
  public private(set) var recording = Recording()

  /// Keeps what `upstream` answers.
  public init(_ upstream: Upstream) { self.upstream = upstream }

  /// Asks, and keeps the answers.
  public mutating func resolve(_ questions: [Question]) throws(ResolverError) -> [Answer] {
    let answers = try upstream.resolve(questions)
    recording.answers += answers
    return answers
  }
}
