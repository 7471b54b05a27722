/// A query to a recursive name server.
struct Query: Hashable, Sendable {
  /// The ID that the reply has to repeat.
  let id: UInt16
  let question: Question
  /// Whether the query has an OPT record; some servers do not know EDNS.
  var usesEDNS = true

  /// The size that avoids fragmentation (RFC 9715, 3), in bytes.
  static let payloadSize: UInt16 = 1232

  /// The message: RD set, and AD, which asks for the AD bit of the reply without the signatures (RFC 6840, 5.7).
  var encoded: [UInt8] {
    let flags: Message.Flags = [.wantsRecursion, .isAuthenticated]
    let header = [id, flags.rawValue, 1, 0, 0, usesEDNS ? 1 : 0]
    let question = question.name.wire + Self.bytes([question.type.rawValue, Message.internetClass])
    return Self.bytes(header) + question + (usesEDNS ? Self.options : [])
  }

  /// The OPT record: payload size as class, extended RCODE 0, version 0, no flags, no data (RFC 6891, 6.1.2).
  private static var options: [UInt8] {
    DomainName.root.wire + bytes([RecordType.opt.rawValue, payloadSize, 0, 0, 0])
  }

  private static func bytes(_ numbers: [UInt16]) -> [UInt8] {
    numbers.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xff)] }
  }
}
