/// The transcript of a session, with times. Secrets are masked, and of a message it has only the size.
package struct Transcript: Sendable {
  /// The sender of a line.
  package enum Speaker: String, Sendable {
    /// This client.
    case client = "C"
    /// The server.
    case server = "S"
  }

  /// One line.
  package struct Entry: Hashable, Sendable {
    /// The time since the start of the session.
    package let time: Duration
    /// The sender.
    package let speaker: Speaker
    /// The line without its line end, escaped; data that is not a line is in brackets: `[message of 310 bytes]`.
    package let text: String
  }

  /// All lines, in order.
  package private(set) var entries: [Entry] = []
  private let start: ContinuousClock.Instant

  init(since start: ContinuousClock.Instant) { self.start = start }

  mutating func record(_ speaker: Speaker, _ text: String) {
    let time = start.duration(to: .now)
    entries.append(Entry(time: time, speaker: speaker, text: text))
  }

  /// The lines without times: `C: QUIT`, `S: 221 2.0.0 Bye`.
  package var text: String {
    entries.map { "\($0.speaker.rawValue): \($0.text)\n" }.joined()
  }
}
