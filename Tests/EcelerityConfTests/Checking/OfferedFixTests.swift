import EcelerityConf
import Testing

/// Findings for which a rule with fixes offers none, or another one.
struct OfferedFixTests {
  /// A list of exclusions alone matches no cipher.
  @Test(arguments: ["LOW:EXP:DES", "RC4-SHA:DES-CBC-SHA", "RC4-SHA:!MD5", "RC4-SHA:HIGH:!HIGH"])
  func weakCiphersAreNotAllTakenAway(_ list: String) throws {
    let found = try findings("tls_ciphers = \"\(list)\"\n", "tls-weak-cipher")
    #expect(!found.isEmpty && found.allSatisfy { $0.fix == nil && $0.detail.contains("HIGH") })
    let others = try findings("tls_ciphers = \"\(list):AES\"\n", "tls-weak-cipher")
    #expect(others.count == found.count && others.allSatisfy { $0.fix != nil })
  }

  /// Where mail goes is not known, so options beside such a gateway are not moved to a domain of its name.
  @Test(arguments: ["__mx__", "__MX__", "smtp://relay.example"])
  func noAdviceRestsOnAGatewayThatBelongsToRoutes(_ gateway: String) throws {
    let text = """
      routes = ( "a.example" )
      domain "d.example" { gateway = "\(gateway)" tls = no routes = ( "b.example" ) }
      domain "e.example" { gateway = "\(gateway)" tls = no }
      """
    let rules = [
      "domain-options-ignored-by-gateway", "global-routes-override-gateway",
      "gateway-and-routes-same-scope", "gateway-overrides-domain-routes",
    ]
    for rule in rules { #expect(try findings(text, rule).isEmpty, "\(rule)") }
    #expect(try findings(text, "gateway-url").count == 2)
    let outer = "gateway = \"\(gateway)\"\ndomain \"d.example\" { routes = ( \"b.example\" ) }\n"
    for rule in rules { #expect(try findings(outer, rule).isEmpty, "\(rule)") }
  }

  @Test(arguments: [
    "/^gmail[.]*/", "/^mail[.]/", "/hotmail/", "/(?:^|[.])hotmail/", "/^aol.*/", "/^(?:a|b[.])/",
  ])
  func noEndIsOfferedInsideAName(_ label: String) throws {
    let found = try findings("domain \"\(label)\" { tls = no }", "regex-unanchored-end")
    #expect(found.count == 1 && found[0].fix == nil, "\(found)")
    #expect(found.first?.detail.hasPrefix("write the rest of the name") == true)
  }

  @Test(arguments: ["/^mill[.]example/", "/[.]example/", "/^mill.example/", "/^(?:a[.]b|b[.]c)/"])
  func anEndIsOfferedAfterAName(_ label: String) throws {
    let found = try findings("domain \"\(label)\" { tls = no }", "regex-unanchored-end")
    #expect(found.count == 1 && found[0].fix != nil)
  }

  /// A port of the binding would come before those of domains.
  @Test func noPortIsOfferedThatReplacesOthers() throws {
    let binding = "binding \"b\" { delivery_method = LMTP gateway = g.example }\n"
    let domain = "domain \"d.example\" { lmtp_port = 24 }\n"
    let rule = "lmtp-without-explicit-port"
    #expect(try findings(binding, rule).map { $0.fix != nil } == [true])
    #expect(try findings(binding + domain, rule).map { $0.fix != nil } == [false])
  }

  /// The word that ends it is written into the stanza of the domain that mail is moved to.
  @Test func aLoopOfReroutesIsEndedWhereItGoes() throws {
    let text = """
      delayed_reroute_domain = "away.example"
      domain "away.example" { routes = ( "192.0.2.10" ) }

      """
    let edits = try findings(text, "reroute-loop").first?.fix?.edits
    #expect(edits?.map(\.text) == [" delayed_reroute_domain = \"disabled\""])
    let own = """
      domain "oak.example" { reroute_domain = "elm.example" }
      domain "elm.example" { reroute_domain = "ash.example" }

      """
    #expect(try findings(own, "reroute-loop").map { $0.fix != nil } == [false])
  }

  /// The stanza of a module is inserted once, however many options need it.
  @Test func aModuleIsLoadedOnce() throws {
    let text = "use_dane = true\nenable_dane = true\ndomain \"x.example\" { use_dane = true }\n"
    #expect(try findings(text, "option-without-module").count == 3)
    let outcome = try FixApplication(
      includesSuggestions: true,
      choose: { findings, _ in findings.filter { $0.rule == "option-without-module" } }
    ).run(["a.conf"], from: MemoryLoader(["a.conf": text]))
    let fixed = outcome.files.first.map { String(decoding: $0.after, as: UTF8.self) }
    #expect(
      fixed
        == "use_dane = true\ndane { }\nenable_dane = true\ndomain \"x.example\" { use_dane = true }\n"
    )
    #expect(outcome.rejected.isEmpty)
  }

  /// Messages are assigned to a binding by its name.
  @Test func noBindingIsRemoved() throws {
    let text = #"""
      binding_group "g" { bind_address = 192.0.2.1 binding "a" { } binding "b" { tls = no } }
      """#
    let found = try findings(text, "empty-stanza")
    #expect(found.count == 1 && found[0].fix == nil && !found[0].detail.contains("remove"))
    #expect(try findings(#"domain "a.example" { }"#, "empty-stanza").first?.fix != nil)
  }

  /// The list would stop mail that is sent there on purpose.
  @Test(arguments: [
    "gateway = 127.0.0.1", #"domain "a.example" { routes = ( "smtp://127.0.0.2?port=26" ) }"#,
  ])
  func noListIsOfferedThatStopsANextHop(_ hop: String) throws {
    let listener = "esmtp_listener { listen \":25\" { } }\n"
    let found = try findings(listener + hop, "no-prohibited-hosts")
    #expect(found.count == 1 && found[0].fix == nil && found[0].related.count == 1)
    #expect(found.first?.detail.contains("first name next hop 127.0.0.") == true)
    let other = try findings(listener + "gateway = 192.0.2.1", "no-prohibited-hosts")
    #expect(other.first?.fix != nil)
    #expect(other.first?.detail.hasPrefix("write `prohibited_hosts") == true)
  }

  /// The list of the newer version is written once.
  @Test func allSuitesAreMovedAtOnce() throws {
    let text = "tls_ciphers = \"TLS_AES_256_GCM_SHA384:HIGH:TLS_AES_128_GCM_SHA256\"\n"
    let found = try findings(text, "tls13-suite-in-tls-ciphers")
    #expect(found.map { $0.fix != nil } == [true, false])
    let outcome = try FixApplication(includesSuggestions: true)
      .run(["a.conf"], from: MemoryLoader(["a.conf": text]))
    #expect(
      outcome.files.map { String(decoding: $0.after, as: UTF8.self) } == [
        "tls_ciphers = \"HIGH\"\n"
          + "tlsv13_ciphersuites = \"TLS_AES_256_GCM_SHA384:TLS_AES_128_GCM_SHA256\"\n"
      ])
  }

  /// A comment that touched a word would be a part of it.
  @Test(arguments: [
    ("( a.example,/* x */b.example )", "( a.example /* x */b.example )"),
    ("( a.example,# c\n b.example )", "( a.example # c\n b.example )"),
    ("( a.example,b.example, c.example )", "( a.example b.example c.example )"),
  ])
  func aBlankIsLeftBeforeAComment(list: String, mended: String) throws {
    let text = "hot_domains = \(list)\n"
    let outcome = try FixApplication(
      choose: { findings, _ in findings.filter { $0.rule == "list-comma" } }
    ).run(["a.conf"], from: MemoryLoader(["a.conf": text]))
    #expect(
      outcome.files.map { String(decoding: $0.after, as: UTF8.self) }
        == ["hot_domains = \(mended)\n"])
  }

  @Test(arguments: [
    ("( \"a.example\" )", "remove the parentheses", true),
    ("( # primary\n \"a.example\" )", "remove the parentheses", false),
    ("( \"a.example\" # backup is gone\n)", "remove the parentheses", false),
    ("( a.example b.example )", "write one of the values, without parentheses", false),
    ("()", "write the value instead of the parentheses, or remove the option", false),
  ])
  func parenthesesAreRemovedAlone(list: String, advice: String, isOffered: Bool) throws {
    let found = try findings("gateway = \(list)\n", "list-for-scalar")
    #expect(found.map(\.detail) == [advice])
    #expect(found.first.map { $0.fix != nil } == isOffered)
  }

  /// As routes, which is what other gateways of this form become, it would be reported again.
  @Test func aGatewayThatStandsForExchangersIsRemoved() throws {
    let text = "domain \"d.example\" {\n  gateway = __mx__\n  tls = no\n}\n"
    let outcome = try FixApplication(
      includesSuggestions: true,
      choose: { findings, _ in findings.filter { $0.rule == "gateway-url" } }
    ).run(["a.conf"], from: MemoryLoader(["a.conf": text]))
    #expect(outcome.rejected.isEmpty)
    #expect(
      outcome.files.map { String(decoding: $0.after, as: UTF8.self) }
        == ["domain \"d.example\" {\n  tls = no\n}\n"])
  }

  /// Without the last assignment alone, the one it replaced would move the mail.
  @Test func whatAGatewayReplacedIsRemovedWithIt() throws {
    let text = "domain \"d.example\" {\n  gateway = a.example\n  gateway = __mx__\n  tls = no\n}\n"
    let outcome = try FixApplication(
      includesSuggestions: true,
      choose: { findings, _ in findings.filter { $0.rule == "gateway-url" } }
    ).run(["a.conf"], from: MemoryLoader(["a.conf": text]))
    #expect(
      outcome.files.map { String(decoding: $0.after, as: UTF8.self) }
        == ["domain \"d.example\" {\n  tls = no\n}\n"])
  }

  /// Something else would apply instead of the exchangers.
  @Test(arguments: [
    (
      "gateway = \"relay.test\"\ndomain \"d.test\" { gateway = \"__mx__\" }",
      "gateway `relay.test` of the global scope applies; for its exchangers, name `d.test` itself"
    ),
    (
      "gateway = \"relay.test\"\nbinding \"b\" { gateway = \"__mx__\" }",
      "gateway `relay.test` of the global scope applies; for the exchangers, remove both"
    ),
    (
      "binding_group \"g\" { gateway = \"relay.test\" binding \"b\" { gateway = \"__MX__\" } }",
      "gateway `relay.test` of binding_group g applies; for the exchangers, remove both"
    ),
    (
      "gateway = \"relay.test\"\ndomain \"/[.]test$/\" { gateway = \"__mx__\" }",
      "gateway `relay.test` of the global scope applies; for the exchangers, remove both"
    ),
    (
      "domain \"d.test\" { gateway = \"__mx__\" routes = ( \"r.test\" ) }",
      "the routes of domain d.test apply; remove it if they are meant"
    ),
    (
      "domain \"d.test\" { gateway = \"r.test\" }\nbinding \"b\" { gateway = \"__mx__\" }",
      "other gateways or routes may apply"
    ),
  ])
  func aGatewayThatHidesAnotherIsNotRemoved(text: String, advice: String) throws {
    let found = try findings(text, "gateway-url")
    #expect(found.map { $0.fix == nil } == [true])
    #expect(found.first?.detail.hasSuffix(advice) == true, "\(found.map(\.detail))")
  }

  /// Routes are an error in bindings and groups.
  @Test(arguments: [
    ("%", "write the name or address alone, or use `routes`, which takes this form"),
    (
      "binding \"b\" { % }",
      "write the name or address alone, and its port as `domain \"a.test\" { remote_smtp_port = 26 }`"
    ),
    (
      "binding_group \"g\" { delivery_method = LMTP % }",
      "write the name or address alone, and its port as `domain \"a.test\" { lmtp_port = 26 }`"
    ),
    (
      "binding \"b\" { domain \"d.test\" { % } }",
      "write the name or address alone, and its port as `domain \"a.test\" { remote_smtp_port = 26 }`"
    ),
  ])
  func routesAreAdvisedWhereTheyAreValid(scope: String, advice: String) throws {
    let gateway = "gateway = \"smtp://a.test?port=26\""
    let parts = scope.split(separator: "%", omittingEmptySubsequences: false)
    let found = try findings(parts.joined(separator: gateway), "gateway-url")
    #expect(found.map(\.detail) == [advice])
    let plain = try findings("binding \"b\" { gateway = \"smtp://a.test\" }", "gateway-url")
    #expect(plain.map(\.detail) == ["write the name or address alone"])
  }

  /// The values of the name's own stanza apply, and those of the other stanza of the expression would not.
  @Test func noExpressionIsReplacedByANameThatHasAStanza() throws {
    let pattern = "domain \"/^a[.]example$/\" { gateway = \"g3.example\" }\n"
    let files = [
      "a.conf": "include \"x.inc\"\n" + pattern,
      "x.inc": "domain \"a.example\" { gateway = \"g2.example\" }\n",
    ]
    let configuration = try Configuration.load("a.conf", from: MemoryLoader(files))
    let found = Linter([RuleCatalog.rule("regex-is-literal")].compactMap { $0 })
      .lint(configuration)
    #expect(found.map { $0.fix == nil } == [true])
    #expect(found.first?.related.count == 1 && found.first?.detail.contains("apply first") == true)
    let twice = try findings(pattern + "tls = no\n" + pattern, "regex-is-literal")
    #expect(twice.map { $0.fix == nil } == [true, true])
    let later = try findings("domain \"/b/\" { tls = no }\n" + pattern, "regex-is-literal")
    #expect(later.map { $0.fix?.isSafe } == [false])
    #expect(later.first?.detail.contains("changes values") == true)
  }

  /// Where the closing bracket is missing, the dictionary ends with its statement.
  @Test func onlyTheCommasOfTheDictionaryAreRemoved() throws {
    let text = "cluster {\n  logs = [ panic = \"/a\", reject = \"/b\", main = \"/c\"\n"
    let other = "  hot_domains = ( a, b, c )\n}\n"
    for (end, isClosed) in [(" ]\n", true), ("\n", false)] {
      let found = try findings(text + end + other, "stray-comma")
      let fix = try #require(found.first.flatMap { isClosed ? $0.fix : $0.withheldFix?.fix })
      #expect(found.count == 1 && fix.edits.count == 2)
    }
  }

  /// What cannot be read may be the difference.
  @Test(arguments: ["port=5S7", "type=aa", "prot=587", "perf=3", "pref=1&pref=2", "port"])
  func noRouteIsARepetitionThatCannotBeRead(_ parameter: String) throws {
    let item = "\"smtp://a.example?\(parameter)\""
    let lists = ["\"smtp://a.example\" \(item)", "\(item) \"smtp://a.example\"", "\(item) \(item)"]
    for list in lists {
      let text = "domain \"d.example\" { routes = ( \(list) ) }\n"
      #expect(try findings(text, "routes-duplicate-item").isEmpty, "\(list)")
      #expect(try findings(text, "routes-mixed-preferences").isEmpty, "\(list)")
    }
  }

  @Test func noPortIsMovedBesideAMisspeltOne() throws {
    let rule = "route-port-in-authority"
    func text(_ key: String) -> String {
      "domain \"d.example\" { routes = ( \"smtp://a.example:26?\(key)=26\" ) }\n"
    }
    #expect(try findings(text("prot"), rule).map { $0.fix == nil } == [true])
    #expect(try findings(text("port"), rule).map { $0.fix == nil } == [false])
  }

  /// Brackets around all of `2001:db8::1:587` would make its port a part of the address.
  @Test func noBracketsEncloseAPort() throws {
    func hasFix(_ address: String) throws -> [Bool] {
      try [
        "gateway = \"\(address)\"\n",
        "domain \"d.example\" { routes = ( \"smtp://\(address)?pref=1\" ) }\n",
      ].flatMap { try findings($0, "ipv6-missing-brackets").map { $0.fix != nil } }
    }
    for port in ["24", "25", "26", "465", "587", "2525"] {
      #expect(try hasFix("2001:db8::1:\(port)") == [false, false])
    }
    for address in ["2001:db8::1", "2001:db8::587", "2001:db8:1:2:3:4:5:587", "::25"] {
      #expect(try hasFix(address) == [true, true], "\(address)")
    }
  }

  @Test func theOrderOfRoutesBeforeExchangersIsKept() throws {
    func hasFix(_ items: String) throws -> [Bool] {
      try findings(
        "domain \"d.example\" { routes = ( \(items) \"__mx__\" ) }\n", "routes-pref-against-mx"
      ).map { $0.fix != nil }
    }
    let seventh = "\"smtp://a.example?pref=7\""
    #expect(try hasFix(seventh) == [true])
    #expect(try hasFix("\(seventh) \"smtp://b.example?pref=7\"") == [true, true])
    #expect(try hasFix("\(seventh) \"smtp://b.example?pref=3\"") == [false, false])
    #expect(try hasFix("\"b.example\" \(seventh)") == [false])
  }

  @Test func suitesAreNotMovedOverThoseThatApply() throws {
    let stanza = "domain \"d.example\" { tls_ciphers = \"TLS_AES_128_GCM_SHA256:HIGH\" }\n"
    let outer = "tlsv13_ciphersuites = \"TLS_AES_256_GCM_SHA384\"\n"
    let rule = "tls13-suite-in-tls-ciphers"
    #expect(try findings(stanza, rule).map { $0.fix != nil } == [true])
    #expect(try findings(outer + stanza, rule).map { $0.fix != nil } == [false])
  }

  /// A failed verification is a failed delivery, where mail went in clear text.
  @Test(arguments: ["ca", "host"])
  func noTLSIsSwitchedOnThatFails(_ word: String) throws {
    let text = "tls_verify = \(word)\nesmtp_listener { listen \":25\" { } }\n"
    let authorities = "tls_ca = \"/etc/ca.pem\"\n"
    #expect(try findings(text, "tls-disabled").map { $0.fix != nil } == [false])
    #expect(try findings(authorities + text, "tls-disabled").map { $0.fix != nil } == [true])
  }

  /// Of a binding in two places, the value at the top level comes before those of the group.
  @Test func noValueIsRedundantThatHidesOneOfAGroup() throws {
    func text(_ group: String) -> String {
      """
      gateway = "one.example"
      connect_timeout = 50
      binding "b" {
        connect_timeout = 50
        domain "d.example" { gateway = "one.example" }
      }
      binding_group "g" { \(group) binding "b" { max_retries = auto } }

      """
    }
    let others = "domain \"d.example\" { gateway = \"two.example\" } connect_timeout = 40"
    #expect(try findings(text(others), "redundant-value").isEmpty)
    // Of the domain's value it is not decided: some domain sets the option.
    #expect(try findings(text(""), "redundant-value").count == 1)
  }

  /// Without `use_dane` the module does not help, and another rule offers to remove the option.
  @Test func noModuleIsAddedThatIsNotUsed() throws {
    let text = "domain \"d.example\" { enable_dane = true connect_timeout = 5 }\n"
    #expect(try findings(text, "option-without-module").map { $0.fix == nil } == [true])
    #expect(try findings(text, "enable-sts-without-use").map { $0.fix == nil } == [false])
    let used = "use_dane = true\n" + text
    #expect(try findings(used, "option-without-module").filter { $0.fix != nil }.count == 2)
  }

  @Test func noStanzaIsAddedForAWord() throws {
    func hasFix(_ target: String) throws -> [Bool] {
      let text = """
        delayed_reroute_domain = "slow.example"
        domain "slow.example" { delayed_reroute_domain = "\(target)" routes = ( "192.0.2.1" ) }
        """
      return try findings(text, "reroute-loop").filter { $0.message.contains(target) }
        .map { $0.fix != nil }
    }
    #expect(try hasFix("disable") == [false])
    #expect(try hasFix("away.example") == [true])
  }

  private func findings(_ text: String, _ rule: String) throws -> [Diagnostic] {
    let configuration = try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text]))
    return Linter([RuleCatalog.rule(rule)].compactMap { $0 }).lint(configuration)
  }
}
