@testable import Delivery

/// Malformed replies.
enum HostileReply {
  private static let oak: [UInt8] = [3, 0x6f, 0x61, 0x6b, 0]
  /// The offsets: the question begins after the header, at 12, and the answers at 21.
  private static let question: [UInt8] = oak + [0, 15, 0, 1]

  /// A reply to "MX oak" that declares `count` answers, followed by these bytes.
  private static func reply(answerCount: UInt16, _ rest: [UInt8]) -> [UInt8] {
    big(UInt16(0x1234)) + [0x81, 0x80, 0, 1] + big(answerCount) + [0, 0, 0, 0] + question + rest
  }

  private static func record(
    _ name: [UInt8], _ type: RecordType, length: Int? = nil, _ data: [UInt8]
  ) -> [UInt8] {
    let length = UInt16(length ?? data.count)
    return name + big(type.rawValue) + [0, 1, 0, 0, 0, 60] + big(length) + data
  }

  private static let address = record([0xc0, 12], .a, [192, 0, 2, 1])

  static let pointerToItself = reply(answerCount: 1, record([0xc0, 21], .a, [192, 0, 2, 1]))
  /// Label, pointer back to the label.
  static let pointersInACircle = reply(
    answerCount: 1, record([1, 0x61, 0xc0, 21], .a, [192, 0, 2, 1]))
  static let pointerForward = reply(answerCount: 1, record([0xc0, 40], .a, [192, 0, 2, 1]))

  /// Data of pointers, each to the one before it, and a name that begins at the last.
  static let chainOfPointers: [UInt8] = {
    // 21 for the name of the record, 12 for the fields between it and its data.
    let start = 21 + 2 + 10
    var chain: [UInt8] = [0]
    var target = start
    for _ in 0..<5_000 {
      chain += big(0xc000 | UInt16(target))
      target = start + chain.count - 2
    }
    let last = record(big(0xc000 | UInt16(target)), .a, [192, 0, 2, 1])
    return reply(answerCount: 2, record([0xc0, 12], RecordType(rawValue: 99), chain) + last)
  }()

  static let longName = reply(
    answerCount: 1,
    record(
      (0..<6).flatMap { _ in [50] + [UInt8](repeating: 0x61, count: 50) } + [0], .a, [192, 0, 2, 1])
  )
  static let tooManyAnswers = reply(answerCount: 65_535, address)
  static let tooFewAnswers = reply(answerCount: 1, address + address)
  static let shortAddress = reply(answerCount: 1, record([0xc0, 12], .a, [192, 0, 2]))
  static let exchangeBeyondItsLength = reply(
    answerCount: 1, record([0xc0, 12], .mx, length: 4, [0, 10] + oak))
  private static let option: [UInt8] = [0, 0, 41, 4, 208, 0, 0, 0, 0, 0, 0]

  /// Replies with an address, followed by a malformed additional record, a valid one, and EDNS.
  static let badAdditions: [[UInt8]] = [
    record([0xc0, 12], .a, [192, 0, 2]),
    record([0xc0, 12], .aaaa, [192, 0, 2, 1]),
    record([0xff, 0xff], .a, [192, 0, 2, 1]),
    record([0xc0, 12], .cname, [3, 0x61]),
    record([0xc0, 12], .mx, length: 4, [0, 10] + [1, 0x61]),
    record([0xc0, 12], .txt, [200, 0x61]),
  ].map { bad in
    var message = reply(answerCount: 1, address + bad + address + option)
    message[11] = 3
    return message
  }

  static let twoOptions: [UInt8] = {
    var message = reply(answerCount: 0, option + option)
    message[11] = 2
    return message
  }()

  /// Nearly as many addresses as fit the largest message.
  static let large = reply(
    answerCount: 4_090, (0..<4_090).flatMap { _ in address })
}
