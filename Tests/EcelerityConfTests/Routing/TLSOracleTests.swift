import EcelerityConf
import Testing

/// The TLS settings of a session (docs/routing.md, TLS).
struct TLSOracleTests {
  static let certificates = """
    binding "c1" {
      tls_key = "/k/c1.key"  tls_certificate = "/k/c1.crt"
      domain "safe.example" { tls = "required"  tls_ca = "/k/ca.pem" }
    }
    """
  static let xclient = """
    binding "c1" { xclient = "ifavailable"  domain "in.example" { xclient = "required" } }
    """

  /// O-098 to O-100.
  @Test(arguments: [
    ("O-098", "c1", "safe.example", "required"), ("O-099", "c1", "oak.example", "no"),
    ("O-100", nil, "safe.example", "no"),
  ])
  func requirement(id: String, binding: String?, domain: String, expected: String) throws {
    let answer = try explain(domain, in: Self.certificates, binding: binding)
    #expect(answer.destinations.map(\.tls) == [expected], "\(id)")
  }

  /// O-098: the CA certificates of the domain, the client certificate of the binding.
  @Test func certificatesComeFromWhereTheyAreSet() throws {
    let answer = try explain("safe.example", in: Self.certificates, binding: "c1")
    #expect(try answer.step(.tlsCa).setting?.scope.title == "binding c1 / domain safe.example")
    #expect(try answer.step(.tlsCa).answer == "/k/ca.pem")
    #expect(try answer.step(.tlsCertificate).setting?.scope.title == "binding c1")
    #expect(try answer.step(.tlsKey).answer == "/k/c1.key")
    let other = try explain("oak.example", in: Self.certificates, binding: "c1")
    #expect(other.steps(.tlsCertificate).isEmpty, "without TLS there is nothing to present")
  }

  /// O-101 to O-103.
  @Test(arguments: [
    ("O-101", "c1", "in.example", "required", [RouteNote.xclientDelaysOnFailure]),
    ("O-102", "c1", "oak.example", "ifavailable", [.xclientIgnoredOnFailure]),
    ("O-103", nil, "in.example", "no", []),
  ])
  func xclient(
    id: String, binding: String?, domain: String, expected: String, notes: [RouteNote]
  ) throws {
    let step = try explain(domain, in: Self.xclient, binding: binding).step(.xclient)
    #expect(step.answer == expected, "\(id)")
    #expect(step.notes == notes, "\(id)")
  }

  /// O-104 to O-106.
  @Test(arguments: [
    ("O-104", MTASTSPolicy.Mode.enforce, "mx1.dom.example", true),
    ("O-105", .enforce, "mx1.else.example", false),
    ("O-106", .testing, "mx1.else.example", true),
    ("one label only", .enforce, "a.mx1.dom.example", false),
    ("not the domain itself", .enforce, "dom.example", false),
    ("in any letter case", .enforce, "MX1.Dom.Example.", true), ("no name", .enforce, ".", false),
  ])
  func exchangersOfAPolicy(id: String, mode: MTASTSPolicy.Mode, host: String, expected: Bool) {
    let policy = MTASTSPolicy(mode, exchangers: ["*.dom.example"])
    #expect(policy.allowed.contains(DomainName(host)) == expected, "\(id)")
  }

  @Test func anExactExchangerOfAPolicy() {
    let policy = MTASTSPolicy(.enforce, exchangers: ["Mail.dom.example"])
    #expect(policy.allowed.contains(DomainName("mail.dom.example")))
    #expect(!policy.allowed.contains(DomainName("x.mail.dom.example")))
    let none = MTASTSPolicy(.enforce, exchangers: [])
    #expect(!none.allowed.contains(DomainName("mail.dom.example")))
  }

  /// O-107 to O-111.
  private struct PolicyOracle {
    let id: String
    let configured: TLSPolicy
    var hasTLSA = false
    let mode: MTASTSPolicy.Mode?
    let expected: TLSPolicy
    let decider: TLSPolicy.Decider
  }

  private static let policies: [PolicyOracle] = [
    .init(
      id: "O-107", configured: TLSPolicy(.no, .no), mode: .enforce,
      expected: TLSPolicy(.required, .host), decider: .mtaSTS(.enforce)),
    .init(
      id: "O-108", configured: TLSPolicy(.no, .no), mode: .testing,
      expected: TLSPolicy(.ifavailable, .optional), decider: .mtaSTS(.testing)),
    .init(
      id: "O-109", configured: TLSPolicy(.required, .host), mode: .testing,
      expected: TLSPolicy(.required, .host), decider: .mtaSTS(.testing)),
    .init(
      id: "O-110", configured: TLSPolicy(.ifavailable, .ca), mode: .off,
      expected: TLSPolicy(.ifavailable, .ca), decider: .configuration),
    .init(
      id: "O-111", configured: TLSPolicy(.no, .no), hasTLSA: true, mode: .enforce,
      expected: TLSPolicy(.required, .tlsa), decider: .dane),
    .init(
      id: "no policy", configured: TLSPolicy(.ifavailable, .ca), mode: nil,
      expected: TLSPolicy(.ifavailable, .ca), decider: .configuration),
  ]

  @Test func effectivePolicies() {
    for oracle in Self.policies {
      let found = oracle.configured.effective(
        usableTLSA: oracle.hasTLSA ? 1 : nil, mode: oracle.mode)
      #expect(found.policy == oracle.expected, "\(oracle.id)")
      #expect(found.decider == oracle.decider, "\(oracle.id)")
    }
  }

  /// O-112 to O-114, and further consequences.
  @Test(arguments: [
    ("O-112", "tls = ifavailable", nil, TLSFailure.plaintext(onNewConnection: true)),
    ("O-113", "tls = ifavailable tls_ifavailable_fallback = false", nil, .delayed),
    ("O-114", "tls = ifavailable", "4.0", .delayed),
    ("since 4.1", "tls = ifavailable", "4.1", .plaintext(onNewConnection: true)),
    ("required", "tls = required", nil, .refused),
    (
      "4.2.40", "tls = ifavailable tls_fallback_always_new_connection = false", nil,
      .plaintext(onNewConnection: false)
    ),
  ])
  func whenTheHandshakeFails(
    id: String, text: String, version: String?, expected: TLSFailure
  ) throws {
    let answer = try explain(
      "oak.example", in: text, version: version.flatMap { ServerVersion($0) })
    #expect(try answer.step(asking: "when TLS fails").answer == expected.text, "\(id)")
  }

  @Test func withoutTLSNothingCanFail() throws {
    let answer = try explain("oak.example", in: "")
    #expect(!answer.steps.contains { $0.question == "when TLS fails" })
  }

  /// O-115; a probe offers these versions too.
  @Test(arguments: [
    ("+ALL:-SSLv3:-TLSv1.0:-TLSv1.1", "TLSv1.2, TLSv1.3"),
    ("+ALL", "TLSv1.2, TLSv1.3"), ("+ALL:-TLSv1.2", "TLSv1.3"), ("+TLSv1.2", "TLSv1.2"),
    ("-tlsv1.3", "TLSv1.2"), ("+ALL:+TLSv1.1", "TLSv1.1, TLSv1.2, TLSv1.3"),
    ("+ALL:-TLSv1.2:-TLSv1.3", "none"), ("+ALL:-ALL", "none"), ("+SSLv3", "none"),
  ])
  func protocols(value: String, expected: String) throws {
    let answer = try explain("oak.example", in: "tls = required  tls_protocols = \"\(value)\"")
    #expect(try answer.step(.tlsProtocols).answer == expected)
  }

  @Test func anUnknownProtocolIsTold() throws {
    let step = try explain("oak.example", in: "tls = required  tls_protocols = \"+TLSv9\"")
      .step(.tlsProtocols)
    #expect(step.notes.last == .unknownValue("+TLSv9", used: "+ALL"))
  }

  @Test(
    arguments: [
      ("TLSv1.2:-TLSv1.1", [.tls12]), ("+TLSv1.2:+TLSv1.3", [.tls12, .tls13]),
      ("-SSLv2:-SSLv3:-TLSv1.0", [.tls11, .tls12, .tls13]),
      ("+ALL:-SSLv2:-SSLv3:-TLSv1.0:-TLSv1.1", [.tls12, .tls13]),
    ] as [(String, [TLSVersion])])
  func versionsAreSwitchedInTheirOrder(text: String, versions: [TLSVersion]) {
    #expect(TLSVersion.enabled(by: text) == versions)
  }

  // MARK: DNS lookups

  static let lookups = "use_dane = true  use_mta_sts = true  dane { }  "

  static let lookupOracles: [(String, [PolicyLookup])] = [
    ("", []), ("use_dane = true", []), ("use_dane = true  dane { }", [.dane]),
    ("use_dane = true  dane { enabled = false }", []), ("use_mta_sts = true", [.mtaSTS]),
    (lookups, [.dane, .mtaSTS]), (lookups + "enable_dane = false", [.mtaSTS]),
    (lookups + "domain oak.example { enable_mta_sts = false }", [.dane]),
    (lookups + "gateway = 192.0.2.1", []),
    (lookups + ##"gateway = "#x"  domain "#x" { routes = ( "r.test" ) }"##, [.dane]),
  ]

  @Test(arguments: lookupOracles)
  func lookedUp(text: String, expected: [PolicyLookup]) throws {
    let answer = try explain("oak.example", in: text)
    #expect(answer.destinations.map(\.policyLookups) == [expected])
    #expect(answer.notes.contains(.mayMakeTLSStricter) == !expected.isEmpty)
  }

  @Test func anAddressHasNoRecordsToBeLookedUp() throws {
    let answer = try explain(
      "oak.example",
      in: "use_dane = true  dane { }  routes = ( \"192.0.2.9\" \"mx1.oak.example\" )")
    #expect(answer.destinations.map(\.policyLookups) == [[], [.dane]])
  }

  @Test func whyNothingIsLookedUp() throws {
    let missing = try explain("oak.example", in: "use_dane = true").step(.useDane)
    #expect(missing.notes == [.missingStanza("dane")])
    let old = try explain(
      "oak.example", in: "use_mta_sts = true", version: ServerVersion("4.7"))
    #expect(try old.step(.useMtaSts).notes == [.notYetOnThisVersion("use_mta_sts", since: "4.8")])
    #expect(old.destinations.map(\.policyLookups) == [[]])
    let literal = try explain("192.0.2.7", in: Self.lookups).step(.useMtaSts)
    #expect(literal.notes == [.noPolicyForName])
    #expect(literal.evidence.decision == "D-27")
  }

  /// D-04: both options are valid in the domain and the global scope only.
  @Test func lookupsOfABindingAreIgnored() throws {
    let text = "binding b { use_mta_sts = true }"
    let answer = try explain("oak.example", in: text, binding: "b")
    #expect(answer.destinations.map(\.policyLookups) == [[]])
    #expect(answer.ignored.map(\.setting.keyword) == [.useMtaSts])
  }

  // MARK: Values and certificates

  @Test func wordsAreReadInAnyLetterCase() throws {
    let answer = try explain("oak.example", in: "tls = IfAvailable  tls_verify = HOST")
    #expect(answer.destinations.map(\.policy) == [TLSPolicy(.ifavailable, .host)])
  }

  /// `tlsa` is a way of verification, but not a value of the option.
  @Test(arguments: ["maybe", "tlsa", ""])
  func wordsThatAreNone(word: String) throws {
    let answer = try explain("oak.example", in: "tls = required  tls_verify = \"\(word)\"")
    #expect(answer.destinations.map(\.policy) == [TLSPolicy(.required, .no)])
    #expect(try answer.step(.tlsVerify).notes == [.unknownValue(word, used: "no")])
  }

  @Test(arguments: ["maybe", "off", ""])
  func wordsOfXclientThatAreNone(word: String) throws {
    let step = try explain("oak.example", in: "xclient = \"\(word)\"").step(.xclient)
    #expect(step.answer == "no")
    #expect(step.notes == [.unknownValue(word, used: "no")])
  }

  /// D-25 and D-26.
  @Test func checkingNeedsAuthorities() throws {
    let answer = try explain("oak.example", in: "tls = ifavailable  tls_verify = ca")
    #expect(try answer.step(.tlsVerify).notes == [.neverPlaintextAfterVerification])
    #expect(try answer.step(.tlsCa).notes == [.noTrustAnchors])
    #expect(try answer.step(.tlsCa).evidence.decision == "D-26")
    let unchecked = try explain("oak.example", in: "tls = ifavailable  tls_verify = optional")
    #expect(try unchecked.step(.tlsCa).notes == [])
  }

  @Test func aCertificateCanBeCancelled() throws {
    let text = """
      tls = required  tls_certificate = "/k/all.crt"
      domain oak.example { tls_certificate = none }
      """
    #expect(
      try explain("oak.example", in: text).step(.tlsCertificate).notes == [.noClientCertificate])
    #expect(try explain("elm.example", in: text).step(.tlsCertificate).notes == [])
  }
}
