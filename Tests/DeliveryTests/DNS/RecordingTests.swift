import Foundation
import TestRandom
import TestServers
import Testing

@testable import Delivery

/// Resolvers that wrap others: caching, recording and replaying.
struct RecordingTests {
  /// Answers every question with NODATA, and counts.
  private struct CountingResolver: Resolver {
    private(set) var asked: [[Question]] = []

    mutating func resolve(_ questions: [Question]) -> [Answer] {
      asked.append(questions)
      return questions.map { Answer($0, .noData) }
    }
  }

  private func question(_ text: String, _ type: RecordType = .mx) throws -> Question {
    Question(try name(text), type)
  }

  @Test func equalQuestionsAreAskedOnce() throws {
    var resolver = CachingResolver(RecordingResolver(CountingResolver()))
    let (oak, elm) = (try question("oak.test"), try question("elm.test"))
    let first = try resolver.resolve([oak, elm, try question("OAK.test")])
    #expect(first.map(\.question) == [oak, elm, oak])
    let fir = try question("oak.test", .a)
    #expect(try resolver.resolve([elm, fir, oak]).map(\.question) == [elm, fir, oak])
    #expect(try resolver.resolve([]) == [])
    #expect(resolver.upstream.recording.answers.map(\.question) == [oak, elm, fir])
    #expect(resolver.upstream.upstream.asked == [[oak, elm], [fir]])
  }

  @Test func anAnswerIsRecordedOnceHoweverOftenItIsAskedFor() throws {
    var resolver = RecordingResolver(CachingResolver(CountingResolver()))
    let (oak, elm) = (try question("oak.test"), try question("elm.test"))
    _ = try resolver.resolve([oak, elm, try question("OAK.test")])
    #expect(try resolver.resolve([elm, oak]).map(\.question) == [elm, oak])
    #expect(resolver.recording.answers.map(\.question) == [oak, elm])
  }

  @Test func aReplayAnswersWhatWasRecordedAndNothingElse() throws {
    let oak = Answer(try question("oak.test"), .timeout, reason: "no reply in 5 s")
    let replay = ReplayResolver(Recording([oak, Answer(oak.question, .noData)]))
    #expect(try replay.resolve([oak.question, try question("Oak.test")]) == [oak, oak])
    let missing = try question("oak.test", .a)
    #expect(throws: ResolverError.notRecorded(missing)) {
      try replay.resolve([oak.question, missing])
    }
    #expect(
      ResolverError.notRecorded(missing).description
        == "the recording has no answer for `A oak.test`; record it again")
  }

  /// A mode with a typing mistake is not a policy that asks for nothing.
  @Test func theModeOfAPolicyIsKnown() throws {
    func recording(_ mode: String) throws -> Recording {
      let text =
        #"{"format_version": "1.0", "answers": [], "policies": "#
        + #"[{"domain": "oak.test", "mode": "\#(mode)", "mx": ["mx.oak.test"]}]}"#
      return try JSONDecoder().decode(Recording.self, from: Data(text.utf8))
    }
    #expect(try recording("enforce").policies.map(\.mode) == [.enforce])
    #expect(throws: DecodingError.self) { try recording("Enforce") }
  }

  /// Older recordings do not have the field.
  @Test func whichServerAnsweredIsKept() throws {
    let server = try #require(Endpoint("[2001:db8::53]:5353", defaultPort: 53))
    let told = Answer(
      try question("oak.test"), .noData, reason: "192.0.2.53:53: no reply in 5000 ms",
      server: server)
    let bytes = try JSONEncoder().encode(Recording([told]))
    #expect(try JSONDecoder().decode(Recording.self, from: bytes).answers == [told])
    let before = Answer(told.question, .noData)
    let old = try JSONEncoder().encode(Recording([before]))
    #expect(!String(decoding: old, as: UTF8.self).contains("server"))
    #expect(try JSONDecoder().decode(Recording.self, from: old).answers == [before])
  }

  /// An address of either family is enough.
  @Test func anAddressOfOneFamilyIsEnough() throws {
    let host = try name("oak.test")
    for (type, text) in [(RecordType.a, "192.0.2.1"), (.aaaa, "2001:db8::1")] {
      let question = Question(host, type)
      let address = try #require(HostAddress(text))
      let record = Record(host, type, ttl: 60, .address(address))
      var replay = ReplayResolver(Recording([Answer(question, .found, [record])]))
      #expect(try replay.addresses(of: host).first == address)
      var empty = ReplayResolver(Recording([Answer(question, .noData)]))
      #expect(throws: ResolverError.self) { try empty.addresses(of: host) }
    }
  }

  /// "No address" is not the same as "not known".
  @Test(arguments: [
    (Outcome.noData, "has no address"), (.nameError, "has no address"),
    (.timeout, "could not be looked up: AAAA oak.test: timeout (why)"),
    (.serverFailure, "could not be looked up: AAAA oak.test: servfail (why)"),
  ])
  func whyThereIsNoAddressIsSaid(outcome: Outcome, words: String) throws {
    let host = try name("oak.test")
    var replay = ReplayResolver(
      Recording([
        Answer(Question(host, .a), .noData), Answer(Question(host, .aaaa), outcome, reason: "why"),
      ]))
    #expect(try replay.addresses(of: host).problem == words)
  }

  @Test func recordingsAreWrittenAndReadAgain() throws {
    var random = SeededRandom(3)
    for _ in 0..<300 {
      let message = Message.random(&random)
      let answers = (message.answers + message.authorities).map {
        Answer(
          Question($0.name, $0.type), .found, [$0],
          isValidated: message.flags.contains(.isAuthenticated),
          negativeTTL: nil, reason: nil)
      }
      let recording = Recording(answers)
      let text = try JSONEncoder().encode(recording)
      #expect(try JSONDecoder().decode(Recording.self, from: text) == recording)
    }
  }

  @Test func everyOutcomeSurvivesAFile() throws {
    for outcome in Outcome.allCases where outcome != .found {
      let recording = Recording([
        Answer(try question("oak.test"), outcome, negativeTTL: 60, reason: "why")
      ])
      let text = try JSONEncoder().encode(recording)
      #expect(try JSONDecoder().decode(Recording.self, from: text) == recording)
    }
  }

  @Test func whoVouchesAndWhatWasCompletedSurviveAFile() throws {
    var search = NameSearch()
    search.domains = [try name("corp.example")]
    search.dotsOfAbsoluteNames = 2
    search.knownHosts = [try name("relay"), try name("pool")]
    let server = try #require(Endpoint("[2001:db8::53]:5353", defaultPort: 53))
    let answer = Answer(
      try question("oak.test"), .noData, isValidated: true, validator: server)
    let recording = Recording([answer], search: search)
    let text = try JSONEncoder().encode(recording)
    #expect(try JSONDecoder().decode(Recording.self, from: text) == recording)
  }

  @Test(arguments: ["\"domains\":[\"a..b\"]", "\"domains\":[],\"hosts\":[\"a..b\"]"])
  func aSearchListHasNamesOnly(field: String) {
    let text = "{\"format_version\":\"1.0\",\"answers\":[],\"search\":{\"ndots\":1,\(field)}}"
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Recording.self, from: Data(text.utf8))
    }
  }

  /// The file that the next test corrupts.
  private static let sound = """
    {"format_version":"1.0","answers":[{"name":"oak.test","type":"A","outcome":"found",\
    "validated":false,"records":[{"name":"oak.test","type":"A","ttl":60,"address":"192.0.2.1"}]}]}
    """

  /// RFC 1035, 3.3: its length is one byte.
  @Test(arguments: [(255, true), (256, false)])
  func aStringIsNoLongerThanARecordCanHold(count: Int, isRead: Bool) {
    let string = String(repeating: "a", count: count)
    let text = Self.sound.replacing("\"A\"", with: "\"TXT\"")
      .replacing("\"address\":\"192.0.2.1\"", with: "\"strings\":[\"\(string)\"]")
    let recording = try? JSONDecoder().decode(Recording.self, from: Data(text.utf8))
    #expect((recording != nil) == isRead)
  }

  @Test(arguments: [
    ("1.0", "2.0"), ("192.0.2.1", "2001:db8::1"), ("192.0.2.1", "mx"), ("oak.test", "oak..test"),
    ("\"A\"", "\"a\""), ("\"A\"", "\"TXT\""), ("found", "nodata"), ("found", "lost"),
    ("\"ttl\":60", "\"ttl\":-1"), ("address", "adress"), ("\"validated\":false,", ""),
    ("\"A\",\"ttl\"", "\"AAAA\",\"ttl\""), ("]}]}", "]}]"),
  ])
  func spoiltRecordingsAreRefused(part: String, replacement: String) throws {
    let spoilt = Self.sound.replacingOccurrences(of: part, with: replacement)
    try #require(spoilt != Self.sound)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Recording.self, from: Data(spoilt.utf8))
    }
    // Minor versions may add fields.
    for text in [Self.sound, Self.sound.replacing("\"1.0\"", with: "\"1.7\", \"new\":1")] {
      #expect(throws: Never.self) {
        try JSONDecoder().decode(Recording.self, from: Data(text.utf8))
      }
    }
  }
}
