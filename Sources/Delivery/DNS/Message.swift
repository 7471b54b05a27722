/// A DNS message (RFC 1035, 4), with the OPT record decoded (RFC 6891).
struct Message: Hashable, Sendable {
  /// The flags of the header (RFC 1035, 4.1.1).
  struct Flags: OptionSet, Hashable, Sendable {
    let rawValue: UInt16

    static let isResponse = Flags(rawValue: 0x8000)
    static let isAuthoritative = Flags(rawValue: 0x0400)
    static let isTruncated = Flags(rawValue: 0x0200)
    static let wantsRecursion = Flags(rawValue: 0x0100)
    static let offersRecursion = Flags(rawValue: 0x0080)
    /// AD: in a query a request for the bit in the reply, in a reply that all data was validated (RFC 6840, 5.7 and
    /// 5.8).
    static let isAuthenticated = Flags(rawValue: 0x0020)
    static let isCheckingDisabled = Flags(rawValue: 0x0010)

    static let all: Flags = [
      .isResponse, .isAuthoritative, .isTruncated, .wantsRecursion, .offersRecursion,
      .isAuthenticated, .isCheckingDisabled,
    ]
  }

  /// The fields of the OPT record (RFC 6891, 6.1.3).
  struct EDNS: Hashable, Sendable {
    /// The largest datagram that the sender can receive, in bytes.
    var payloadSize: UInt16
    var version: UInt8 = 0
  }

  static let internetClass: UInt16 = 1
  static let headerLength = 12

  var id: UInt16
  var flags: Flags
  /// OPCODE; 0 is QUERY.
  var operation: UInt8 = 0
  var responseCode = ResponseCode.noError
  var questions: [Question] = []
  var answers: [Record] = []
  var authorities: [Record] = []
  var additionals: [Record] = []
  var edns: EDNS?
}

extension Message {
  /// Decodes a message. Of a truncated message only the questions are read: the rest must not be used (RFC 2181, 9),
  /// and some servers truncate in the middle of a record. Additional records that are malformed are skipped, and so are
  /// bytes after the last record: neither says anything about the answers.
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

  /// The records of class IN among the next `count`.
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
        // RFC 2181, 8: a TTL with the most significant bit set counts as 0.
        let ttl = raw.ttl > UInt32(Int32.max) ? 0 : raw.ttl
        records.append(Record(raw.name, raw.type, ttl: ttl, raw.data))
      }
    }
    return records
  }

  /// RFC 6891, 6.1.3: OPT reuses the fields of class and TTL.
  private mutating func takeEDNS(from raw: MessageReader.RawRecord) {
    edns = EDNS(
      payloadSize: raw.classNumber, version: UInt8(truncatingIfNeeded: raw.ttl >> 16))
    let upperBits = UInt16(raw.ttl >> 24) << 4
    responseCode = ResponseCode(rawValue: upperBits | responseCode.rawValue)
  }
}
