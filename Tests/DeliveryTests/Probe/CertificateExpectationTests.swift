import EcelerityConf
import Testing

@testable import Delivery

/// What the certificate of a next hop is held against, by who decides that.
struct CertificateExpectationTests {
  private typealias Resolved = RouteResolver<TableResolver>

  private func settings(_ resolver: inout Resolved) throws -> [TLSSettings] {
    let results = try resolver.targets(for: [try RouteQuery("u@oak.example")], from: .null)
    let target = try #require(try results.flatMap { try $0.get() }.first)
    return target.explanation.destinations.map {
      CertificateExpectation(target, $0, ProbePlan()).settings
    }
  }

  /// RFC 8461, 4.1.
  @Test(arguments: [
    ("enforce", ["mx1.oak.example"], false), ("testing", ["mx1.oak.example", "oak.example"], true),
  ])
  func anEnforcedPolicyWantsTheNameOfTheHost(
    mode: String, names: [String], acceptsCommonName: Bool
  ) throws {
    let policy = "version: STSv1\nmode: \(mode)\nmx: mx1.oak.example\nmax_age: 86400\n"
    var resolver = try RouteResolverTests.resolver(
      "use_mta_sts = true",
      zone: "oak.example MX 10 mx1.oak.example\nmx1.oak.example A 192.0.2.1",
      policies: .given(try STSPolicy(Array(policy.utf8))))
    let found = try settings(&resolver)
    #expect(found.map(\.referenceNames) == [names])
    #expect(found.map(\.acceptsCommonName) == [acceptsCommonName])
  }

  /// RFC 7672, 8.1. A record of usage 0 cannot be used, and encryption is what remains.
  @Test(arguments: [0, 3])
  func theServerIsNamedAsItsRecordsAre(usage: Int) throws {
    var resolver = try RouteResolverTests.resolver(
      "dane { }  use_dane = true",
      zone: """
        !oak.example MX 10 mx1.oak.example
        !mx1.oak.example A 192.0.2.1
        !_25._tcp.smtp.elm.example TLSA \(usage)
        """)
    let (host, end) = (try name("mx1.oak.example"), try name("smtp.elm.example"))
    let question = Question(host, .a)
    resolver.names.answers[question] = Answer(
      question, .found,
      [
        Record(host, .cname, lifetime: 60, .alias(of: end)),
        Record(end, .a, lifetime: 60, .address(.loopback)),
      ], isValidated: true)
    let found = try settings(&resolver)
    #expect(found.map(\.serverName) == ["smtp.elm.example"])
    #expect(found.map(\.associations.count) == [usage == 0 ? 0 : 1])
  }
}
