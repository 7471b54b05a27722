/// A stub resolver (RFC 1034, 5.3.1) that asks the configured name servers many questions at a time, on one thread.
///
/// Each question goes to one server after another, over UDP from an unpredictable port with an unpredictable ID (RFC
/// 5452), and by TCP when the reply is truncated. A server that does not reply, or with a failure, is
/// asked again as often as configured, as by res_send(3) of glibc.
package struct StubResolver: Resolver {
  private let configuration: ResolverConfiguration
  private let interruption: Interruption?
  private var random = SystemRandomNumberGenerator()

  /// Concurrent questions, each of which has a socket: those for the addresses of a hundred hosts, and fewer than the
  /// usual limit of descriptors. With a lower limit there are fewer.
  static let concurrency = 200

  /// Asks as `configuration` says, until `interruption` is raised.
  package init(_ configuration: ResolverConfiguration, interruption: Interruption? = nil) {
    self.configuration = configuration
    self.interruption = interruption
  }

  /// One answer for each of `questions`. A question takes at most the timeout for each server and attempt, retries by
  /// TCP and without EDNS included. Questions above `concurrency` wait for their turn, and so do those for which there is
  /// no descriptor; throws `outOfDescriptors` when there is none for any of them as long as a server may take. After an
  /// interruption, the open questions are answered with `timeout`.
  package mutating func resolve(_ questions: [Question]) throws(ResolverError) -> [Answer] {
    var answers = questions.map { Answer($0, .timeout) }
    var next = 0
    var active: [(index: Int, lookup: Lookup)] = []
    var lastExchange = ContinuousClock.now
    while true {
      while active.count < Self.concurrency, next < questions.count,
        active.last?.lookup.shortage == nil
      {
        active.append((next, Lookup(questions[next], configuration, using: &random)))
        next += 1
      }
      active.removeAll { index, lookup in
        guard case .answered(let answer) = lookup.state else { return false }
        answers[index] = configuration.sorted(answer)
        return true
      }
      if active.isEmpty, next == questions.count { return answers }
      if let shortage = Self.shortage(active) {
        guard lastExchange.duration(to: .now) < configuration.timeout else {
          throw .outOfDescriptors(shortage)
        }
      } else {
        lastExchange = .now
      }
      guard advance(&active) else { return answers }
    }
  }

  /// Why none of the lookups has a descriptor; nil when one has.
  private static func shortage(_ active: [(index: Int, lookup: Lookup)]) -> NetworkError? {
    let isForAll = active.allSatisfy { $0.lookup.shortage != nil }
    return isForAll ? active.first?.lookup.shortage : nil
  }

  /// Waits until a lookup can go on, and lets it; false once interrupted.
  private mutating func advance(_ active: inout [(index: Int, lookup: Lookup)]) -> Bool {
    let waits = active.compactMap(\.lookup.wait)
    guard let deadline = waits.map(\.deadline).min() else { return true }
    let timeout = (deadline - .now).milliseconds
    let interests = waits.compactMap(\.interest) + [interruption?.interest].compactMap { $0 }
    let isServed = Socket.wait(for: interests, milliseconds: timeout)
    if interruption != nil, isServed.last == true { return false }
    let now = ContinuousClock.now
    var served = isServed.makeIterator()
    for (position, wait) in waits.enumerated() {
      let isServed = wait.interest != nil && served.next() == true
      active[position].lookup.advance(isServed: isServed, now: now, using: &random)
    }
    return true
  }
}
