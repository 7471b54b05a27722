import Testing

@testable import EcelerityConf

/// All rules together.
struct LinterTests {
  @Test func readingOrder() throws {
    let found = try lint("tls = maybe\ngatewey = 1\ndomian \"x\" { }\ninclude \"none.conf\"")
    #expect(
      found.map(\.rule) == ["invalid-enum", "unknown-option", "unknown-stanza", "missing-include"])
  }

  @Test func filesInReadingOrder() throws {
    let found = try lint(
      "include \"b.conf\"\ngatewey = 1", with: ["b.conf": "tls = maybe"])
    #expect(found.map(\.rule) == ["unknown-option", "invalid-enum"])
    #expect(found.map(\.span.file.rawValue) == [0, 1])
  }

  @Test func twiceIncludedFileIsReportedOnce() throws {
    let text = "binding \"n\" { include \"b.conf\" }\nbinding \"s\" { include \"b.conf\" }"
    let found = try lint(text, with: ["b.conf": "gatewey = 1\nretry_interval = soon"])
    let inside = found.filter { $0.span.file.rawValue == 1 }
    #expect(inside.map(\.rule) == ["unknown-option", "invalid-number"])
  }

  @Test func twiceIncludedFileInOneScopeRepeatsNothing() throws {
    let found = try lint(
      "include \"b.conf\"\ninclude \"b.conf\"", with: ["b.conf": "retry_interval = 60"])
    #expect(found.map(\.rule) == ["include-twice"])
  }

  /// Only the first of the two is set again below.
  @Test(arguments: [
    ("retry_interval = 70", "duplicate-option"),
    ("retry_interval = 60", "duplicate-option-identical"),
  ])
  func twiceIncludedFileSetsAgainOnlyWhatItSetsBefore(second: String, rule: String) throws {
    let found = try lint(
      "include \"b.conf\"\ninclude \"b.conf\"\n",
      with: ["b.conf": "retry_interval = 60\n" + second])
    let again = found.filter { $0.rule.hasPrefix("duplicate-option") }
    #expect(again.map(\.rule) == [rule])
    #expect(again.map(\.span.range.lowerBound) == [0])
  }

  @Test func overridingAcrossFilesIsSilent() throws {
    #expect(try lint("include \"b.conf\"\ntls = no", with: ["b.conf": "tls = required"]).isEmpty)
  }

  @Test func findingsNameTheirScope() throws {
    let found = try lint(
      "bind_address = 192.0.2.1 binding_group g { binding b { domain \"d.example\" { gatewey = 1 } } }"
    )
    #expect(found.map(\.scope) == ["binding_group g / binding b / domain d.example"])
  }

  @Test(arguments: [["a", "b"], ["b", "a"]])
  func aFixIsSafeOnlyWhereEveryScopeSaysSo(bindings: [String]) throws {
    let text = bindings.map { "binding \"\($0)\" { include \"b.conf\" }\n" }.joined()
    let loader = MemoryLoader(["a.conf": text, "b.conf": "tls = no\n"])
    let found = Linter([SafeInOneBinding.self]).lint(
      try Configuration.load("a.conf", from: loader))
    #expect(found.map { $0.fix?.isSafe } == [false])
  }

  @Test func everyProblemOfSyntaxBelongsToOneRule() {
    var rules: [SyntaxProblem.Kind: [String]] = [:]
    for rule in RuleCatalog.all.compactMap({ $0 as? any SyntaxRule.Type }) {
      for kind in rule.problems { rules[kind, default: []].append(rule.description.id) }
    }
    for kind in SyntaxProblem.Kind.allCases {
      #expect(rules[kind]?.count == 1, "\(kind): \(rules[kind] ?? [])")
    }
  }

  @Test func everyPlacementRuleIsInTheCatalogue() {
    for rule in Placement.rules {
      #expect(RuleCatalog.rule(rule.description.id) != nil)
    }
  }

  @Test func deepUnknownStanzasNeedLittleMemory() throws {
    let text = (0..<20_000).map { "house\($0) { gateway = \"a.example\" }\n" }.joined()
    let found = try lint(text)
    #expect(found.count == 20_000)
    #expect(found.allSatisfy { $0.rule == "unknown-stanza" })
  }

  /// After a value the parser cannot know that a word with a colon is a name; the table does.
  @Test(arguments: [
    ("tls = no gateway: relay.example", "write `gateway = …` if the option is meant"),
    ("tls = no Gateway : relay.example", "write `gateway = …` if the option is meant"),
    ("tls = no gateway:relay.example", "write `gateway = …` if the option is meant"),
    ("gateway:relay.example", "write `gateway = …` if the option is meant"),
    ("tls = no domain: relay.example", "write `domain … {` if the stanza is meant, or quote"),
    ("tls = no cluster: relay.example", "write `cluster {` if the stanza is meant, or quote"),
    ("tls = no pathway: mill", "write `pathway … {` if the stanza is meant, or quote"),
    ("esmtp_listener { enable = no pathway: mill }", "write `pathway = …` if the option is meant"),
    ("binding b { } pathway p { gateway:relay.example\n}", "remove it; it is valid in "),
    (
      "house { tls = no domain: relay.example }",
      "write `domain = …` if the option is meant, or `domain … {` if"
    ),
    ("pathway p { enable = no gateway: relay.example }", "remove it, or quote"),
    ("tls = no nobody: relay.example", "remove it, or quote"),
    ("banner = Hello : nobody", "remove it, or quote"),
    ("gateway relay.example", "add `{`"),
  ])
  func aColonAfterTheNameOfAnOptionIsReported(text: String, advice: String) throws {
    let found = try lint(text + "\nuse_ipv6 = true\n").filter { $0.rule == "syntax-error" }
    #expect(found.count == 1 && found[0].detail.hasPrefix(advice), "\(found.map(\.detail))")
  }

  /// The valid names depend on the scope that the file is read in.
  @Test func theAdviceAboutAColonDependsOnTheScopeOfTheFile() throws {
    let text = "enable = no pathway: mill\n"
    let found = try lint(
      "tls = no\nesmtp_listener { listen \":25\" { } include \"b.conf\" }\n",
      with: ["b.conf": "include \"c.conf\"\n", "c.conf": text])
    let fragment = try Configuration.load(
      "c.conf", from: MemoryLoader(["c.conf": text]),
      options: ConfigurationOptions(enclosure: [StanzaName(.esmtpListener)]))
    for findings in [found, Linter().lint(fragment)] {
      let errors = findings.filter { $0.rule == "syntax-error" }
      #expect(errors.count == 1)
      #expect(errors.allSatisfy { $0.detail.hasPrefix("write `pathway = …` if the option") })
    }
  }

  @Test(arguments: [
    ("esmtp_listener {\n relay_for_sending_domains\n listen \":25\" { }\n}", "open_relay = true"),
    ("readonly_include = \"b.conf\"", "write the path in quotes right after the name"),
  ])
  func adviceIsForWhatIsThere(text: String, advice: String) throws {
    let found = try lint(text).filter { $0.rule == "syntax-error" }
    #expect(found.count == 1 && found[0].detail.contains(advice), "\(found)")
  }

  @Test(arguments: [
    ("include \"\"", "include has an empty path"),
    (
      "binding_group g { domain e.example { routes = ( \"a.example\" ) } }",
      "`routes` is set in a domain inside a `binding_group`, but routes seem to be looked up by "
        + "domain alone"
    ),
    (
      "binding_group g { domain e.example { host_failure_retry = 60 } }",
      "`host_failure_retry` is set in a domain inside a `binding_group`, but belongs to domains alone"
    ),
    (
      "use_dane = true\ndane { enabled = false }",
      "`use_dane` is set, but the module `dane` is switched off"
    ),
    (
      "domain d.example { delivery_method = APN idle_timeout = 10 delivery_response_timeout = 20000 }",
      "APN waits for a response up to 20000 ms, but idle connections are kept for 10 s"
    ),
    (
      "local_changes_only = true\nlocal_changes_file = \"\"",
      "`local_changes_only` is on, but `local_changes_file` names no file"
    ),
    ("domain \"[IPv6:192.0.2.1]\" { tls = no }", "IPv4 address `[IPv6:192.0.2.1]` is in brackets"),
    (
      "domain d.example { routes = ( \"a b%c\" ) }", "`a b%c` is neither a host name nor an address"
    ),
  ])
  func messagesSayWhatIsThere(text: String, message: String) throws {
    #expect(try lint(text).map(\.message).contains(message))
  }

  private func lint(_ text: String, with files: [String: String] = [:]) throws -> [Diagnostic] {
    let loader = MemoryLoader(files.merging(["a.conf": text]) { _, main in main })
    return Linter().lint(try Configuration.load("a.conf", from: loader))
  }
}

/// A rule whose fix is safe only in the binding `a`.
private enum SafeInOneBinding: SettingRule {
  static let description = RuleDescription(
    id: "safe-in-one-binding", group: .style, severity: .info, summary: "an option",
    rationale: "For tests.", pages: [], examples: [])

  static let interest = SettingInterest.options([.tls])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    let edit = Edit(replace: setting.nameSpan, with: "xclient")
    findings.report(
      self, at: setting.nameSpan, in: setting.scope, "an option",
      fix: setting.scope.label == "a" ? .safe(edit) : .suggestion(edit))
  }
}

/// One mistake, one finding: small configurations with all their findings.
struct OneMistakeTests {
  struct Sample: CustomTestStringConvertible {
    let text: String
    let rules: [String]

    init(_ text: String, _ rules: String...) {
      self.text = text
      self.rules = rules
    }

    var testDescription: String { text }
  }

  @Test(arguments: samples)
  func exactFindings(_ sample: Sample) throws {
    let loader = MemoryLoader(["a.conf": sample.text])
    let configuration = try Configuration.load("a.conf", from: loader)
    let found = Linter(OneMistakeTests.rules).lint(configuration)
    #expect(found.map(\.rule).sorted() == sample.rules.sorted(), "\(found.map(\.message))")
  }

  /// The rules of these samples; the rules about routing have their own tests.
  private static let rules = RuleCatalog.all.filter { rule in
    foreignPrefixes.allSatisfy { !rule.description.id.hasPrefix($0) }
      && rule.description.group != .security
  }

  private static let foreignPrefixes = [
    "gateway-and", "gateway-o", "gateway-s", "gateway-l", "gateway-c", "gateway-p", "gateway-u",
    "route-", "routes-d", "routes-e", "routes-mi", "routes-mx", "lmtp-", "push-", "ecstream-",
    "global-routes", "port-option-unused", "domain-options", "synthetic-", "ipv6-missing",
    "ipv6-next", "loopback-", "regex-",
  ]

  static let samples: [Sample] = [
    // The oracles, as far as these rules cover them.
    Sample(
      """
      message_expiration = 3600
      domain "d.example" { message_expiration = 120 }
      domain "e.example" { max_resident_active_queue_size = 500 }
      """, "unknown-option"),
    Sample(
      """
      binding "b1" {
        domain d.example { message_expiration = 86400 }
        domain "e.example" { max_resident_active_queue_size = 500 }
      }
      binding "b2" { domain "d.example" { max_resident_active_queue_size = 500 } }
      """, "unknown-option", "unknown-option", "binding-without-bind-address",
      "binding-without-bind-address"),
    Sample(
      """
      max_outbound_connections = 30
      binding_group "g" {
        max_outbound_connections = 5
        binding "b" {
          bind_address = 192.0.2.10
          domain "d.example" {
            #some other options
          }
        }
      }
      """, "empty-stanza"),
    Sample(
      #"domain "/(?:^|[.])oak[.](?:example|co[.]test)$/" { max_outbound_connections = 15 }"#),
    Sample(
      #"domain "d.example" { routes = ( smtp://192.0.2.4?pref=10 ) }"#, "unquoted-special-char"),
    Sample(
      #"binding "b" { bind_address = 192.0.2.1 routes = ( "a.example" ) }"#,
      "routes-invalid-scope"),
    Sample(
      #"binding "b" { bind_address = 192.0.2.1 domain "d.example" { routes = ( "a.example" ) } }"#,
      "routes-in-nested-domain"),
    Sample("gateway = “relay.example”", "smart-quotes"),
    Sample(#"host "mx.example" { }"#),

    // Places.
    Sample(#"host "h.example" { gateway = "a.example" }"#, "gateway-invalid-scope"),
    Sample(#"host "h.example" { routes = "a.example" }"#, "routes-invalid-scope"),
    Sample(#"host "h.example" { use_ipv6 = maybe }"#, "global-only-option"),
    Sample(#"host "h.example" { retry_interval = 5 }"#, "host-option-unsupported"),
    Sample(
      #"binding "b" { bind_address = "*" use_dane = true }"#, "domain-global-option-in-binding"),
    Sample(
      #"binding "b" { bind_address = "*" domain "d.example" { use_dane = true } }"#,
      "domain-global-option-in-binding"),
    Sample(
      #"domain "d.example" { host "h.example" { rollup_mx = yes } }"#, "stanza-invalid-parent"),
    Sample(#"listen ":25" { enable = true }"#, "stanza-invalid-parent"),
    Sample(
      #"domain "d.example" { script "s" { source = "a.lua" } }"#, "stanza-invalid-parent"),
    Sample("house_filter { gateway = 5 routes = maybe  a { b = c } }", "unknown-stanza"),
    Sample("domian \"d.example\" { gatewey = \"a.example\" }", "unknown-stanza"),
    Sample("xfer { anything = 5 }"),
    Sample("esmtp_listener { enabled = maybe }", "enabled-vs-enable"),
    Sample("alerting \"one\" { enable = true }", "enabled-vs-enable", "unexpected-label"),

    // Values.
    Sample(#"delivery_method = "LMPT""#, "invalid-delivery-method"),
    Sample(#"relay_hosts = "192.0.2.7/24""#, "missing-list-parentheses"),
    Sample(
      #"relay_hosts = ( "192.0.2.7/24" "[::1]" "all" )"#,
      "cidr-host-bits", "ipv6-brackets-not-allowed", "invalid-cidr"),
    Sample("use_ipv6 = ( maybe )", "list-for-scalar"),
    Sample("use_ipv6 = true;", "trailing-separator"),
    Sample("retry_interval = <seconds>", "placeholder"),
    Sample(
      """
      tls = no
      <<<<<<< HEAD
      tls = required
      domian "d.example" {
      =======
      gatewey = 5
      domain "d.example" {
      >>>>>>> more
        gateway = "a.example"
      }
      """, "merge-conflict"),
    Sample(
      "<<<<<<< HEAD\ntls = no\n=======\ntls = yes\n>>>>>>> more\nuse_ipv6 = 'true'\nadm : 2\n",
      "merge-conflict", "single-quotes", "syntax-error"),
    Sample("t\0l\0s\0=\0n\0o\0\n\0x\0=\0y\0", "syntax-error"),
    Sample("tls = no\n\u{FEFF}use_ipv6 = true", "byte-order-mark"),
    Sample("use_ipv6 = true\n\u{FEFF}domain d.example { gateway = a.example }", "byte-order-mark"),
    Sample("use_ipv6 = 'true'", "single-quotes"),
    Sample("tls = maybe\ntls = no", "invalid-enum", "duplicate-option"),
    Sample("tls = no\ntls = \"no\"", "duplicate-option-identical"),
    Sample("gateway = [ 2001:db8::1 ]", "syntax-error"),
    Sample("gateway = [2001:db8::1]", "unquoted-special-char"),
    Sample("esmtp_listener { listen [::]:25 { enable = true } }", "unquoted-special-char"),
    Sample("domain [IPv6:2001:db8::1] { tls = no }", "unquoted-special-char"),
    Sample("relay_hosts = ( [2001:db8::1] )", "unquoted-special-char", "ipv6-brackets-not-allowed"),
    Sample(
      #"domain "d.example" { routes = ( [2001:db8::1]:25, [2001:db8::2]:25 ) }"#,
      "unquoted-special-char", "list-comma", "unquoted-special-char"),
    Sample("cluster { logs [a:b = \"/c\"] }"),
    Sample("cluster { logs = [a:b=c] }"),
    Sample("cluster { logs = [] }"),
    Sample("relay_hosts = ( 192.0.2.1, 192.0.2.2, )", "list-comma", "stray-comma"),
    Sample("spool_mode = 0999 remote_smtp_port = 0", "invalid-octal-mode", "invalid-port"),

    // No findings.
    Sample(""),
    Sample("USE_IPV6 = Yes Domain d.example { GateWay = relay.example }"),
    Sample("mailerdaemon = \"<postmaster@mill.example>\""),
    Sample("debug_flags { error = ALL notice = ( DNS SMTP ) info = ( ) }"),
    Sample("max_retries = 0 adaptive_default_suspension = \"4 hours\"", "invalid-number"),
  ]
}
