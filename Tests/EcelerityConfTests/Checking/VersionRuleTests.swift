import Testing

@testable import EcelerityConf

/// The findings of the rules about versions in one file, for each of several versions.
struct VersionRuleTests {
  private static let targets = ["3.6", "4.2", "4.8", "5.3"]

  /// A configuration and the rules that report it, a list for each target.
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let rules: [[String]]
    var testDescription: String { text }

    init(_ text: String, _ rules: [String]...) {
      self.text = text
      self.rules = rules
    }
  }

  private static let tooNew = ["option-too-new"]
  private static let module = ["deprecated-module"]
  private static let option = ["deprecated-option"]
  private static let other = ["other-manual-only"]

  static let cases = [
    Case("openarc { }", tooNew, tooNew, tooNew, []),
    Case("dkim2 { }", tooNew, tooNew, tooNew, []),
    Case("spf_v1 \"s\" { delay_check = true }", tooNew, tooNew, tooNew, []),
    Case("adaptive { force_max_binding_age = true }", tooNew, tooNew, [], []),
    Case("adaptive { read_cache_after_suspension = true }", tooNew, tooNew, [], []),
    Case("use_mta_sts = true", tooNew, tooNew, [], []),
    Case("opendkim \"o\" { }", [], [], [], []),
    Case("dkim_sign \"d\" { }", module, module, module, module),
    Case("av_fsecure \"f\" { }", module, module, module, module),
    Case("pe2_logger \"p\" { }", module, module, module, module),
    Case("bounce_classifier \"b\" { refresh = 60 }", module, module, module, module),
    Case("adaptive { backing_store_timeout = 5 }", module, module, module, module),
    Case("url_ripper { base = a.example checklist_suppress_ips = x }", [], module, module, module),
    Case("watchdog_interval = 60", option, option, option, option),
    Case("control_listener_timeout = 60", option, option, option, option),
    Case("cluster { cluster_listener = \"*:4802\" }", option, option, option, option),
    Case("crypto_lock_method = EC_SSL_MUTEX", [], [], [], ["deprecated-lock-method"]),
    Case("dkim = enabled", [], other, other, other),
    Case("statp \"s\" { interval = 60 }", [], other, other, other),
    Case("spamassassin { daemon = \"a:783\" max_size = 9 }", other, [], [], []),
    Case("scriptlet \"s\" { gc_every = 9 }", other, [], [], []),
    Case("generic_getter_cache_size = 9", other, [], [], []),
    Case(
      "domain m { mm7_inactivity_timer = 9 }", [], ["deprecated-mm7-options"],
      ["deprecated-mm7-options"], ["deprecated-mm7-options"]),
    Case("outbound_smtp_auth_v0 { }", [], [], [], ["deprecated-auth-module"]),
    Case("dnsbuf { }", tooNew, [], ["deprecated-dnsbuf"], ["deprecated-dnsbuf"]),
  ]

  @Test(arguments: cases)
  func eachVersionHasItsOwnFindings(_ sample: Case) throws {
    for (target, rules) in zip(Self.targets, sample.rules) {
      #expect(try findings(sample.text, target).map(\.rule) == rules, "\(target)")
    }
  }

  /// The manuals of both lines have them, each with a version of its own.
  @Test(arguments: [
    ("mxip { }", "3.6.5"), ("smtp_auth_proxy { host = a.example }", "3.6.5"),
    ("smtp_rcptto_proxy { }", "3.6.5"), ("custom_bounce_logger \"c\" { }", "3.6.5"),
    ("ac_auth { }", "3.6.5"), ("chunk_logger \"c\" { }", "3.6.5"), ("dnsbuf { }", "3.6.5"),
    ("reception_timing \"r\" { }", "3.6.6"), ("reception_timing_logger \"r\" { }", "3.6.6"),
    ("ipv6_lookup { }", "3.6.10"), ("bind_address_secondary { }", "3.6.10"),
  ])
  func modulesOfTwoLines(_ text: String, _ first: String) throws {
    func isTooNew(_ target: String) throws -> Bool {
      try findings(text, target).map(\.rule).contains("option-too-new")
    }
    for target in ["3.0", "3.6.4", "4.0", "4.1"] { #expect(try isTooNew(target), "\(target)") }
    for target in [first, "3.7", "4.2", "5.3"] { #expect(try !isTooNew(target), "\(target)") }
  }

  @Test(arguments: [("4.0", 1), ("4.1", 1), ("4.2", 0)])
  func anOptionOfAModuleThatCameLater(_ target: String, _ count: Int) throws {
    let found = try findings("engagement_tracker { max_metadata_len = 900 }", target)
    #expect(found.map(\.rule) == Array(repeating: "option-too-new", count: count))
  }

  /// OpenSSL 3 came with 4.7, and for some systems only.
  @Test(arguments: [("3.6", 0), ("4.2", 0), ("4.6", 0), ("4.7", 1), ("5.3", 1)])
  func anEngineIsUsedUntilOpenSSL3(_ target: String, _ count: Int) throws {
    let configuration = try Configuration.load(
      "a.conf", from: MemoryLoader(["a.conf": "crypto_engine = \"chil\""]))
    let installation = Installation(version: ServerVersion(target))
    let linter = Linter([DeprecatedCryptoEngine.self], installation: installation)
    #expect(linter.lint(configuration).count == count)
  }

  /// A page of 3.x sets the options of the scanner at the top level, those of 4.x inside of `antivirus`.
  @Test func thePagesOfTheScannerDisagree() throws {
    func severities(_ text: String, _ target: String) throws -> [Severity] {
      let configuration = try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text]))
      return Linter(installation: Installation(version: ServerVersion(target))).lint(configuration)
        .filter { $0.rule == "option-not-valid-in-scope" }.map(\.severity)
    }
    let text = "clamav { daemon = \"127.0.0.1:3310\" timeout = 20 }"
    #expect(try severities(text, "3.6").isEmpty)
    #expect(try severities(text, "4.0") == [.warning, .warning])
    #expect(try severities("clamav { max_retries = 5 }", "3.6") == [.error])
  }

  /// Options missing beside one that is too new are not reported.
  @Test(arguments: [
    ("domain d { enable_mta_sts = true }", "4.2", "enable-sts-without-use"),
    ("use_dane = true", "4.7", "option-without-module"),
    ("domain d { use_mta_sts = true }", "4.2", "mta-sts-without-ca"),
  ])
  func noAdviceIsGivenOnWhatIsTooNew(text: String, target: String, rule: String) throws {
    let configuration = try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text]))
    func rules(_ version: ServerVersion?) -> [String] {
      Linter(installation: Installation(version: version)).lint(configuration).map(\.rule)
    }
    #expect(rules(ServerVersion(target)).contains("option-too-new"))
    #expect(!rules(ServerVersion(target)).contains(rule))
    #expect(rules(nil).contains(rule))
  }

  /// The module is loaded passively.
  @Test(arguments: [
    ("bind_address_secondary", "binding b { bind_address_secondary = \"2001:db8::1\" }", 1),
    ("ha_proxy_client", "domain d { ha_proxy_bypass = false }", 0),
    ("adaptive", "domain d { adaptive_retry_interval = ( 5 10 ) } retry_interval = 5", 1),
    ("dane", "use_dane = true", 1),
    ("alerting", "retry_interval = 5", 0),
  ])
  func optionsOfAModuleThatIsOffAreReported(module: String, text: String, count: Int) throws {
    let text = "\(module) { enabled = false }\n\(text)\n"
    let configuration = try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text]))
    let found = Linter([OptionWithoutModule.self]).lint(configuration)
    #expect(found.map(\.severity) == Array(repeating: .warning, count: count))
  }

  // MARK: Replacements from the manual

  @Test(arguments: [
    ("watchdog_interval = 60\ntls = no\n", "tls = no\n"),
    ("control_listener_timeout = 60\n", "control_listener { timeout = 60 }\n"),
    (
      "cluster {\n  cluster_listener = \"*:4802\"\n}\n",
      "cluster {\n}\neccluster_listener { listen \"*:4802\" { } }\n"
    ),
    (
      "adaptive {\n  backing_store_timeout = 5\n}\n",
      "adaptive {\n}\nadaptive_backstore_riak { timeout = 5 }\n"
    ),
    ("bounce_classifier \"b\" { refresh = 60 }\n", "bounce_classifier_override { refresh = 60 }\n"),
    ("domain m { mm7_inactivity_timer = 9 }\n", "domain m { idle_timeout = 9 }\n"),
    ("domain m { mm7_mmsc_path = \"/a\" }\n", "domain m { http_uri = \"/a\" }\n"),
    (
      "domain m {\n  mm7_http_auth_user = \"u\"\n  mm7_http_auth_password = \"p\"\n}\n",
      "domain m {\n  http_basic_auth = \"u:p\"\n}\n"
    ),
    (
      "domain m { mm7_http_auth_password = p mm7_http_auth_user = u }\n",
      "domain m { http_basic_auth = \"u:p\" }\n"
    ),
    (
      "domain m {\n  mm7_mmsc_port = 8080\n  mm7_mmsc_server = \"a.example\"\n}\n",
      "domain m {\n  routes = ( \"mm7://a.example?port=8080\" )\n}\n"
    ),
  ])
  func theFixWritesIt(_ before: String, _ after: String) throws {
    let fixes = try findings(before, "5.3").compactMap(\.fix)
    let fix = try #require(fixes.first)
    #expect(fixes.count == 1 && !fix.isSafe)
    #expect(fix.edits.allSatisfy { !$0.text.contains(":p") })
    var bytes = Array(before.utf8)
    for edit in fix.edits.sorted(by: { $0.span.range.lowerBound > $1.span.range.lowerBound }) {
      bytes.replaceSubrange(edit.span.range.indices, with: Array(edit.text.utf8))
    }
    #expect(String(decoding: bytes, as: UTF8.self) == after)
  }

  @Test(arguments: [
    "domain m { mm7_inactivity_timer = 9 idle_timeout = 8 }",
    "domain m { mm7_http_auth_user = \"u\" }",
    "domain m { mm7_mmsc_server = \"a b\" mm7_mmsc_port = 80 }",
    "adaptive { backing_store_timeout = 5 }\nadaptive_backstore_riak { timeout = 6 }",
    "bounce_classifier \"b\" { custom_own = 60 }",
  ])
  func noFixWhereItWouldGuess(_ text: String) throws {
    let found = try findings(text, "5.3")
    #expect(!found.isEmpty && found.allSatisfy { $0.fix == nil })
  }

  @Test(arguments: [("3.4", 0), ("3.5", 1), ("3.5.1", 1)])
  func anOptionIsObsoleteFromItsVersionOn(target: String, count: Int) throws {
    let found = try findings("watchdog_interval = 5\n", target)
    #expect(found.count { $0.rule == "deprecated-option" } == count)
  }

  private func findings(_ text: String, _ target: String) throws -> [Diagnostic] {
    let configuration = try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text]))
    let ids = [
      "option-too-new", "deprecated-option", "deprecated-module", "other-manual-only",
      "deprecated-lock-method", "deprecated-mm7-options", "deprecated-auth-module",
      "deprecated-dnsbuf",
    ]
    let linter = Linter(
      ids.compactMap(RuleCatalog.rule), installation: Installation(version: ServerVersion(target)))
    return linter.lint(configuration)
  }
}
