@testable import Delivery

/// Replies to what a scripted server was asked.
extension Message {
  /// A reply that repeats id and question.
  func reply(
    _ code: ResponseCode = .noError, _ answers: [Record] = [], flags: Flags = []
  ) -> Message {
    Message(
      id: id, flags: flags.union([.isResponse, .wantsRecursion, .offersRecursion]),
      responseCode: code, questions: questions, answers: answers)
  }

  /// A reply with the address 192.0.2.1 for whatever was asked.
  var address: Message {
    reply(
      .noError,
      questions.map {
        Record($0.name, .a, ttl: 60, .opaque([192, 0, 2, 1]))
      })
  }

  /// A reply that is cut.
  var cut: Message { reply(flags: .isTruncated) }

  /// The message as it is sent over TCP.
  var framed: [UInt8] { big(UInt16(encoded.count)) + encoded }
}
