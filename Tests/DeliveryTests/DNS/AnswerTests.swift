import Testing

@testable import Delivery

struct AnswerTests {
  private func answer(
    _ type: RecordType, _ text: String, _ reply: [UInt8]
  ) throws -> Answer {
    Answer(Question(try name(text), type), try Message(decoding: reply))
  }

  @Test func recordsAreFound() throws {
    let answer = try answer(.mx, "OAK.example.test", RealReply.exchanges)
    #expect(answer.outcome == .found)
    #expect(answer.records.count == 2)
    #expect(answer.matches == answer.records)
    #expect(answer.canonicalName.description == "OAK.example.test")
    #expect(answer.reason == nil)
    #expect(answer.negativeTTL == nil)
  }

  /// RFC 2181, 5 and 5.2.
  @Test func aRecordThatIsThereTwiceCountsOnce() throws {
    let (oak, mx1) = (try name("oak.example"), try name("mx1.oak.example"))
    let records = [
      Record(oak, .mx, ttl: 60, .exchange(preference: 10, host: mx1)),
      Record(oak, .mx, ttl: 60, .exchange(preference: 20, host: mx1)),
      Record(
        try name("OAK.example"), .mx, ttl: 5,
        .exchange(preference: 10, host: try name("MX1.oak.example"))),
    ]
    let answer = Answer(Question(oak, .mx), .found, records)
    #expect(answer.records == Array(records.prefix(2)))
  }

  @Test func aNameWithoutSuchRecordsIsNotAMissingName() throws {
    let noData = try answer(.aaaa, "oak.example.test", RealReply.noData)
    #expect(noData.outcome == .noData)
    #expect(noData.negativeTTL == 60)
    let nameError = try answer(.mx, "nothing.example.test", RealReply.nameError)
    #expect(nameError.outcome == .nameError)
    #expect(nameError.negativeTTL == 60)
    #expect(nameError.records == [])
  }

  @Test func failuresAreToldApart() throws {
    let failed = try answer(.a, "x.broken.test", RealReply.serverFailure)
    #expect(failed.outcome == .serverFailure)
    #expect(failed.reason == "SERVFAIL")
    let refused = try answer(.a, "other.test", RealReply.refused)
    #expect(refused.outcome == .refused)
    #expect(refused.reason == "REFUSED")
    #expect(Outcome.allCases.filter(\.isAnswered) == [.found, .noData, .nameError])
  }

  @Test func aliasesAreFollowedWhateverTheirOrder() throws {
    var reply = try Message(decoding: RealReply.aliases)
    let inOrder = reply.answers
    reply.answers.reverse()
    let answer = Answer(Question(try name("alias2.example.test"), .mx), reply)
    #expect(answer.outcome == .found)
    #expect(answer.canonicalName.description == "oak.example.test")
    #expect(Array(answer.records.prefix(2)) == Array(inOrder.prefix(2)))
    #expect(Set(answer.matches) == Set(inOrder.suffix(2)))
  }

  /// A server without recursion knows only its own part of a CNAME chain (RFC 2308, 2.2).
  @Test func anAliasWithoutItsEndIsNoAnswer() throws {
    let own = try name("oak.test")
    let alias = Record(own, .cname, ttl: 60, .alias(of: try name("elsewhere.test")))
    let question = Question(own, .a)
    func outcome(_ flags: Message.Flags) -> Outcome {
      let reply = Message(
        id: 1, flags: flags.union(.isResponse), questions: [question], answers: [alias])
      return Answer(question, reply).outcome
    }
    #expect(outcome(.isAuthoritative) == .serverFailure)
    #expect(outcome([.isAuthoritative, .offersRecursion]) == .noData)
  }

  @Test func anAliasWithinTheZonesOfAServerHasItsEndThere() throws {
    var reply = try Message(decoding: RealReply.noData)
    let (own, end) = (try name("oak.test"), try name("oak.example.test"))
    reply.flags = [.isResponse, .isAuthoritative]
    reply.answers = [Record(own, .cname, ttl: 60, .alias(of: end))]
    #expect(Answer(Question(own, .aaaa), reply).outcome == .noData)
  }

  @Test func anAliasOfNothingIsAMissingName() throws {
    let answer = try answer(.a, "dangling.example.test", RealReply.danglingAlias)
    #expect(answer.outcome == .nameError)
    #expect(answer.canonicalName.description == "nothing.example.test")
  }

  @Test func anAliasThatIsAskedForIsNotFollowed() throws {
    let answer = try answer(.cname, "alias2.example.test", RealReply.aliases)
    #expect(answer.matches.map(\.data) == [.alias(of: try name("alias.example.test"))])
    #expect(answer.canonicalName.description == "alias2.example.test")
  }

  @Test func aliasesInACircleAreMalformed() throws {
    let (a, b) = (try name("a.test"), try name("b.test"))
    var reply = Message(id: 1, flags: [.isResponse, .offersRecursion])
    reply.answers = [
      Record(a, .cname, ttl: 1, .alias(of: b)), Record(b, .cname, ttl: 1, .alias(of: a)),
    ]
    let answer = Answer(Question(a, .mx), reply)
    #expect(answer.outcome == .malformed)
    #expect(answer.reason == "the aliases form a loop")
    #expect(answer.records == [])
  }

  @Test func recordsOfOtherNamesAreLeftOut() throws {
    let (asked, other) = (try name("asked.test"), try name("other.test"))
    let address = try #require(HostAddress("192.0.2.66"))
    var reply = Message(id: 1, flags: [.isResponse, .offersRecursion])
    reply.answers = [Record(other, .a, ttl: 1, .address(address))]
    let answer = Answer(Question(asked, .a), reply)
    #expect(answer.outcome == .noData)
    #expect(answer.records == [])
  }

  /// The AD bit of a remote server counts, too; the server is named.
  @Test(arguments: [false, true], [nil, "192.0.2.53"] as [String?])
  func validationIsWhatTheServerSaysItIs(isSaid: Bool, address: String?) throws {
    var reply = try Message(decoding: RealReply.exchanges)
    if isSaid { reply.flags.insert(.isAuthenticated) }
    let question = Question(try name("oak.example.test"), .mx)
    let server = address.flatMap { Endpoint($0, defaultPort: 53) }
    let answer = Answer(question, reply, unprotected: server)
    #expect(answer.isValidated == isSaid)
    #expect(answer.validator == (isSaid ? server : nil))
  }

  @Test func whoOnlyPointsElsewhereFails() throws {
    let question = Question(try name("oak.test"), .mx)
    var reply = Message(id: 1, flags: .isResponse)
    #expect(Answer(question, reply).outcome == .serverFailure)
    reply.flags.insert(.offersRecursion)
    #expect(Answer(question, reply).outcome == .noData)
    reply.flags = [.isResponse, .isAuthoritative]
    #expect(Answer(question, reply).outcome == .noData)
  }

  @Test func theLesserLifetimeOfAZoneCounts() throws {
    var reply = try Message(decoding: RealReply.noData)
    let zone = try #require(reply.authorities.first)
    reply.authorities = [Record(zone.name, .soa, ttl: 7, zone.data)]
    let question = Question(try name("oak.example.test"), .aaaa)
    #expect(Answer(question, reply).negativeTTL == 7)
    reply.authorities = []
    #expect(Answer(question, reply).negativeTTL == nil)
  }
}
