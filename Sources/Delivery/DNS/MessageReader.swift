/// Decodes the parts of a message; every read is checked against the end.
struct MessageReader {
  private let message: [UInt8]
  private(set) var offset = 0

  init(_ message: [UInt8]) { self.message = message }

  mutating func uint8() throws(MalformedMessage) -> UInt8 {
    guard offset < message.count else { throw .ends }
    defer { offset += 1 }
    return message[offset]
  }

  mutating func uint16() throws(MalformedMessage) -> UInt16 {
    UInt16(try uint8()) << 8 | UInt16(try uint8())
  }

  mutating func uint32() throws(MalformedMessage) -> UInt32 {
    UInt32(try uint16()) << 16 | UInt32(try uint16())
  }

  mutating func bytes(_ count: Int) throws(MalformedMessage) -> [UInt8] {
    guard count <= message.count - offset else { throw .ends }
    defer { offset += count }
    return Array(message[offset..<offset + count])
  }

  /// A name, compressed or not (RFC 1035, 4.1.4).
  ///
  /// Each pointer has to point before the labels that precede it, so that there is no loop. A chain of more pointers
  /// than a name can have labels is malformed, as a pointer to a pointer saves nothing.
  mutating func name() throws(MalformedMessage) -> DomainName {
    var labels: [[UInt8]] = []
    var length = 1
    var part = self
    var end: Int?
    var start = offset
    var pointerCount = 0
    while true {
      let byte = try part.uint8()
      switch byte & 0xc0 {
      case 0:
        if byte == 0 {
          offset = end ?? part.offset
          guard let name = DomainName(labels: labels) else { throw .nameTooLong }
          return name
        }
        length += 1 + Int(byte)
        guard length <= DomainName.longestName else { throw .nameTooLong }
        labels.append(try part.bytes(Int(byte)))
      case 0xc0:
        let target = Int(byte & 0x3f) << 8 | Int(try part.uint8())
        end = end ?? part.offset
        pointerCount += 1
        guard target < start, pointerCount <= DomainName.longestName / 2 else { throw .pointer }
        start = target
        part.offset = target
      default:
        throw .label
      }
    }
  }

  /// Skips a name without following its pointer.
  mutating func skipName() throws(MalformedMessage) {
    while true {
      let byte = try uint8()
      switch byte & 0xc0 {
      case 0:
        if byte == 0 { return }
        _ = try bytes(Int(byte))
      case 0xc0:
        _ = try uint8()
        return
      default:
        throw .label
      }
    }
  }
}
