#if canImport(Glibc)
  import CResolv
  import Glibc
  import Testing

  @testable import Delivery

  /// The resolver of glibc, as an oracle.
  enum LibcResolver {
    /// Its answer to `question`; outcomes that it does not distinguish are `serverFailure`.
    static func resolve(_ question: Question, _ server: Endpoint) throws -> Answer {
      var state = cresolv_state()
      let address = server.address.bytes.withUnsafeBytes { $0.loadUnaligned(as: UInt32.self) }
      try #require(cresolv_open(&state, address, server.port) == 0)
      defer { cresolv_close(&state) }
      var reply = [UInt8](repeating: 0, count: 65_535)
      let length = cresolv_query(
        &state, question.name.description, CInt(question.type.rawValue), &reply, 65_535)
      if length >= 0 { return try answer(question, Array(reply.prefix(Int(length)))) }
      switch cresolv_error(&state) {
      case HOST_NOT_FOUND: return Answer(question, .nameError)
      case NO_DATA: return Answer(question, .noData)
      default:
        // Only the reply says why.
        let code = ResponseCode(rawValue: UInt16(reply[3] & 0xf))
        return Answer(question, code == .refused ? .refused : .serverFailure)
      }
    }

    private static func answer(_ question: Question, _ reply: [UInt8]) throws -> Answer {
      try reply.withUnsafeBufferPointer { bytes in
        var message = ns_msg()
        try #require(ns_initparse(bytes.baseAddress, CInt(bytes.count), &message) == 0)
        let records = try (0..<cresolv_answer_count(&message)).map { index in
          var record = ns_rr()
          try #require(ns_parserr(&message, ns_s_an, CInt(index), &record) == 0)
          return try read(&message, &record)
        }
        let isValidated = cresolv_is_authenticated(&message) != 0
        return Answer(question, .found, records, isValidated: isValidated)
      }
    }

    private static func read(_ message: inout ns_msg, _ record: inout ns_rr) throws -> Record {
      let type = RecordType(rawValue: UInt16(cresolv_type(&record)))
      let owner = try name(String(cString: cresolv_name(&record)))
      let length = Int(cresolv_length(&record))
      let data = Array(UnsafeBufferPointer(start: cresolv_data(&record), count: length))
      return Record(
        owner, type, ttl: cresolv_ttl(&record),
        try read(type, data) { offset in
          var text = [CChar](repeating: 0, count: 1_025)
          try #require(cresolv_expand(&message, &record, offset, &text, 1_025) >= 0)
          let bytes = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
          return bytes.isEmpty ? .root : try name(String(decoding: bytes, as: UTF8.self))
        })
    }

    private static func read(
      _ type: RecordType, _ data: [UInt8], _ name: (CInt) throws -> DomainName
    ) throws -> RecordData {
      switch type {
      case .a, .aaaa: return .address(try #require(HostAddress(bytes: data)))
      case .mx:
        return .exchange(preference: UInt16(data[0]) << 8 | UInt16(data[1]), host: try name(2))
      case .cname: return .alias(of: try name(0))
      case .txt:
        var strings: [[UInt8]] = []
        var rest = data[...]
        while let length = rest.popFirst() {
          strings.append(Array(rest.prefix(Int(length))))
          rest = rest.dropFirst(Int(length))
        }
        return .text(strings)
      case .tlsa:
        return .association(
          CertificateAssociation(
            usage: data[0], selector: data[1], matchingType: data[2], data: Array(data[3...])))
      default: return .opaque(data)
      }
    }
  }
#endif
