import Delivery
import Foundation
import Testing
import ToolSupport

/// Tests of recorded answers against docs/schema/recording.schema.json.
struct RecordingSchemaTests {
  @Test func recordingsFitTheirSchema() throws {
    let name = try #require(DomainName("oak.example"))
    let records: [(RecordType, RecordData)] = [
      (.a, .address(try #require(HostAddress("192.0.2.1")))),
      (.mx, .exchange(preference: 10, host: name)),
      (.cname, .alias(of: name)),
      (.txt, .text([[0, 0x22], []])),
      (
        .tlsa,
        .association(CertificateAssociation(usage: 3, selector: 1, matchingType: 1, data: [0xab]))
      ),
      (
        .soa,
        .authority(
          StartOfAuthority(
            primary: name, mailbox: name, serial: 1, refresh: 2, retry: 3, expire: 4, minimum: 5))
      ),
      (RecordType(rawValue: 65_280), .opaque([0xff])),
    ]
    let answers = records.map { type, data in
      Answer(Question(name, type), .found, [Record(name, type, ttl: 60, data)])
    }
    let failures = Outcome.allCases.dropFirst().map {
      Answer(Question(name, .mx), $0, negativeTTL: 60, reason: "no reply in 5 s")
    }
    let server = try #require(Endpoint("192.0.2.53:5353", defaultPort: 53))
    let late = Answer(
      Question(name, .aaaa), .noData, reason: "192.0.2.54:53: no reply in 5000 ms", server: server)
    var search = NameSearch()
    search.domains = [name]
    search.knownHosts = [name]
    let recording = Recording(answers + failures + [late], search: search)
    let text = try JSONText.encode(recording, .indented)
    let document = try JSONSerialization.jsonObject(with: Data(text))
    #expect(try JSONSchema(named: "recording").violations(of: document) == [])
    #expect(try JSONText.decode(Recording.self, from: text) == recording)
  }
}
