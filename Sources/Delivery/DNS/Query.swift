/// A question as it is sent to a server that looks names up for others.
struct Query: Hashable, Sendable {
  /// What the reply has to repeat.
  let id: UInt16
  let question: Question
  /// Whether to say that large datagrams are welcome; some servers know no EDNS.
  var usesEDNS = true

  /// The datagram that is most likely to arrive whole (RFC 9715, 3), in bytes.
  static let payloadSize: UInt16 = 1232

  /// The message: recursion wanted, and AD set, which asks for the AD bit of the reply without all
  /// the signatures (RFC 6840, 5.7).
  var encoded: [UInt8] {
    let flags: Message.Flags = [.wantsRecursion, .isAuthenticated]
    let header = [id, flags.rawValue, 1, 0, 0, usesEDNS ? 1 : 0]
    let question = question.name.wire + Self.bytes([question.type.rawValue, Message.internetClass])
    return Self.bytes(header) + question + (usesEDNS ? Self.options : [])
  }

  /// OPT of the root: the size in place of the class, no extended code, version 0, no flags, no data.
  private static var options: [UInt8] {
    DomainName.root.wire + bytes([RecordType.opt.rawValue, payloadSize, 0, 0, 0])
  }

  private static func bytes(_ numbers: [UInt16]) -> [UInt8] {
    numbers.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xff)] }
  }
}
