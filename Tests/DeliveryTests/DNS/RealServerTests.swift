import TestServers
import Testing

@testable import Delivery

/// The stub resolver with a real server.
@Suite(.enabled(if: NameServer.isInstalled("nsd"), "nsd is not installed"))
struct RealServerTests {
  private let server: NameServer

  init() throws { server = try .nsd() }

  private static let questions: [(String, RecordType)] = [
    ("oak.example.test", .mx), ("OAK.Example.TEST", .mx), ("mx1.oak.example.test", .a),
    ("mx1.oak.example.test", .aaaa), ("null.example.test", .mx), ("alias.example.test", .mx),
    ("alias2.example.test", .mx), ("alias2.example.test", .cname), ("alias2.example.test", .a),
    ("dangling.example.test", .a), ("_mta-sts.oak.example.test", .txt),
    ("_25._tcp.mx1.oak.example.test", .tlsa), (#"we\.ird.example.test"#, .a),
    ("any.wild.example.test", .mx), ("large.example.test", .txt), ("oak.example.test", .aaaa),
    ("nothing.example.test", .mx), ("oak.broken.test", .mx), ("other.invalid", .mx),
  ]

  private func answers() throws -> [Answer] {
    var resolver = StubResolver(ResolverConfiguration(servers: [server.endpoint]))
    return try resolver.resolve(Self.questions.map { Question(try name($0), $1) })
  }

  @Test func questionsHaveTheAnswersOfTheZone() throws {
    #expect(
      try answers().map { "\($0.question): \($0.outcome.rawValue) \($0.matches.count)" } == [
        "MX oak.example.test: found 2", "MX OAK.Example.TEST: found 2",
        "A mx1.oak.example.test: found 2", "AAAA mx1.oak.example.test: found 1",
        "MX null.example.test: found 1", "MX alias.example.test: found 2",
        "MX alias2.example.test: found 2", "CNAME alias2.example.test: found 1",
        "A alias2.example.test: nodata 0", "A dangling.example.test: nxdomain 0",
        "TXT _mta-sts.oak.example.test: found 1", "TLSA _25._tcp.mx1.oak.example.test: found 1",
        #"A we\.ird.example.test: found 1"#, "MX any.wild.example.test: found 1",
        "TXT large.example.test: found 40", "AAAA oak.example.test: nodata 0",
        "MX nothing.example.test: nxdomain 0", "MX oak.broken.test: servfail 0",
        "MX other.invalid: refused 0",
      ])
    #expect(try answers().suffix(4).map(\.negativeTTL) == [60, 60, nil, nil])
  }

  #if canImport(Glibc)
    @Test func libcSaysTheSame() throws {
      for ours in try answers() {
        let libc = try LibcResolver.resolve(ours.question, server.endpoint)
        // libc takes a CNAME alone for an answer, and returns no records with NODATA.
        let isBareAlias = ours.outcome == .noData && !ours.records.isEmpty
        #expect(libc.outcome == (isBareAlias ? .found : ours.outcome), "\(ours.question)")
        if libc.outcome == .found {
          #expect(Set(libc.records) == Set(ours.records), "\(ours.question)")
        }
        #expect(libc.isValidated == ours.isValidated)
      }
    }
  #endif
}
