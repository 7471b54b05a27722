import EcelerityConf
import Testing

@testable import Delivery

/// What is expected of a next hop's encryption.
struct CertificateExpectationTests {
  // MARK: Versions

  static let versions: [(String, Set<Delivery.TLSVersion>)] = [
    ("", [.tls12, .tls13]), ("+ALL", [.tls12, .tls13]),
    ("+ALL:-SSLv2:-SSLv3", [.tls12, .tls13]), ("-SSLv3", [.tls12, .tls13]),
    ("+ALL:-TLSv1.3", [.tls12]), ("+ALL:-TLSv1.0:-TLSv1.1:-TLSv1.2", [.tls13]),
    ("+ALL:+TLSv1.1", [.tls11, .tls12, .tls13]), ("+TLSv1.0", [.tls10]),
    ("+TLSv1.0:+TLSv1.2", [.tls10, .tls12]), ("+ALL:-ALL", []), ("+SSLv3", []),
    ("+NONSENSE", [.tls12, .tls13]),
  ]

  /// docs/routing.md, TLS: `ALL` comes down to the usual versions, whatever is taken away besides.
  @Test(arguments: versions)
  func versionsAreThoseThatAreLeft(text: String, versions: Set<Delivery.TLSVersion>) throws {
    let option = text.isEmpty ? "" : "tls_protocols = \"\(text)\""
    let targets = try ProbeTargets.targets(
      ["u@oak.example"], "tls = required routes = ( \"smtp://192.0.2.1\" ) \(option)\n")
    #expect(try settings(targets[0]).versions == versions)
  }

  // MARK: Names beside TLSA records (RFC 7672, 3.2.2)

  @Test func theDomainAndWhatItIsAnAliasOfCount() throws {
    var resolver = try resolver(
      "!mx.dane.example A 192.0.2.1\n!_25._tcp.mx.dane.example TLSA 2")
    try resolver.names.add(
      "alias.dane.example", .mx, alias: "real.dane.example",
      .exchange(preference: 10, host: try name("mx.dane.example")))
    #expect(
      try names("alias.dane.example", &resolver) == [
        "mx.dane.example", "alias.dane.example", "real.dane.example",
      ])
  }

  @Test func theNameOfAnExchangerThatIsAnAliasDoesNotCount() throws {
    var resolver = try resolver(
      "!oak.example MX 10 mxo.example\n!_25._tcp.mxt.example TLSA 2")
    try resolver.names.add(
      "mxo.example", .a, alias: "mxt.example",
      .address(try #require(HostAddress("192.0.2.1"))))
    #expect(try names("oak.example", &resolver) == ["mxt.example", "oak.example"])
  }

  @Test func exchangersThatNobodyVouchesForLeaveTheBaseDomain() throws {
    var resolver = try resolver(
      "oak.example MX 10 mx.example\n!mx.example A 192.0.2.1\n!_25._tcp.mx.example TLSA 2")
    #expect(try names("oak.example", &resolver) == ["mx.example"])
  }

  @Test func aHostThatIsNoExchangerCountsByBothOfItsNames() throws {
    let route = "routes = ( \"smtp://relay.example?type=a\" )"
    var resolver = try resolver("!_25._tcp.end.example TLSA 2", route)
    try resolver.names.add(
      "relay.example", .a, alias: "end.example",
      .address(try #require(HostAddress("192.0.2.1"))))
    #expect(try names("oak.example", &resolver) == ["end.example", "relay.example"])
  }

  @Test func withoutExchangersTheDomainIsTheHost() throws {
    var resolver = try resolver("!oak.example A 192.0.2.1\n!_25._tcp.oak.example TLSA 2")
    #expect(try names("oak.example", &resolver) == ["oak.example"])
  }

  private func resolver(
    _ zone: String, _ configuration: String = ""
  ) throws -> RouteResolver<TableResolver> {
    try RouteResolverTests.resolver(RouteResolverTests.dane + "\n" + configuration, zone: zone)
  }

  private func names(
    _ domain: String, _ resolver: inout RouteResolver<TableResolver>
  ) throws -> [String] {
    let targets = try resolver.targets(for: [RouteQuery(domain)], from: .null)
    let settings = try settings(try #require(try targets[0].get().first))
    #expect(settings.associations.count == 1)
    #expect(settings.serverName == settings.referenceNames.first)
    return settings.referenceNames
  }

  private func settings(_ target: ProbeTarget) throws -> TLSSettings {
    let hop = try #require(target.explanation.destinations.first)
    return CertificateExpectation(target, hop, ProbePlan()).settings
  }
}

extension TableResolver {
  /// A validated answer behind an alias.
  fileprivate mutating func add(
    _ text: String, _ type: RecordType, alias: String, _ data: RecordData
  ) throws {
    let question = Question(try name(text), type)
    let end = try name(alias)
    answers[question] = Answer(
      question, .found,
      [
        Record(question.name, .cname, lifetime: 60, .alias(of: end)),
        Record(end, type, lifetime: 60, data),
      ], isValidated: true)
  }
}
