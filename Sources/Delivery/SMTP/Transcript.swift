/// What was said in a session, and when. Secrets are not in it, and of a message only its size.
package struct Transcript: Sendable {
  /// Who said it.
  package enum Speaker: String, Sendable {
    /// We did.
    case client = "C"
    /// The server did.
    case server = "S"
  }

  /// One line.
  package struct Entry: Hashable, Sendable {
    /// How long after the start of the session.
    package let time: Duration
    /// Who said it.
    package let speaker: Speaker
    /// The line without its end, escaped; in brackets what is not a line: `[message of 310 bytes]`.
    package let text: String
  }

  /// All lines, in the order of time.
  package private(set) var entries: [Entry] = []
  private let start: ContinuousClock.Instant

  init(since start: ContinuousClock.Instant) { self.start = start }

  mutating func record(_ speaker: Speaker, _ text: String) {
    let time = start.duration(to: .now)
    entries.append(Entry(time: time, speaker: speaker, text: text))
  }

  /// The lines without times, `C: QUIT` or `S: 221 2.0.0 Bye`.
  package var text: String {
    entries.map { "\($0.speaker.rawValue): \($0.text)\n" }.joined()
  }
}
