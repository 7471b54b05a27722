import Testing

@testable import EcelerityConf

/// Fragments: files that are read in a scope of another file, which is not available.
struct FragmentTests {
  struct Fragment: Sendable, CustomTestStringConvertible {
    let scope: [StanzaName]
    let text: String
    var testDescription: String { "\(scope.map(\.header)): \(text)" }

    init(_ scope: [StanzaName], _ text: String) {
      self.scope = scope
      self.text = text
    }
  }

  private static let domain = [StanzaName(.domain, "d.example")]
  private static let listener = [StanzaName(.esmtpListener), StanzaName(.listen, ":25")]

  /// Findings that the rest of the configuration may make void.
  static let silences: [Fragment] = [
    Fragment(listener, "pathway = p"), Fragment(listener, "duravip_follow = b"),
    Fragment(listener, "event_loop = e"), Fragment(listener, "pool_name = p"),
    Fragment(listener, "tls_key = \"/etc/k.pem\""),
    Fragment(domain, "use_dane = true"), Fragment(domain, "gateway = \"#hop\""),
    Fragment(domain, "tls = required tls_verify = host"), Fragment(domain, "tls = required"),
    Fragment(domain, "outbound_smtp_auth_user = u tls = required"),
    Fragment(domain, "delivery_method = gcm"), Fragment(domain, "delivery_method = lmtp"),
    Fragment(domain, "routes = ( \"apn://a.example?port=2195\" )"),
    Fragment(domain, "use_mta_sts = true"), Fragment(domain, "enable_mta_sts = true"),
    Fragment(domain, "reroute_domain = \"x.example\""),
    Fragment(domain, "gateway = \"[2001:db8::1]\""),
    Fragment(domain, "scope_max_outbound_connections = 5"),
    Fragment([StanzaName(.host, "mx.example")], "rollup_mx = true"),
    Fragment([StanzaName(.binding, "b")], "ehlo_hostname = \"b.example\""),
  ]

  @Test(arguments: silences)
  func whatTheRestMaySupplyIsNotMissed(_ fragment: Fragment) throws {
    #expect(try findings(fragment) == [])
  }

  /// The fragment itself is still checked.
  static let mistakes: [(Fragment, String)] = [
    (Fragment(domain, "gatewey = 1"), "unknown-option"),
    (Fragment(domain, "tls = maybe"), "invalid-enum"),
    (Fragment(domain, "delivery_method = lmtp lmtp_port = 25"), "lmtp-port-25"),
    (Fragment(domain, "hot_domains = ( a.example )"), "global-only-option"),
    (Fragment(domain, "tls = no # conflint: allow unknown-option x"), "unused-suppression"),
  ]

  @Test(arguments: mistakes)
  func whatIsThereIsJudged(_ fragment: Fragment, _ rule: String) throws {
    #expect(try findings(fragment) == [rule])
  }

  /// Nobody wrote the stanzas around it, so no line of them means anything.
  @Test func theStanzasAroundItHaveANameAndNoLines() throws {
    let configuration = try Configuration.load(
      "part.conf", from: MemoryLoader(["part.conf": "tls = no"]),
      options: ConfigurationOptions(enclosure: Self.domain))
    #expect(configuration.writtenFiles.map(\.path) == ["part.conf"])
    let header = try #require(configuration.global.children.first { _ in true }?.headers.first)
    var map = SourceMap(configuration)
    #expect(map.place(of: header.span) == "(scope)")
  }

  @Test func suppressionsOfRulesThatNeedTheWholeAreLeftInPeace() throws {
    let text = "use_dane = true # conflint: allow option-without-module x"
    #expect(try findings(Fragment(Self.domain, text)) == [])
  }

  /// Includes that are not followed have the same effect.
  @Test func includesThatAreNotFollowed() throws {
    let text = "include \"b.conf\"\ndomain d.example { use_dane = true }"
    #expect(try findings(Fragment([], text), followsIncludes: false) == [])
    let alone = "domain d.example { use_dane = true }"
    #expect(
      try findings(Fragment([], alone), followsIncludes: false) == ["option-without-module"])
  }

  @Test func rulesThatNeedTheWholeSaySo() throws {
    let rule = try #require(RuleCatalog.rule("undefined-pathway"))
    #expect(rule.description.rationale.contains("Silent while only a part"))
  }

  private func findings(
    _ fragment: Fragment, followsIncludes: Bool = true
  ) throws -> [String] {
    var options = ConfigurationOptions()
    options.enclosure = fragment.scope
    options.followsIncludes = followsIncludes
    let loader = MemoryLoader(["a.conf": fragment.text])
    let configuration = try Configuration.load("a.conf", from: loader, options: options)
    return Linter().lint(configuration).map(\.rule)
  }

  /// A fix of what nobody wrote has no file to be made in.
  @Test func whatIsOnlyThoughtOfIsJudgedAndNotEdited() throws {
    let change = ConfigurationChange(
      setting: .tls, to: "no", in: [StanzaName(.domain, "OAK.example")], called: "a change")
    let loader = MemoryLoader(["a.conf": "domain \"ELM.example\" { tls = no }\n"])
    let options = ConfigurationOptions(changes: [change])
    let configuration = try Configuration.load("a.conf", from: loader, options: options)
    let findings = Linter([DomainUppercase.self]).lint(configuration)
    #expect(findings.map { configuration.file($0.span.file).path } == ["a.conf", "a change"])
    #expect(findings.map { $0.fix == nil } == [false, true])
    let outcome = try FixApplication().run([FixRoot("a.conf", options: options)], from: loader)
    #expect(outcome.files.map(\.path) == ["a.conf"])
  }

  @Test func rulesThatNeedTheWholeAreNamed() throws {
    let configuration = try Configuration.load(
      "a.conf", from: MemoryLoader(["a.conf": "include \"b.conf\""]))
    let outcome = Linter().outcome(of: configuration)
    let needy = RuleCatalog.all.map { $0.description }.filter(\.needsWhole).map(\.id)
    #expect(outcome.skippedRules == needy)
    #expect(!needy.isEmpty)
    let whole = try Configuration.load("a.conf", from: MemoryLoader(["a.conf": ""]))
    #expect(Linter().outcome(of: whole).skippedRules == [])
  }
}
