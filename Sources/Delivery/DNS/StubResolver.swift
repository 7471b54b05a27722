/// Asks the configured name servers, many questions at a time on one thread (RFC 1034, 5.3.1).
///
/// Each question goes to one server after the other, over UDP from a port and with an id that are
/// hard to guess, and by TCP when the reply does not fit. A server that replies with a failure is not
/// asked again; one that stays silent is, as often as configured.
package struct StubResolver: Resolver {
  private let configuration: ResolverConfiguration
  private var random = SystemRandomNumberGenerator()

  /// Questions that are under way at the same time, each of which has a socket of its own: those for the
  /// addresses of a hundred hosts, and less than a system lets a process open.
  static let mostInFlight = 200

  /// Asks as `configuration` says.
  package init(_ configuration: ResolverConfiguration) { self.configuration = configuration }

  /// One answer for each of `questions`. Each of them takes at most the timeout for every time that a server
  /// is asked, be it by UDP, without EDNS and by TCP after each other. When there are more than
  /// `mostInFlight`, the others wait until it is their turn.
  package mutating func resolve(_ questions: [Question]) -> [Answer] {
    var answers = questions.map { Answer($0, .timeout) }
    var next = 0
    var active: [(index: Int, lookup: Lookup)] = []
    while true {
      while active.count < Self.mostInFlight, next < questions.count {
        active.append((next, Lookup(questions[next], configuration, using: &random)))
        next += 1
      }
      active.removeAll { index, lookup in
        guard case .answered(let answer) = lookup.state else { return false }
        answers[index] = configuration.sorted(answer)
        return true
      }
      if active.isEmpty, next == questions.count { return answers }
      advance(&active)
    }
  }

  private mutating func advance(_ active: inout [(index: Int, lookup: Lookup)]) {
    let waits = active.compactMap(\.lookup.wait)
    guard let deadline = waits.map(\.deadline).min() else { return }
    let patience = (deadline - .now).milliseconds
    let isServed = Socket.wait(for: waits.map(\.interest), milliseconds: patience)
    let now = ContinuousClock.now
    for (position, isServed) in isServed.enumerated() {
      active[position].lookup.advance(isServed: isServed, now: now, using: &random)
    }
  }
}
