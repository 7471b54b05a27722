import Synchronization
import Testing

@testable import Delivery

/// The stub resolver with misbehaving servers.
struct StubResolverTests {
  private let question: Question

  init() throws { question = Question(try name("oak.test"), .a) }

  private func resolver(
    _ servers: [Endpoint], timeout: Duration = .seconds(60), attempts: Int = 2
  ) -> StubResolver {
    var configuration = ResolverConfiguration(servers: servers)
    configuration.timeout = timeout
    configuration.attempts = attempts
    return StubResolver(configuration)
  }

  private func ask(
    _ servers: ScriptedServer..., timeout: Duration = .seconds(60), attempts: Int = 2
  ) throws -> Answer {
    var resolver = resolver(servers.map(\.endpoint), timeout: timeout, attempts: attempts)
    return try #require(try resolver.resolve([question]).first)
  }

  @Test func manyQuestionsAreAnsweredInTheirOrder() throws {
    try expectAnswersInOrder(of: ScriptedServer { [$0.message.address.encoded] })
  }

  @Test(.enabled(if: ScriptedServer.hasIPv6, "this machine has no ::1"))
  func manyQuestionsAreAnsweredOverIPv6() throws {
    try expectAnswersInOrder(of: ScriptedServer(on: "::1") { [$0.message.address.encoded] })
  }

  private func expectAnswersInOrder(of server: ScriptedServer) throws {
    defer { server.stop() }
    let questions = try (0..<500).map { Question(try name("host\($0).test"), .a) }
    var resolver = resolver([server.endpoint])
    let answers = try resolver.resolve(questions)
    #expect(answers.map(\.question) == questions)
    #expect(answers.allSatisfy { $0.outcome == .found })
    #expect(answers.map { $0.matches.map(\.name) } == questions.map { [$0.name] })
    #expect(try resolver.resolve([]) == [])
  }

  @Test func anInterruptionEndsEveryWait() throws {
    let server = try ScriptedServer { _ in [] }
    defer { server.stop() }
    let interruption = try Interruption()
    interruption.raise()
    var configuration = ResolverConfiguration(servers: [server.endpoint])
    configuration.timeout = .seconds(60)
    var resolver = StubResolver(configuration, interruption: interruption)
    let began = ContinuousClock.now
    #expect(try resolver.resolve([question]).map(\.outcome) == [.timeout])
    #expect(began.duration(to: .now) < .seconds(59))
  }

  @Test func idsAndPortsAreHardToGuess() throws {
    let server = try ScriptedServer { [$0.message.address.encoded] }
    var resolver = resolver([server.endpoint])
    _ = try resolver.resolve((0..<100).map { Question(try name("host\($0).test"), .a) })
    let requests = server.stop()
    #expect(Set(requests.map(\.message.id)).count > 90)
    #expect(Set(requests.map(\.port)).count > 90)
    let steps = zip(requests, requests.dropFirst()).map { Int($1.port) - Int($0.port) }
    #expect(Set(steps).count > 50)
    // RFC 5452, 9.2: from all unprivileged ports, not just the last quarter.
    #expect(requests.contains { $0.port < 32_768 })
  }

  @Test func whatDoesNotBelongToTheQuestionIsDropped() throws {
    let server = try ScriptedServer { request in
      let right = request.message.address
      // Each of these says that the name does not exist.
      let wrong = request.message.reply(.nameError)
      var otherID = wrong
      otherID.id &+= 1
      var otherName = wrong
      otherName.questions = [Question(.root, .a)]
      var otherType = wrong
      otherType.questions = wrong.questions.map { Question($0.name, .aaaa) }
      var none = wrong
      none.questions = []
      var otherOperation = wrong
      otherOperation.operation = 5
      let others = [otherID, otherName, otherType, otherOperation, none, request.message]
      return (others + [right]).map(\.encoded)
    }
    defer { server.stop() }
    #expect(try ask(server).outcome == .found)
  }

  @Test func whoAnsweredIsToldAndWhoDidNotBefore() throws {
    let silent = try ScriptedServer { _ in [] }
    let good = try ScriptedServer { [$0.message.address.encoded] }
    defer { good.stop() }
    let answer = try ask(silent, good, timeout: .seconds(3), attempts: 1)
    #expect(answer.server == good.endpoint)
    #expect(answer.reason == "\(silent.endpoint): no reply in 3000 ms")
    silent.stop()
    let plain = try ask(good)
    #expect(plain.server == good.endpoint)
    #expect(plain.reason == nil)
  }

  @Test func whoOnlyRepliesToOtherQuestionsStaysSilent() throws {
    let server = try ScriptedServer { request in
      var reply = request.message.address
      reply.id &+= 1
      return [[], reply.encoded]
    }
    let answer = try ask(server, timeout: .seconds(3))
    #expect(answer.outcome == .timeout)
    #expect(
      answer.reason
        == "\(server.endpoint): no reply in 3000 ms, only 2 with another id or question")
    #expect(server.stop().count == 2)
  }

  @Test func aFloodDoesNotKeepOthersWaiting() throws {
    let flood = try ScriptedServer { _ in (0..<500).map { _ in [1] } }
    let good = try ScriptedServer { [$0.message.address.encoded] }
    defer { good.stop() }
    #expect(try ask(flood, good, timeout: .seconds(3), attempts: 1).outcome == .found)
    flood.stop()
  }

  @Test(arguments: [
    HostileReply.pointerToItself, HostileReply.pointersInACircle, HostileReply.tooManyAnswers,
    HostileReply.shortAddress, HostileReply.longName,
    Array(HostileReply.tooFewAnswers.prefix(11)),
  ])
  func aReplyThatCannotBeReadIsMalformed(reply: [UInt8]) throws {
    let server = try ScriptedServer { [big($0.message.id) + reply.dropFirst(2)] }
    let answer = try ask(server)
    #expect(answer.outcome == .malformed)
    #expect(answer.reason?.hasPrefix("\(server.endpoint): the reply ") == true)
    #expect(server.stop().count == 2)
  }

  @Test func theSixWaysToHaveNoRecordsStayApart() throws {
    let codes: [(ResponseCode, Outcome)] = [
      (.noError, .noData), (.nameError, .nameError), (.serverFailure, .serverFailure),
      (.refused, .refused), (ResponseCode(rawValue: 9), .serverFailure),
    ]
    for (code, outcome) in codes {
      let server = try ScriptedServer { [$0.message.reply(code).encoded] }
      #expect(try ask(server).outcome == outcome)
      // As by libc, a server that has failed is asked once more.
      #expect(server.stop().count == (outcome.isAnswered ? 1 : 2))
    }
    let silent = try ScriptedServer { _ in [] }
    let answer = try ask(silent, timeout: .milliseconds(50))
    #expect(answer.outcome == .timeout)
    #expect(answer.reason == "\(silent.endpoint): no reply in 50 ms")
    #expect(silent.stop().count == 2)
  }

  @Test func theNextServerIsAskedAfterAFailure() throws {
    for bad in [ResponseCode.serverFailure, .refused] {
      let first = try ScriptedServer { [$0.message.reply(bad).encoded] }
      let second = try ScriptedServer { [$0.message.address.encoded] }
      #expect(try ask(first, second).outcome == .found)
      #expect([first.stop().count, second.stop().count] == [1, 1])
    }
    let silent = try ScriptedServer { _ in [] }
    let second = try ScriptedServer { [$0.message.address.encoded] }
    #expect(try ask(silent, second, timeout: .seconds(3)).outcome == .found)
    #expect([silent.stop().count, second.stop().count] == [1, 1])
  }

  @Test func aMissingNameIsNotAskedForElsewhere() throws {
    let first = try ScriptedServer { [$0.message.reply(.nameError).encoded] }
    let second = try ScriptedServer { [$0.message.address.encoded] }
    #expect(try ask(first, second).outcome == .nameError)
    #expect([first.stop().count, second.stop().count] == [1, 0])
  }

  @Test func aReplyTellsMoreThanSilence() throws {
    let refusing = try ScriptedServer { [$0.message.reply(.refused).encoded] }
    let silent = try ScriptedServer { _ in [] }
    let answer = try ask(refusing, silent, timeout: .seconds(3))
    #expect(answer.outcome == .refused)
    #expect(answer.reason == "\(refusing.endpoint): REFUSED")
    #expect([refusing.stop().count, silent.stop().count] == [2, 2])
  }

  @Test func aFailureThatPassesIsNoFailure() throws {
    let hasFailed = Mutex(false)
    let server = try ScriptedServer { request in
      let isFirst = hasFailed.withLock { hasFailed in
        defer { hasFailed = true }
        return !hasFailed
      }
      return [(isFirst ? request.message.reply(.serverFailure) : request.message.address).encoded]
    }
    let answer = try ask(server)
    #expect(answer.outcome == .found)
    #expect(answer.reason == "\(server.endpoint): SERVFAIL")
    #expect(server.stop().count == 2)
  }

  @Test func whereNobodyListensThereIsNoReply() throws {
    let server = try ScriptedServer { _ in [] }
    server.stop()
    let answer = try ask(server)
    #expect(answer.outcome == .timeout)
    #expect(answer.reason == "\(server.endpoint): connection refused")
  }

  @Test(arguments: [ResponseCode.formatError, .notImplemented, .badVersion])
  func whoKnowsNoEDNSIsAskedWithoutIt(code: ResponseCode) throws {
    let server = try ScriptedServer { request in
      guard let edns = request.message.edns else { return [request.message.address.encoded] }
      var reply = request.message.reply(code)
      reply.questions = []
      // The upper bits are in the OPT record.
      if code == .badVersion { reply.edns = edns }
      return [reply.encoded]
    }
    #expect(try ask(server).outcome == .found)
    let requests = server.stop()
    #expect(requests.map { $0.message.edns?.payloadSize } == [1232, nil])
    #expect(requests.allSatisfy { $0.message.flags == [.wantsRecursion, .isAuthenticated] })
  }

  /// One deadline of three seconds covers all tries; a partial reply does not extend it.
  @Test(arguments: [false, true])
  func askingInAnotherWayTakesNoTimeOfItsOwn(byTCP: Bool) throws {
    let server = try ScriptedServer(delay: 2) { request in
      let message = request.message
      if byTCP {
        return [request.transport == .datagram ? message.cut.encoded : message.address.framed]
      }
      return [(message.edns == nil ? message.address : message.reply(.formatError)).encoded]
    }
    defer { server.stop() }
    #expect(try ask(server, timeout: .seconds(3), attempts: 1).outcome == .timeout)
    #expect(try ask(server, timeout: .seconds(60), attempts: 1).outcome == .found)
  }

  @Test func addressesComeInTheOrderOfTheSortList() throws {
    let server = try ScriptedServer { request in
      let addresses: [[UInt8]] = [[198, 51, 100, 1], [192, 0, 2, 1]]
      let name = request.message.questions[0].name
      let records = addresses.map { Record(name, .a, ttl: 60, .opaque($0)) }
      return [request.message.reply(.noError, records).encoded]
    }
    defer { server.stop() }
    var configuration = ResolverConfiguration(servers: [server.endpoint])
    configuration.sortList = [try #require(AddressBlock(sortListEntry: "192.0.2.0"))]
    var resolver = StubResolver(configuration)
    let answer = try #require(try resolver.resolve([question]).first)
    let wanted = ["192.0.2.1", "198.51.100.1"].map { HostAddress($0).map(RecordData.address) }
    #expect(answer.matches.map(\.data) == wanted)
  }

  @Test func theWordOfALocalServerIsTakenOnValidation() throws {
    let server = try ScriptedServer { request in
      var reply = request.message.address
      reply.flags.insert(.isAuthenticated)
      return [reply.encoded]
    }
    defer { server.stop() }
    #expect(try ask(server).isValidated)
  }
}
