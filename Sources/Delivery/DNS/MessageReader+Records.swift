extension MessageReader {
  /// A record of any class, or OPT.
  struct RawRecord {
    let name: DomainName
    let type: RecordType
    let classNumber: UInt16
    let ttl: UInt32
    let data: RecordData
  }

  mutating func record() throws(MalformedMessage) -> RawRecord {
    let name = try name()
    let type = RecordType(rawValue: try uint16())
    let classNumber = try uint16()
    let ttl = try uint32()
    let length = Int(try uint16())
    let end = offset + length
    let isRead = classNumber == Message.internetClass
    let data = try isRead ? data(type, length) : .opaque(bytes(length))
    guard offset == end else { throw .recordLength }
    return RawRecord(
      name: name, type: type, classNumber: classNumber, ttl: ttl, data: data)
  }

  /// Reads a record; nil if its name or data are malformed but its end is known.
  mutating func recordIfReadable() throws(MalformedMessage) -> RawRecord? {
    let start = self
    do throws(MalformedMessage) { return try record() } catch {
      self = start
      try skipRecord()
      return nil
    }
  }

  private mutating func skipRecord() throws(MalformedMessage) {
    try skipName()
    // Type, class and TTL.
    _ = try bytes(8)
    _ = try bytes(Int(uint16()))
  }

  /// The data of a record; the caller checks that it took `length` bytes.
  private mutating func data(
    _ type: RecordType, _ length: Int
  ) throws(MalformedMessage) -> RecordData {
    switch type {
    case .a: try address(length, 4)
    case .aaaa: try address(length, 16)
    case .mx: .exchange(preference: try uint16(), host: try name())
    case .cname: .alias(of: try name())
    case .txt: .text(try strings(length))
    case .tlsa: .association(try association(length))
    case .soa: .authority(try authority())
    default: .opaque(try bytes(length))
    }
  }

  private mutating func address(
    _ length: Int, _ size: Int
  ) throws(MalformedMessage) -> RecordData {
    guard length == size, let address = HostAddress(bytes: try bytes(size)) else {
      throw .recordLength
    }
    return .address(address)
  }

  private mutating func strings(_ length: Int) throws(MalformedMessage) -> [[UInt8]] {
    let end = offset + length
    var strings: [[UInt8]] = []
    repeat {
      strings.append(try bytes(Int(try uint8())))
    } while offset < end
    return strings
  }

  private mutating func association(
    _ length: Int
  ) throws(MalformedMessage) -> CertificateAssociation {
    guard length >= 3 else { throw .recordLength }
    return CertificateAssociation(
      usage: try uint8(), selector: try uint8(), matchingType: try uint8(),
      data: try bytes(length - 3))
  }

  private mutating func authority() throws(MalformedMessage) -> StartOfAuthority {
    StartOfAuthority(
      primary: try name(), mailbox: try name(), serial: try uint32(), refresh: try uint32(),
      retry: try uint32(), expire: try uint32(), minimum: try uint32())
  }
}
