@testable import Delivery

extension Message {
  /// The message in wire format, without compression.
  var encoded: [UInt8] {
    let code = responseCode.rawValue
    let counts = [questions, answers, authorities, additionals] as [[Any]]
    var sizes = counts.map { UInt16($0.count) }
    if edns != nil { sizes[3] += 1 }
    var bytes = big(id) + big(flags.rawValue | UInt16(operation) << 11 | code & 0xf)
    bytes += sizes.flatMap(big)
    for question in questions { bytes += question.encoded }
    for record in answers + authorities + additionals { bytes += record.encoded }
    if let edns {
      let extended = UInt32(code >> 4) << 24 | UInt32(edns.version) << 16
      bytes += [0] + big(RecordType.opt.rawValue) + big(edns.payloadSize) + big(extended) + [0, 0]
    }
    return bytes
  }
}

extension Question {
  var encoded: [UInt8] { name.wire + big(type.rawValue) + [0, 1] }
}

extension Record {
  var encoded: [UInt8] {
    let data = data.encoded
    return name.wire + big(type.rawValue) + [0, 1] + big(ttl) + big(UInt16(data.count)) + data
  }
}

extension RecordData {
  fileprivate var encoded: [UInt8] {
    switch self {
    case .address(let address): address.bytes
    case .exchange(let preference, let host): big(preference) + host.wire
    case .alias(let name): name.wire
    case .text(let strings): strings.flatMap { [UInt8($0.count)] + $0 }
    case .association(let one): [one.usage, one.selector, one.matchingType] + one.data
    case .authority(let zone):
      zone.primary.wire + zone.mailbox.wire
        + [zone.serial, zone.refresh, zone.retry, zone.expire, zone.minimum].flatMap(big)
    case .opaque(let bytes): bytes
    }
  }
}

/// The bytes of `number` in network byte order.
func big<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
  stride(from: Number.bitWidth - 8, through: 0, by: -8).map {
    UInt8(truncatingIfNeeded: number >> Number($0))
  }
}
