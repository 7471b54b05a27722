/// The lookup of one question, which asks one server after another until one answers or all have failed.
struct Lookup {
  /// The progress of a lookup.
  enum State {
    case asking(Exchange)
    /// There was no descriptor for this request, which is sent once there is one.
    case starved(Request, NetworkError)
    case answered(Answer)
  }

  /// A server to ask, and how.
  struct Request {
    let server: Endpoint
    let transport: Exchange.Transport
    let usesEDNS: Bool
  }

  private(set) var state: State

  /// The event to wait for, if there is one, and until when; nil when the question is answered.
  var wait: (interest: Socket.Interest?, deadline: ContinuousClock.Instant)? {
    switch state {
    case .asking(let exchange): (exchange.interest, exchange.deadline)
    case .starved: (nil, .now + Self.pause)
    case .answered: nil
    }
  }

  /// Why there is no descriptor for the next request; nil when there is one.
  var shortage: NetworkError? {
    if case .starved(_, let error) = state { error } else { nil }
  }

  /// How long to wait before a descriptor is asked for again.
  private static let pause = Duration.milliseconds(20)

  private let question: Question
  private let configuration: ResolverConfiguration
  /// The servers still to be asked, the next one last. Each is there once per attempt.
  private var plan: [Endpoint]
  /// The failure to report when no server answers.
  private var failure: Answer
  /// Whether time ran out for a server.
  private var hasWaited = false

  init(
    _ question: Question, _ configuration: ResolverConfiguration,
    using random: inout some RandomNumberGenerator
  ) {
    self.question = question
    self.configuration = configuration
    let servers = configuration.servers
    plan = (0..<max(1, configuration.attempts)).flatMap { _ in servers.reversed() }
    failure = Answer(question, .timeout)
    state = .answered(failure)
    askNext(using: &random)
  }

  /// Goes on as far as possible without waiting.
  mutating func advance(
    isServed: Bool, now: ContinuousClock.Instant, using random: inout some RandomNumberGenerator
  ) {
    if case .starved(let request, _) = state {
      return ask(request, until: .now + configuration.timeout, using: &random)
    }
    guard case .asking(var exchange) = state else { return }
    // Moved out, so that the receive buffer is not copied when it grows.
    state = .answered(failure)
    let end = isServed ? exchange.advance() : nil
    state = .asking(exchange)
    if let end {
      finish(exchange, end, using: &random)
    } else if exchange.deadline <= now {
      hasWaited = true
      recordFailure(exchange.server, .timeout, timeoutReason(exchange))
      askNext(using: &random)
    }
  }

  private mutating func finish(
    _ exchange: Exchange, _ end: Exchange.End, using random: inout some RandomNumberGenerator
  ) {
    switch end {
    case .reply(let message):
      handle(message, exchange, using: &random)
    case .malformed(let reason):
      recordFailure(exchange.server, .malformed, "the reply \(reason)")
      askNext(using: &random)
    case .failed(let reason):
      recordFailure(exchange.server, .timeout, reason)
      askNext(using: &random)
    }
  }

  private mutating func handle(
    _ message: Message, _ exchange: Exchange, using random: inout some RandomNumberGenerator
  ) {
    let server = exchange.server
    if message.flags.contains(.isTruncated) {
      if exchange.transport == .datagram {
        // RFC 7766, 5: the whole reply comes by TCP.
        let request = Request(
          server: server, transport: .stream, usesEDNS: exchange.query.usesEDNS)
        return ask(request, until: exchange.deadline, using: &random)
      }
      recordFailure(server, .malformed, "the reply is truncated although it came over TCP")
      return askNext(using: &random)
    }
    let mayNotKnowEDNS = [.formatError, .notImplemented, .badVersion].contains(message.responseCode)
    if mayNotKnowEDNS, exchange.query.usesEDNS {
      // RFC 6891, 7: ask again without EDNS.
      let request = Request(server: server, transport: exchange.transport, usesEDNS: false)
      return ask(request, until: exchange.deadline, using: &random)
    }
    let answer = Answer(
      question, message, unprotected: configuration.isPathProtected(to: server) ? nil : server)
    if answer.outcome.isAnswered {
      state = .answered(answer.given(by: server, after: failure.reason))
    } else {
      recordFailure(server, answer.outcome, answer.reason ?? "")
      askNext(using: &random)
    }
  }

  /// Records a failure. A timeout does not replace what another server replied.
  private mutating func recordFailure(_ server: Endpoint, _ outcome: Outcome, _ reason: String) {
    if outcome == .timeout, failure.outcome != .timeout { return }
    failure = Answer(
      question, outcome, reason: "\(server): \(reason)",
      isUnreachable: outcome == .timeout && !hasWaited)
  }

  private func timeoutReason(_ exchange: Exchange) -> String {
    let reason = "no reply in \(configuration.timeout.milliseconds) ms"
    return exchange.strayCount == 0
      ? reason : reason + ", only \(exchange.strayCount) with another id or question"
  }

  private mutating func askNext(using random: inout some RandomNumberGenerator) {
    guard let server = plan.popLast() else {
      state = .answered(failure)
      return
    }
    let deadline = ContinuousClock.now + configuration.timeout
    let request = Request(server: server, transport: .datagram, usesEDNS: true)
    ask(request, until: deadline, using: &random)
  }

  /// Sends the question to a server, for the first time or again by TCP or without EDNS; one deadline covers all of it.
  private mutating func ask(
    _ request: Request, until deadline: ContinuousClock.Instant,
    using random: inout some RandomNumberGenerator
  ) {
    let id = UInt16.random(in: 0...UInt16.max, using: &random)
    let query = Query(id: id, question: question, usesEDNS: request.usesEDNS)
    do throws(NetworkError) {
      let exchange = try Exchange(
        query, request.server, request.transport, deadline: deadline, using: &random)
      state = .asking(exchange)
    } catch {
      if error.isOutOfDescriptors {
        // That says nothing about the server.
        state = .starved(request, error)
        return
      }
      recordFailure(request.server, .timeout, error.description)
      askNext(using: &random)
    }
  }
}
