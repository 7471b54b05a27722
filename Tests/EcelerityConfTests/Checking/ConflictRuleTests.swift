import Testing

@testable import EcelerityConf

/// The rules about references and conflicts together: all their findings in each configuration.
struct ConflictRuleTests {
  // MARK: Oracles

  static let oracles = [
    RuleCase(
      "T-03",
      """
      message_expiration = 86400
      binding "b1" { message_expiration = 3600 }
      domain "d.example" { message_expiration = 120 }
      binding "b2" {
        message_expiration = 7200
        domain "d.example" { message_expiration = 86400 }
      }
      """, "binding-value-shadows-global-domain"),
    RuleCase("T-10", "gateway = fe80::1", "ipv6-next-hop-without-use-ipv6"),
    RuleCase("T-11", "gateway = \"[fe80::a00]:1\"", "ipv6-next-hop-without-use-ipv6"),
    RuleCase(
      "T-22", "prohibited_hosts = ( \"127.0.0.0/8\" )\ngateway = 127.0.0.1", "gateway-prohibited"),
    RuleCase(
      "T-24", "max_outbound_connections = 20\nhost \"mx.example\" { }", "host-limit-unset"),
    RuleCase(
      "T-18",
      """
      binding "via" { gateway = "#hop" }
      domain "#hop" { routes = ( "smtp://r.example?port=587" ) }
      """),
  ]

  /// An address that includes all of its family is not one of the server's own, and its port is open on all of those.
  @Test(arguments: ["0.0.0.0:25", ":25", "*:25"])
  func aListenerOnEveryAddressIsOnThatOfABinding(label: String) throws {
    let found = try findings(
      """
      esmtp_listener { listen "\(label)" { } }
      binding "b" { bind_address = 192.0.2.1 }
      domain "oak.example" { gateway = "192.0.2.1" }
      """)
    #expect(found.contains { $0.rule == "gateway-to-own-address" })
  }

  // MARK: One binding, two stanzas

  /// A domain in one of them comes before the value of the other binding itself.
  @Test(
    arguments: [
      ("connect_timeout = 60", "connect_timeout = 30", .warning),
      ("connect_timeout = 60", "connect_timeout = 60", .info),
      ("connect_timeout = 60", "rset_timeout = 30", .info),
    ] as [(String, String, Severity)])
  func aDomainInABindingHidesAValueOfTheOther(
    domain: String, binding: String, severity: Severity
  ) throws {
    let stanzas = [
      "binding b { bind_address = 192.0.2.1 domain d.test { \(domain) } }\n",
      "binding b { bind_address = 192.0.2.1 \(binding) }\n",
    ]
    for (outer, inner) in [(stanzas[0], stanzas[1]), (stanzas[1], stanzas[0])] {
      let found = try findings(outer + "binding_group g { \(inner) }\n")
        .filter { $0.rule == "binding-in-two-places" }
      #expect(found.map(\.severity) == [severity])
    }
  }

  // MARK: One socket, two stanzas

  /// Stanzas with the same label in one file may be meant as one; two spellings of one endpoint are not.
  @Test(
    arguments: [
      ("listen \":25\" { } listen \":25\" { tls_certificate = \"/a\" }", .warning),
      ("listen \":25\" { } listen \"*:25\" { }", .error),
      ("listen \"[*]:25\" { } listen \"[::]:25\" { }", .error),
      ("listen \"192.0.2.7:25\" { } listen \"192.0.2.7:25\" { enable = true }", .warning),
      ("listen \":25\" { } listen \":25\" { enable = false }", nil),
      ("listen \":25\" { } listen \":587\" { }", nil),
    ] as [(String, Severity?)])
  func aSocketIsOpenedOnce(stanzas: String, severity: Severity?) throws {
    let text = "esmtp_listener { \(stanzas) }"
    let found = Linter([DuplicateListen.self]).lint(
      try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text])))
    #expect(found.map(\.severity) == (severity.map { [$0] } ?? []))
  }

  // MARK: One mistake, one finding

  static let silences = [
    RuleCase(
      "what an include would define",
      """
      include "none.conf"
      esmtp_listener { pathway = "inbound" }
      delivery_pool = "pool"
      domain "d.example" { use_dane = true reroute_domain = "x.example" }
      prefer_ipv6_mxs = true
      """),
    RuleCase(
      "a binding named by its address",
      """
      binding "b" { bind_address = 192.0.2.1 }
      esmtp_listener { listen "192.0.2.2:25" { duravip_follow = "192.0.2.1" } }
      """),
    RuleCase(
      "letter case of a binding",
      """
      binding "b" { bind_address = 192.0.2.1 }
      esmtp_listener { listen "192.0.2.2:25" { duravip_follow = "B" } }
      """, "binding-name-case-mismatch"),
    RuleCase(
      "routes of a relay domain that name nothing",
      """
      relay_domains = ( "a.example" "b.example" "*.c.example" )
      domain "a.example" { routes = ( ) }
      domain "x.c.example" { routes = ( "__mx__" ) }
      """, "routes-mx-only"),
    RuleCase(
      "routes where they are not looked up",
      """
      prohibited_hosts = ( "192.0.2.0/24" )
      binding "b" { bind_address = 198.51.100.1 domain "d.example" { routes = ( "192.0.2.7" ) } }
      """),
    RuleCase(
      "threads that no socket takes from its listener",
      """
      threadpool "tp" { concurrency = 4 }
      threadpool "big" { concurrency = 40 }
      esmtp_listener { pool_name = "tp" concurrency = 8 listen ":25" { concurrency = 2 } }
      ecstream_listener { pool_name = "tp" concurrency = 8 listen ":26" { pool_name = "big" } }
      http_listener { enable = false pool_name = "tp" concurrency = 8 listen ":27" { } }
      """),
    RuleCase(
      "threads that one socket takes from its listener",
      """
      threadpool "tp" { concurrency = 4 }
      esmtp_listener {
        pool_name = "tp"
        concurrency = 8
        listen ":25" { concurrency = 2 }
        listen ":26" { }
      }
      """, "concurrency-exceeds-threadpool"),
    RuleCase(
      "a group instead of a pathway",
      """
      pathway_group "g" { pathway "p" { } }
      esmtp_listener { pathway = "g" listen ":25" { pathway = "p" } }
      """, "pathway-references-group"),
    RuleCase(
      "names that policy code may use",
      """
      scriptlet "s" { script "p" { source = "a.lua" } }
      threadpool "mine" { concurrency = 5 }
      datasource "people" { uri = "sqlite:/var/db/people" }
      pathway "p" { }
      """),
    RuleCase(
      "a data source inside of a path",
      """
      datasource "people" { uri = "sqlite:/var/db/people" }
      bounce_classifier_override { user_mdn_classification_override = ":datasource:people:q" }
      """),
    RuleCase(
      "a target without stanza",
      "delayed_reroute_domain = \"x.example\"", "reroute-target-undefined"),
    RuleCase(
      "all addresses of both families",
      "esmtp_listener { listen \"*:25\" { } listen \"[*]:25\" { } listen \"127.0.0.1:25\" { } }"),
    RuleCase(
      "a domain repeated in the group of the binding",
      """
      binding_group "g" {
        domain "d.example" { message_expiration = 120 }
        binding "b" { message_expiration = 3600 }
      }
      domain "d.example" { message_expiration = 120 }
      """),
    RuleCase(
      "a value between two that are equal",
      """
      retry_interval = 1200
      binding_group "g" {
        retry_interval = 600
        binding "b" { retry_interval = 1200 }
      }
      """),
    RuleCase(
      "what a gateway's routes replace",
      """
      skip_hosts = ( "192.0.2.0/24" )
      gateway = 192.0.2.7
      domain "192.0.2.7" { routes = ( "198.51.100.7" ) }
      """),
  ]

  // MARK: Data sources and labels

  static let names = [
    RuleCase(
      "data sources that are not defined",
      """
      datasource "people" { uri = "sqlite:/var/db/people" }
      alias { scheme "s" { cache = "People" } }
      auth_ds { scheme "a" { authenticate { cache = "nobody" } } }
      cluster { replicate "mill" { type = "Cache" } replicate "people" { type = "cache" } }
      bounce_classifier_override {
        user_mdn_classification_override = ":datasource:peeple:q"
        user_smtp_classification_override = "/etc/mill.ovr"
      }
      """, "undefined-datasource", "undefined-datasource", "undefined-datasource",
      "undefined-datasource"),
    RuleCase(
      "a data source that is meant by a misspelt stanza",
      """
      datasorce "people" { uri = "sqlite:/var/db/people" }
      alias { scheme "s" { cache = "people" } }
      """),
    RuleCase(
      "a data source that an include would define",
      """
      include "none.conf"
      alias { scheme "s" { cache = "people" } }
      """),
    RuleCase(
      "data sources of the installation",
      """
      seedlist "s" { cache_name = "ecdb" }
      smpp_ram_cache = "ram"
      """),
    RuleCase(
      "labels in two letter cases",
      """
      binding_group "g" { binding "north" { bind_address = 192.0.2.1 } }
      binding_group "G" { binding "North" { bind_address = 192.0.2.2 } }
      threadpool "p" { concurrency = 5 }
      threadpool "P" { concurrency = 6 }
      threadpool "P" { stack_size = 70000 }
      esmtp_listener { pool_name = "p" }
      ecstream_listener { pool_name = "P" }
      """, "labels-differ-in-case", "labels-differ-in-case", "labels-differ-in-case"),
    RuleCase(
      "letter case of names that have rules of their own",
      """
      domain "d.example" { message_expiration = 120 }
      domain "D.example" { retry_interval = 600 }
      domain "/^a\\.b$/" { retry_interval = 60 }
      domain "/^A\\.b$/" { retry_interval = 600 }
      esmtp_listener { listen "[2001:DB8::5]:25" { } }
      ecstream_listener { listen "[2001:db8::5]:1825" { } }
      """, "domain-name-equivalent"),
  ]

  @Test func labelsOfBindingsMayDifferInCase() throws {
    let found = try findings(
      """
      binding "b" { bind_address = 192.0.2.1 }
      binding "B" { bind_address = 192.0.2.2 }
      auth_ds { scheme "s" { case_insensitive_usernames = true } scheme "S" { default_realm = "x" } }
      """
    ).filter { $0.rule == "labels-differ-in-case" }
    #expect(found.map(\.severity) == [.info, .warning])
    #expect(
      found.map(\.message) == [
        "binding `B` differs from `b` only in letter case",
        "scheme `S` differs from `s` only in letter case",
      ])
  }

  @Test(arguments: oracles + silences + names)
  func exactFindings(_ sample: RuleCase) throws {
    #expect(try findings(sample.text).map(\.rule) == sample.rules)
  }

  // MARK: Unintended values

  @Test(arguments: [
    "threadpool p { concurrency = 99999999999999999999 }\n"
      + "esmtp_listener { pool_name = p concurrency = 99999999999999999999999 }",
    "gateway = \"[::1]:99999999999999999999\"\nlmtp_port = 99999999999999999999",
    "relay_hosts = ( \"::/0\" \"0.0.0.0/0\" \"1.2.3.4/99999999999999999999\" \"/\" \"\" )",
    "skip_hosts = ( )\nprohibited_hosts = ( )\nroutes = ( )\ndomain \"\" { routes = ( \"\" ) }",
    "host \"\" { rollup_mx = } listen \"\" { duravip_follow = \"\" }",
    "esmtp_listener { listen \":\" { } listen \"[\" { } listen \"]:0\" { } }",
    "domain \"/(a+)+$/\" { tls = no }\ndomain \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\" { tls = no }",
    "local_changes_file = \"\"\nlocal_changes_only = 1\nuse_dane = ( )",
  ])
  func hostileValuesDoNoHarm(_ text: String) throws {
    _ = try findings(text)
  }

  @Test func blocksAreFoundAtTheirEdges() throws {
    let blocks = AddressBlocks([
      scalar("0.0.0.0/0"), scalar("192.0.2.0/24"), scalar("2001:db8::/32"), scalar("no block"),
    ])
    let around = { (text: String) in IPAddress(text).flatMap { blocks.around($0)?.text } }
    #expect(around("192.0.2.255") == "192.0.2.0/24")
    #expect(around("192.0.3.0") == "0.0.0.0/0")
    #expect(around("2001:db8::1") == "2001:db8::/32")
    #expect(around("2001:db9::1") == nil)
    #expect(CIDRBlock("0.0.0.0/0").flatMap { blocks.around($0, isStrict: true) } == nil)
  }

  @Test func aDomainIsFoundAgainHoweverItIsWritten() throws {
    let names = (0..<20).map { "\"d\($0).example\"" }.joined(separator: " ")
    let again = """
      "D7.example" "d7.example." "Bücher.example" "xn--bcher-kva.example" "d19.example"
      """
    let found = try findings("relay_domains = ( \(names) \(again) )")
    #expect(
      found.map(\.message) == [
        "`D7.example` is already in the list", "`d7.example.` is already in the list",
        "`xn--bcher-kva.example` is already in the list",
        "`d19.example` is already in the list",
      ])
    #expect(try findings("relay_domains = ( \(names) \(again) \"!d1.example\" )").isEmpty)
  }

  private func scalar(_ text: String) -> Scalar {
    Scalar(text: text, span: SourceSpan(FileID(0), ByteRange(0, 0)), isQuoted: true)
  }

  /// The findings of the two families, by rule.
  private func findings(_ text: String) throws -> [Diagnostic] {
    let loader = MemoryLoader(["main.conf": text])
    let configuration = try Configuration.load("main.conf", from: loader)
    let rules = RuleCatalog.references + RuleCatalog.conflicts
    return Linter(rules).lint(configuration).sorted { $0.rule < $1.rule }
  }
}
