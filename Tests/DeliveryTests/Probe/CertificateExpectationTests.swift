import EcelerityConf
import Testing

@testable import Delivery

/// The TLS settings for a next hop.
struct CertificateExpectationTests {
  // MARK: Versions

  static let versions: [(String, Set<Delivery.TLSVersion>)] = [
    ("", [.tls12, .tls13]), ("+ALL", [.tls12, .tls13]),
    ("+ALL:-SSLv2:-SSLv3", [.tls12, .tls13]), ("-SSLv3", [.tls12, .tls13]),
    ("+ALL:-TLSv1.3", [.tls12]), ("+ALL:-TLSv1.0:-TLSv1.1:-TLSv1.2", [.tls13]),
    ("+ALL:+TLSv1.0", [.tls10, .tls11, .tls12, .tls13]),
    ("+ALL:-TLSv1.1:+TLSv1.0", [.tls10, .tls12, .tls13]),
    ("+ALL:+TLSv1.1", [.tls11, .tls12, .tls13]), ("+TLSv1.0", [.tls10]),
    ("+TLSv1.0:+TLSv1.2", [.tls10, .tls12]), ("+ALL:-ALL", []), ("+SSLv3", []),
    ("+ALL:-TLSv1.2:-TLSv1.3", []), ("+NONSENSE", [.tls12, .tls13]),
  ]

  /// docs/routing.md, TLS: `ALL` means the default versions, without those that are excluded.
  @Test(arguments: versions)
  func versionsAreThoseThatAreLeft(text: String, versions: Set<Delivery.TLSVersion>) throws {
    let option = text.isEmpty ? "" : "tls_protocols = \"\(text)\""
    let targets = try ProbeTargets.targets(
      ["u@oak.example"], "tls = required routes = ( \"smtp://192.0.2.1\" ) \(option)\n")
    #expect(try settings(targets[0]).versions == versions)
  }

  // MARK: Files and lists

  @Test func listsAndFilesAreThoseOfTheConfiguration() throws {
    let targets = try ProbeTargets.targets(
      ["u@oak.example"],
      """
      tls = required  routes = ( "smtp://192.0.2.1" )
      tls_ciphers = "ECDHE-RSA-AES256-GCM-SHA384"  tlsv13_ciphersuites = "TLS_AES_256_GCM_SHA384"
      tls_ec_curve_names = "prime256v1"  tls_certificate = "/etc/c.pem"  tls_key = "/etc/k.pem"

      """)
    let found = try settings(targets[0])
    #expect(found.ciphers == "ECDHE-RSA-AES256-GCM-SHA384")
    #expect(found.suites == "TLS_AES_256_GCM_SHA384")
    #expect(found.curves == "prime256v1")
    #expect(found.certificateFile == "/etc/c.pem")
    #expect(found.keyFile == "/etc/k.pem")
  }

  /// GnuTLS ignores the lists of OpenSSL, and its priority string is none of them.
  @Test func nothingOfOpenSSLIsSetForGnuTLS() throws {
    let targets = try ProbeTargets.targets(
      ["u@oak.example"],
      """
      tls_engine = "gnutls"  tls = required  routes = ( "smtp://192.0.2.1" )
      tls_ciphers = "NORMAL"  tls_protocols = "+TLSv1.2"
      tlsv13_ciphersuites = "TLS_AES_256_GCM_SHA384"  tls_ec_curve_names = "prime256v1"

      """)
    let found = try settings(targets[0])
    #expect(found.versions == [.tls12, .tls13])
    #expect([found.ciphers, found.suites, found.curves] == [nil, nil, nil])
  }

  /// The file of `--ca-file` replaces that of `tls_ca`.
  @Test(arguments: [(nil, "/etc/ours.pem"), ("/tmp/theirs.pem", "/tmp/theirs.pem")])
  func authoritiesOfThePlanComeFirst(given: String?, expected: String) throws {
    let targets = try ProbeTargets.targets(
      ["u@oak.example"],
      """
      routes = ( "smtp://192.0.2.1" )
      tls = required  tls_verify = ca  tls_ca = "/etc/ours.pem"

      """)
    var plan = ProbePlan()
    plan.authoritiesFile = given
    #expect(try settings(targets[0], plan).authorities == .file(expected))
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

  // MARK: Precedence

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
    var resolver = try ResolverScene.resolver(
      "use_mta_sts = true",
      zone: "oak.example MX 10 mx1.oak.example\nmx1.oak.example A 192.0.2.1",
      policies: .given(try STSPolicy(Array(policy.utf8))))
    let found = try settings(&resolver)
    #expect(found.map(\.referenceNames) == [names])
    #expect(found.map(\.acceptsCommonName) == [acceptsCommonName])
  }

  /// RFC 7672, 8.1. A record of usage 0 is not usable; TLS is required all the same.
  @Test(arguments: [0, 3])
  func theServerIsNamedAsItsRecordsAre(usage: Int) throws {
    var resolver = try ResolverScene.resolver(
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
        Record(host, .cname, ttl: 60, .alias(of: end)),
        Record(end, .a, ttl: 60, .address(.loopback)),
      ], isValidated: true)
    let found = try settings(&resolver)
    #expect(found.map(\.serverName) == ["smtp.elm.example"])
    #expect(found.map(\.associations.count) == [usage == 0 ? 0 : 1])
  }

  private func resolver(
    _ zone: String, _ configuration: String = ""
  ) throws -> RouteResolver<TableResolver> {
    try ResolverScene.resolver(ResolverScene.dane + "\n" + configuration, zone: zone)
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

  private func settings(
    _ target: ProbeTarget, _ plan: ProbePlan = ProbePlan()
  ) throws -> TLSSettings {
    let hop = try #require(target.explanation.destinations.first)
    return CertificateExpectation(target, hop, plan).settings
  }
}

extension TableResolver {
  /// A validated answer after a CNAME record.
  fileprivate mutating func add(
    _ text: String, _ type: RecordType, alias: String, _ data: RecordData
  ) throws {
    let question = Question(try name(text), type)
    let end = try name(alias)
    answers[question] = Answer(
      question, .found,
      [
        Record(question.name, .cname, ttl: 60, .alias(of: end)),
        Record(end, type, ttl: 60, data),
      ], isValidated: true)
  }
}
