@testable import Delivery

/// Replies of a scripted server.
extension Message {
  /// A reply that repeats ID and question.
  func reply(
    _ code: ResponseCode = .noError, _ answers: [Record] = [], flags: Flags = []
  ) -> Message {
    Message(
      id: id, flags: flags.union([.isResponse, .wantsRecursion, .offersRecursion]),
      responseCode: code, questions: questions, answers: answers)
  }

  /// A reply with the address 192.0.2.1 for any question.
  var address: Message {
    reply(
      .noError,
      questions.map {
        Record($0.name, .a, ttl: 60, .opaque([192, 0, 2, 1]))
      })
  }

  /// A truncated reply.
  var cut: Message { reply(flags: .isTruncated) }

  /// The message in TCP format.
  var framed: [UInt8] { big(UInt16(encoded.count)) + encoded }
}
