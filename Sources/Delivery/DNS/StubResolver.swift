/// Asks the configured name servers, many questions at a time on one thread (RFC 1034, 5.3.1).
///
/// Each question goes to one server after the other, over UDP from a port and with an id that are
/// hard to guess, and by TCP when the reply does not fit. A server that replies with a failure is not
/// asked again; one that stays silent is, as often as configured.
package struct StubResolver: Resolver {
  private let configuration: ResolverConfiguration
  private let interruption: Interruption?
  private var random = SystemRandomNumberGenerator()

  /// Questions that are under way at the same time, each of which has a socket of its own: those for the
  /// addresses of a hundred hosts, and less than a system lets a process open.
  static let mostInFlight = 200

  /// Asks as `configuration` says, until `interruption` is raised.
  package init(_ configuration: ResolverConfiguration, interruption: Interruption? = nil) {
    self.configuration = configuration
    self.interruption = interruption
  }

  /// One answer for each of `questions`. Each of them takes at most the timeout for every time that a server
  /// is asked, be it by UDP, without EDNS and by TCP after each other. When there are more than
  /// `mostInFlight`, the others wait until it is their turn. Once it is interrupted, what has no answer yet gets none.
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
      guard advance(&active) else { return answers }
    }
  }

  /// Waits until there is something to do, and does it; false once it is interrupted.
  private mutating func advance(_ active: inout [(index: Int, lookup: Lookup)]) -> Bool {
    let waits = active.compactMap(\.lookup.wait)
    guard let deadline = waits.map(\.deadline).min() else { return true }
    let timeout = (deadline - .now).milliseconds
    let interests = waits.map(\.interest) + [interruption?.interest].compactMap { $0 }
    let isServed = Socket.wait(for: interests, milliseconds: timeout)
    if interruption != nil, isServed.last == true { return false }
    let now = ContinuousClock.now
    for (position, isServed) in isServed.prefix(active.count).enumerated() {
      active[position].lookup.advance(isServed: isServed, now: now, using: &random)
    }
    return true
  }
}
