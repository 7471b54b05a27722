import TestRandom
import TestServers
import Testing

@testable import Delivery

struct MessageTests {
  @Test func aQuestionAsksForRecursionValidationAndLargeReplies() throws {
    let name = try #require(DomainName("Oak.example"))
    let query = Query(id: 0x1234, question: Question(name, .mx))
    #expect(
      query.encoded == [
        0x12, 0x34, 0x01, 0x20, 0, 1, 0, 0, 0, 0, 0, 1,
        3, 0x4f, 0x61, 0x6b, 7, 0x65, 0x78, 0x61, 0x6d, 0x70, 0x6c, 0x65, 0, 0, 15, 0, 1,
        0, 0, 41, 0x04, 0xd0, 0, 0, 0, 0, 0, 0,
      ])
    let message = try Message(decoding: query.encoded)
    #expect(message.id == 0x1234)
    #expect(message.flags == [.wantsRecursion, .isAuthenticated])
    #expect(message.questions == [query.question])
    #expect(message.questions.first?.name.description == "Oak.example")
    #expect(message.edns == Message.EDNS(payloadSize: 1232))
    let plain = Query(id: 0x1234, question: query.question, usesEDNS: false)
    #expect(try Message(decoding: plain.encoded).edns == nil)
  }

  @Test func whatIsWrittenIsReadAgain() throws {
    var random = SeededRandom(1035)
    for _ in 0..<2_000 {
      let message = Message.random(&random)
      #expect(try Message(decoding: message.encoded) == message)
    }
  }

  @Test func everyPrefixOfAReplyIsMalformed() {
    for reply in RealReply.all.filter({ $0 != RealReply.truncated }) + [HostileReply.large] {
      let step = reply.count > 2_000 ? 4_999 : 1
      for length in stride(from: 0, to: reply.count, by: step) {
        #expect(throws: MalformedMessage.self) { try Message(decoding: Array(reply[..<length])) }
      }
    }
  }

  /// A corrupted reply may be another message, but decoding it ends.
  @Test func everyChangedByteIsSurvived() {
    var random = SeededRandom(2181)
    var kinds: Set<MalformedMessage?> = []
    for reply in RealReply.all {
      for index in reply.indices {
        for value in [0, 0xff, 0xc0, UInt8(truncatingIfNeeded: random.next())] {
          var changed = reply
          changed[index] = value
          kinds.insert(Self.problem(of: changed))
        }
      }
    }
    #expect(
      kinds == [nil, .ends, .label, .pointer, .recordLength, .questionClass, .edns])
  }

  @Test func randomBytesAreSurvived() {
    var random = SeededRandom(9)
    for length in 0..<2_000 {
      var bytes = (0..<length).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      // Few questions, no truncation, so that records are reached.
      for (index, value) in [(2, 0x80), (4, 0), (5, 0)] as [(Int, UInt8)] where index < length {
        bytes[index] = value
      }
      #expect(Self.problem(of: bytes) != nil)
    }
  }

  @Test(arguments: [
    (HostileReply.pointerToItself, MalformedMessage.pointer),
    (HostileReply.pointersInACircle, .pointer),
    (HostileReply.pointerForward, .pointer),
    (HostileReply.chainOfPointers, .pointer),
    (HostileReply.longName, .nameTooLong),
    (HostileReply.tooManyAnswers, .ends),
    (HostileReply.shortAddress, .recordLength),
    (HostileReply.exchangeBeyondItsLength, .recordLength),
    (HostileReply.twoOptions, .edns),
  ])
  func liesAreMalformed(reply: [UInt8], problem: MalformedMessage) {
    #expect(Self.problem(of: reply) == problem)
  }

  /// Malformed additional records do not affect the answers.
  @Test(arguments: HostileReply.badAdditions)
  func whatComesInAdditionDoesNotSpoilTheAnswer(reply: [UInt8]) throws {
    let message = try Message(decoding: reply)
    #expect(message.answers.map(\.type) == [.a])
    #expect(message.additionals.map(\.type) == [.a])
    #expect(message.edns == Message.EDNS(payloadSize: 1232))
  }

  @Test func whatComesBehindTheLastRecordIsLeftOut() throws {
    let message = try Message(decoding: HostileReply.tooFewAnswers)
    #expect(message.answers.count == 1)
    #expect(try Message(decoding: RealReply.exchanges + [1, 2, 3]).answers.count == 2)
  }

  /// RFC 2181, 8.
  @Test(arguments: [(UInt32(0x7fff_ffff), UInt32(0x7fff_ffff)), (0x8000_0000, 0), (.max, 0)])
  func aLifetimeWithItsFirstBitSetIsNone(sent: UInt32, meant: UInt32) throws {
    var reply = Message(id: 1, flags: .isResponse)
    reply.answers = [Record(.root, .a, ttl: sent, .opaque([192, 0, 2, 1]))]
    #expect(try Message(decoding: reply.encoded).answers.map(\.ttl) == [meant])
  }

  @Test func aReplyOf64KilobytesIsRead() throws {
    #expect(HostileReply.large.count > 65_000)
    #expect(HostileReply.large.count <= 65_535)
    let message = try Message(decoding: HostileReply.large)
    #expect(message.answers.count == 4_090)
    #expect(Set(message.answers.map(\.name)).count == 1)
  }

  @Test func nothingBehindTheQuestionOfATruncatedReplyIsRead() throws {
    var reply = Array(RealReply.exchanges.dropLast(20))
    reply[2] |= 0x02
    let message = try Message(decoding: reply)
    #expect(message.flags.contains(.isTruncated))
    #expect(message.questions.map(\.description) == ["MX oak.example.test"])
    #expect(message.answers == [])
  }

  private static func problem(of bytes: [UInt8]) -> MalformedMessage? {
    do throws(MalformedMessage) {
      _ = try Message(decoding: bytes)
      return nil
    } catch {
      return error
    }
  }
}
