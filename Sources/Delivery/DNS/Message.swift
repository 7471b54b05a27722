/// A DNS message (RFC 1035, 4) with EDNS taken out of its records (RFC 6891).
struct Message: Hashable, Sendable {
  /// The bits of the header between the operation and the response code.
  struct Flags: OptionSet, Hashable, Sendable {
    let rawValue: UInt16

    static let isResponse = Flags(rawValue: 0x8000)
    static let isAuthoritative = Flags(rawValue: 0x0400)
    static let isTruncated = Flags(rawValue: 0x0200)
    static let wantsRecursion = Flags(rawValue: 0x0100)
    static let offersRecursion = Flags(rawValue: 0x0080)
    /// AD: in a question "tell me", in a reply "all of this was validated" (RFC 6840, 5.7 and 5.8).
    static let isAuthenticated = Flags(rawValue: 0x0020)
    static let isCheckingDisabled = Flags(rawValue: 0x0010)

    static let all: Flags = [
      .isResponse, .isAuthoritative, .isTruncated, .wantsRecursion, .offersRecursion,
      .isAuthenticated, .isCheckingDisabled,
    ]
  }

  /// What EDNS adds.
  struct EDNS: Hashable, Sendable {
    /// The largest datagram that the sender can take, in bytes.
    var payloadSize: UInt16
    var version: UInt8 = 0
  }

  static let internetClass: UInt16 = 1
  static let headerLength = 12

  var id: UInt16
  var flags: Flags
  /// 0 is a question.
  var operation: UInt8 = 0
  var responseCode = ResponseCode.noError
  var questions: [Question] = []
  var answers: [Record] = []
  var authorities: [Record] = []
  var additionals: [Record] = []
  var edns: EDNS?
}

extension Message {
  /// Reads a message. Of a truncated one nothing behind the questions is read, as nothing of it may
  /// be used (RFC 2181, 9) and some servers cut in the middle of a record. A record that is only there in
  /// addition is left out when its data cannot be read, and so is what follows the last record: neither
  /// says anything about the answers.
  init(decoding bytes: [UInt8]) throws(MalformedMessage) {
    var reader = MessageReader(bytes)
    id = try reader.uint16()
    let bits = try reader.uint16()
    flags = Flags(rawValue: bits).intersection(.all)
    operation = UInt8(bits >> 11 & 0xf)
    responseCode = ResponseCode(rawValue: bits & 0xf)
    let questionCount = try reader.uint16()
    let counts = [try reader.uint16(), try reader.uint16(), try reader.uint16()]
    for _ in 0..<questionCount { questions.append(try Self.question(&reader)) }
    guard !flags.contains(.isTruncated) else { return }
    answers = try records(counts[0], &reader)
    authorities = try records(counts[1], &reader)
    additionals = try records(counts[2], &reader, areAdditional: true)
  }

  private static func question(_ reader: inout MessageReader) throws(MalformedMessage) -> Question {
    let question = Question(try reader.name(), RecordType(rawValue: try reader.uint16()))
    guard try reader.uint16() == internetClass else { throw .questionClass }
    return question
  }

  /// The records of the class IN among the next `count`.
  private mutating func records(
    _ count: UInt16, _ reader: inout MessageReader, areAdditional: Bool = false
  ) throws(MalformedMessage) -> [Record] {
    var records: [Record] = []
    for _ in 0..<count {
      guard let raw = areAdditional ? try reader.recordIfReadable() : try reader.record() else {
        continue
      }
      if raw.type == .opt {
        guard areAdditional, edns == nil, raw.name == .root else { throw .edns }
        takeEDNS(from: raw)
      } else if raw.classNumber == Self.internetClass {
        // RFC 2181, 8: with the first bit set it is to be taken for 0.
        let lifetime = raw.lifetime > UInt32(Int32.max) ? 0 : raw.lifetime
        records.append(Record(raw.name, raw.type, lifetime: lifetime, raw.data))
      }
    }
    return records
  }

  /// RFC 6891, 6.1.3: where a record has its class and its lifetime, OPT has fields of its own.
  private mutating func takeEDNS(from raw: MessageReader.RawRecord) {
    edns = EDNS(
      payloadSize: raw.classNumber, version: UInt8(truncatingIfNeeded: raw.lifetime >> 16))
    let upperBits = UInt16(raw.lifetime >> 24) << 4
    responseCode = ResponseCode(rawValue: upperBits | responseCode.rawValue)
  }
}
