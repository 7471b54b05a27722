/// A record in a recording: name, type, TTL, and the fields of its type.
struct RecordedRecord: Codable {
  private let name: String
  private let type: String
  private let ttl: UInt32
  private var address: String?
  private var preference: UInt16?
  private var host: String?
  private var strings: [String]?
  private var usage: UInt8?
  private var selector: UInt8?
  private var matchingType: UInt8?
  private var zone: RecordedZone?
  private var data: String?

  private enum CodingKeys: String, CodingKey {
    case name, type, ttl, address, preference, host, strings, usage, selector, zone, data
    case matchingType = "matching_type"
  }

  init(_ record: Record) {
    name = record.name.description
    type = record.type.description
    ttl = record.ttl
    switch record.data {
    case .address(let address): self.address = address.description
    case .exchange(let preference, let host):
      self.preference = preference
      self.host = host.description
    case .alias(let host): self.host = host.description
    case .text(let strings):
      self.strings = strings.map {
        EscapedText.text($0, special: [EscapedText.backslash], printable: 0x20...0x7e)
      }
    case .association(let association):
      usage = association.usage
      selector = association.selector
      matchingType = association.matchingType
      data = HexadecimalText.text(association.data)
    case .authority(let zone): self.zone = RecordedZone(zone)
    case .opaque(let bytes): data = HexadecimalText.text(bytes)
    }
  }

  /// The record; nil when a field of its type is missing or not valid.
  var record: Record? {
    guard let name = DomainName(name), let type = RecordType(type), let data = data(type) else {
      return nil
    }
    return Record(name, type, ttl: ttl, data)
  }

  private func data(_ type: RecordType) -> RecordData? {
    switch type {
    case .a, .aaaa: recordedAddress(isIPv6: type == .aaaa)
    case .mx: recordedExchange
    case .cname: host.flatMap { DomainName($0) }.map { .alias(of: $0) }
    case .txt: recordedText
    case .tlsa: recordedAssociation
    case .soa: (zone?.authority).map { .authority($0) }
    default: data.flatMap(HexadecimalText.bytes).map { .opaque($0) }
    }
  }

  private func recordedAddress(isIPv6: Bool) -> RecordData? {
    guard let address = address.flatMap({ HostAddress($0) }), address.isIPv6 == isIPv6 else {
      return nil
    }
    return .address(address)
  }

  private var recordedExchange: RecordData? {
    guard let preference, let host = host.flatMap({ DomainName($0) }) else { return nil }
    return .exchange(preference: preference, host: host)
  }

  private var recordedText: RecordData? {
    guard let strings else { return nil }
    let bytes = strings.compactMap(EscapedText.bytes)
    let fitsRecord = bytes.count == strings.count && bytes.allSatisfy { $0.count <= 255 }
    return fitsRecord ? .text(bytes) : nil
  }

  private var recordedAssociation: RecordData? {
    guard let usage, let selector, let matchingType,
      let data = data.flatMap(HexadecimalText.bytes)
    else { return nil }
    return .association(
      CertificateAssociation(
        usage: usage, selector: selector, matchingType: matchingType, data: data))
  }
}

/// The data of an SOA record in a recording.
private struct RecordedZone: Codable {
  let primary: String
  let mailbox: String
  let serial: UInt32
  let refresh: UInt32
  let retry: UInt32
  let expire: UInt32
  let minimum: UInt32

  init(_ zone: StartOfAuthority) {
    primary = zone.primary.description
    mailbox = zone.mailbox.description
    serial = zone.serial
    refresh = zone.refresh
    retry = zone.retry
    expire = zone.expire
    minimum = zone.minimum
  }

  var authority: StartOfAuthority? {
    guard let primary = DomainName(primary), let mailbox = DomainName(mailbox) else { return nil }
    return StartOfAuthority(
      primary: primary, mailbox: mailbox, serial: serial, refresh: refresh, retry: retry,
      expire: expire, minimum: minimum)
  }
}
