/// What was said in a session, and when. Secrets are not in it, and of a message only its size.
public struct Transcript: Sendable {
  /// Who said it.
  public enum Speaker: String, Sendable {
    /// We did.
    case client = "C"
    /// The server did.
    case server = "S"
  }

  /// One line.
  public struct Entry: Hashable, Sendable {
    /// How long after the start of the session.
    public let time: Duration
    /// Who said it.
    public let speaker: Speaker
    /// The line without its end, escaped; in brackets what is not a line: `[message of 310 bytes]`.
    public let text: String
  }

  /// All lines, in the order of time.
  public private(set) var entries: [Entry] = []
  private let start: ContinuousClock.Instant

  init(since start: ContinuousClock.Instant) { self.start = start }

  mutating func record(_ speaker: Speaker, _ text: String) {
    let time = start.duration(to: .now)
    entries.append(Entry(time: time, speaker: speaker, text: text))
  }

  /// The lines without times, `C: QUIT` or `S: 221 2.0.0 Bye`.
  public var text: String {
    entries.map { "\($0.speaker.rawValue): \($0.text)\n" }.joined()
  }
}
