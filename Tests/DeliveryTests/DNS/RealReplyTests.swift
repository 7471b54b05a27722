import Testing

@testable import Delivery

/// Decoded replies of a real server.
struct RealReplyTests {
  private func answers(_ reply: [UInt8]) throws -> [String] {
    try Message(decoding: reply).answers.map {
      "\($0.name) \($0.ttl) \($0.type) \($0.data)"
    }
  }

  @Test func exchangersHaveTheirPreference() throws {
    let message = try Message(decoding: RealReply.exchanges)
    #expect(message.id == 0x1234)
    #expect(message.flags == [.isResponse, .isAuthoritative, .wantsRecursion])
    #expect(message.edns == Message.EDNS(payloadSize: 1232))
    #expect(
      message.answers.map(\.data) == [
        .exchange(preference: 10, host: try name("mx1.oak.example.test")),
        .exchange(preference: 20, host: try name("mx2.oak.example.test")),
      ])
    #expect(message.additionals.count == 5)
    #expect(message.authorities.map(\.type) == [RecordType(rawValue: 2)])
  }

  @Test func addressesOfBothFamiliesAreRead() throws {
    #expect(
      try answers(RealReply.addresses) == [
        "mx1.oak.example.test 300 A address(192.0.2.1)",
        "mx1.oak.example.test 300 A address(192.0.2.2)",
      ])
    #expect(
      try answers(RealReply.ipv6Addresses) == [
        "mx1.oak.example.test 300 AAAA address(2001:db8::1)"
      ])
  }

  @Test func aliasesStandBeforeWhatTheyLeadTo() throws {
    let message = try Message(decoding: RealReply.aliases)
    #expect(message.answers.map(\.type) == [.cname, .cname, .mx, .mx])
    #expect(message.answers.first?.data == .alias(of: try name("alias.example.test")))
  }

  @Test func stringsOfATextStayApart() throws {
    let strings = ["v=STSv1; id=1;", #"second "string""#].map { Array($0.utf8) }
    #expect(try Message(decoding: RealReply.text).answers.map(\.data) == [.text(strings)])
  }

  @Test func associationsKeepTheirDigest() throws {
    let digest: [UInt8] = [0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef]
    let association = CertificateAssociation(
      usage: 3, selector: 1, matchingType: 1, data: digest + digest + digest + digest)
    let data = try Message(decoding: RealReply.association).answers.map(\.data)
    #expect(data == [.association(association)])
  }

  @Test func theHostOfANullExchangeIsTheRoot() throws {
    let data = try Message(decoding: RealReply.nullExchange).answers.map(\.data)
    #expect(data == [.exchange(preference: 0, host: .root)])
  }

  @Test func whatDoesNotExistComesWithTheStartOfItsZone() throws {
    let zone = StartOfAuthority(
      primary: try name("ns.example.test"), mailbox: try name(#"host\.master.example.test"#),
      serial: 7, refresh: 3600, retry: 600, expire: 86400, minimum: 60)
    for (reply, code) in [
      (RealReply.nameError, ResponseCode.nameError), (RealReply.noData, .noError),
      (RealReply.danglingAlias, .nameError),
    ] {
      let message = try Message(decoding: reply)
      #expect(message.responseCode == code)
      #expect(message.authorities.map(\.data) == [.authority(zone)])
    }
  }

  @Test func failuresHaveTheirCode() throws {
    #expect(try Message(decoding: RealReply.serverFailure).responseCode == .serverFailure)
    #expect(try Message(decoding: RealReply.refused).responseCode == .refused)
    #expect(try Message(decoding: RealReply.truncated).flags.contains(.isTruncated))
  }
}

/// The domain name `text`; throws unless it is one.
func name(_ text: String) throws -> DomainName {
  try #require(DomainName(text))
}
