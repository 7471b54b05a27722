import TestRandom
import TestServers

@testable import Delivery

/// Random valid messages.
extension Message {
  static func random(_ random: inout SeededRandom) -> Message {
    var message = Message(id: .random(in: 0...UInt16.max, using: &random), flags: .isResponse)
    message.flags.formUnion(Flags(rawValue: UInt16(truncatingIfNeeded: random.next())))
    message.flags.formIntersection(.all)
    message.flags.remove(.isTruncated)
    message.operation = .random(in: 0...15, using: &random)
    message.questions = [Question(.random(&random), .txt)]
    message.answers = records(&random)
    message.authorities = records(&random)
    message.additionals = records(&random)
    if Bool.random(using: &random) { message.edns = EDNS(payloadSize: 1232) }
    let codes: ClosedRange<UInt16> = message.edns == nil ? 0...15 : 0...4095
    message.responseCode = ResponseCode(rawValue: .random(in: codes, using: &random))
    return message
  }

  private static func records(_ random: inout SeededRandom) -> [Record] {
    (0..<Int.random(in: 0...4, using: &random)).map { _ in Record.random(&random) }
  }
}

extension Record {
  fileprivate static func random(_ random: inout SeededRandom) -> Record {
    let name = DomainName.random(&random)
    let (type, data) = data(&random)
    let ttl = UInt32.random(in: 0...UInt32(Int32.max), using: &random)
    return Record(name, type, ttl: ttl, data)
  }

  private static func data(_ random: inout SeededRandom) -> (RecordType, RecordData) {
    let number = UInt32(truncatingIfNeeded: random.next())
    switch Int.random(in: 0...7, using: &random) {
    case 0: return (.a, address(4, &random))
    case 1: return (.aaaa, address(16, &random))
    case 2: return (.mx, .exchange(preference: UInt16(number >> 16), host: .random(&random)))
    case 3: return (.cname, .alias(of: .random(&random)))
    case 4: return (.txt, .text([[], bytes(255, &random), bytes(3, &random)]))
    case 5:
      let association = CertificateAssociation(
        usage: 3, selector: 1, matchingType: UInt8(number >> 24), data: bytes(32, &random))
      return (.tlsa, .association(association))
    case 6:
      let zone = StartOfAuthority(
        primary: .random(&random), mailbox: .random(&random), serial: number, refresh: 1, retry: 2,
        expire: 3, minimum: number)
      return (.soa, .authority(zone))
    default: return (RecordType(rawValue: 65_280), .opaque(bytes(9, &random)))
    }
  }

  private static func address(_ size: Int, _ random: inout SeededRandom) -> RecordData {
    let bytes = bytes(size, &random)
    return HostAddress(bytes: bytes).map { .address($0) } ?? .opaque(bytes)
  }

  private static func bytes(_ count: Int, _ random: inout SeededRandom) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
  }
}

extension DomainName {
  fileprivate static func random(_ random: inout SeededRandom) -> DomainName {
    var labels: [[UInt8]] = []
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      let length = Int.random(in: 1...62, using: &random)
      labels.append((0..<length).map { _ in UInt8(truncatingIfNeeded: random.next()) })
    }
    return DomainName(labels: labels) ?? .root
  }
}
