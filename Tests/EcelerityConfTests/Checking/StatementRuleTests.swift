import EcelerityConf
import Testing

/// Rules about single statements where other statements, files or spellings decide.
struct StatementRuleTests {
  /// A listener that is switched off accepts no messages.
  @Test func aListenerThatIsOffNeedsNoProtection() throws {
    let rules = ["no-prohibited-hosts", "tls-disabled"]
    #expect(try findings("esmtp_listener { enable = false }", rules).isEmpty)
    #expect(try findings("esmtp_listener { enable = true }", rules).map(\.rule) == rules)
  }

  @Test(arguments: [
    ("127.0.0.1", "add \"127.0.0.0/8\" and \"0.0.0.0\""), ("\"127.0.0.0/8\"", "add \"0.0.0.0\""),
    ("0.0.0.0", "add \"127.0.0.0/8\""),
  ])
  func everyAddressOfTheMachineIsProhibited(list: String, advice: String) throws {
    let text = "prohibited_hosts = ( \(list) ) esmtp_listener { }"
    #expect(try findings(text, ["no-prohibited-hosts"]).map(\.detail) == [advice])
  }

  @Test(arguments: [
    ("domain a.example;", Severity.error), ("domain a.example,", .error),
    ("host mx.example;", .error), ("esmtp_listener { peer 192.0.2.1;", .error),
    ("binding b;", .warning),
  ])
  func aSeparatorEndsNoLabel(header: String, severity: Severity) throws {
    let text = header + " { tls = no }" + (header.contains("{") ? " }" : "")
    let found = try findings(text, ["trailing-separator"])
    #expect(found.map(\.severity) == [severity])
  }

  @Test func aQuotedLabelMayEndWithASeparator() throws {
    #expect(try findings("binding \"b;\" { tls = no }", ["trailing-separator"]).isEmpty)
  }

  /// The parser cannot know that `domain` opens a stanza.
  @Test(arguments: [
    ("bind_address =\n  domain a.example { tls = no }", "`bind_address` has no value after `=`"),
    ("tls =\n  domain\n  house_filter { }", "stanza `house_filter` is not known"),
    ("tls = domain house_filter { }", "stanza `house_filter` is not known"),
    ("tls =\n  no house_filter { }", "stanza `house_filter` is not known"),
    ("tls =\n  cluster house_filter { }", "stanza `house_filter` is not known"),
  ])
  func aForgottenValueIsThatOfTheOption(text: String, message: String) throws {
    let found = try findings("binding b { \(text)\n}\n", ["unknown-stanza", "syntax-error"])
    #expect(found.map(\.message) == [message])
    #expect(found.first?.severity == (message.hasSuffix("known") ? .warning : .error))
  }

  /// A forgotten value before a stanza without a label.
  @Test func noFixMakesAStanzaOfAnOption() throws {
    let text = "max_retries =\nsnmp_traps { destination \"192.0.2.1:162\" { community = \"x\" } }\n"
    let rules = ["syntax-error", "unknown-stanza", "equals-in-header"]
    let found = try findings(text, rules)
    #expect(found.map(\.message) == ["`max_retries` has no value after `=`"])
    #expect(found.first?.fix == nil)
  }

  /// The names are also those of options elsewhere.
  @Test(arguments: [
    ("domain = \"x.example\"", "write `domain \"x.example\" {`"),
    ("binding_group = g", "write `binding_group \"g\" {`"),
    ("host = \"h.example\"", "write `host \"h.example\" {`"),
    ("pathway = \"p\"", "write `pathway \"p\" {`"), ("logs = x", "write `logs { … }`"),
    ("logs = x", "write `logs { … }`; as an option it is valid in `cluster` only"),
  ])
  func aStanzaTakesNoValue(text: String, advice: String) throws {
    let found = try findings(text, ["option-not-valid-in-scope"])
    #expect(found.count == 1)
    #expect(found.first?.detail.hasPrefix(advice) == true)
    #expect(found.first?.message.hasSuffix("opens a stanza and takes no value") == true)
  }

  @Test func aListIsNoLabelOfAStanza() throws {
    let found = try findings("logs = [ panic = \"/x\" ]", ["option-not-valid-in-scope"])
    #expect(found.map(\.detail) == ["it is valid in `cluster` only"])
  }

  @Test func aThrottleOfAnotherDomainIsNotLifted() throws {
    let text = """
      domain "a.example" { outbound_throttle_messages = 0 }
      domain "b.example" { outbound_throttle_messages = 5 outbound_throttle_connections = 5 }
      """
    #expect(try findings(text, ["throttle-zero"]).count == 1)
    #expect(try findings("outbound_throttle_connections = 0", ["throttle-zero"]).count == 1)
    let lifted = [
      "outbound_throttle_messages = 5\n" + text,
      "domain \"/a/\" { outbound_throttle_messages = 5 }\n" + text,
    ]
    for text in lifted { #expect(try findings(text, ["throttle-zero"]).isEmpty) }
  }

  @Test func namesOfOlderSuitesStay() throws {
    let text = "tls_ciphers = \"HIGH:TLS_RSA_WITH_AES_128_CBC_SHA\""
    #expect(try findings(text, ["tls13-suite-in-tls-ciphers"]).isEmpty)
  }

  @Test func aModuleWithALabelIsLoaded() throws {
    #expect(try findings("dane \"x\" { } use_dane = true", ["option-without-module"]).isEmpty)
  }

  @Test func aDomainOfAnExpressionMayLookUp() throws {
    let expression = "dane { } domain \"/[.]example$/\" { enable_dane = yes }"
    let rules = ["enable-sts-without-use"]
    #expect(try findings(expression, rules).count == 1)
    #expect(
      try findings(expression + " domain \"a.example\" { use_dane = yes }", rules).isEmpty)
  }

  /// An include between two assignments hides neither.
  @Test func anIncludeBetweenTwoAssignmentsDoesNotHideThem() throws {
    let rules = ["duplicate-option", "duplicate-option-identical"]
    let include = "tls = no\ninclude \"b.conf\"\n"
    let found = try findings(include + "tls = ifavailable", rules, with: "tls = required")
    #expect(found.map(\.rule) == ["duplicate-option"])
    // The later one is needed.
    #expect(try findings(include + "tls = no", rules, with: "tls = required").isEmpty)
  }

  @Test func theBacklogOfOldListenersIsAnOption() throws {
    let found = try findings("esmtp_listener { Listen \":25\" 500 }", ["syntax-error"])
    #expect(found.map { $0.detail.contains("`{ listen_backlog = 500 }`") } == [true])
  }

  @Test(arguments: ["a.conf.disabled", "a.off", "a.conf.TMP", "a.conf.gz", "a.conf,v", "#a.conf#"])
  func whatLooksLikeABackupInADirectoryIsReported(name: String) throws {
    let loader = MemoryLoader([
      "a.conf": "include \"d\"", "d/a.conf": "tls = no", "d/\(name)": "tls = required",
    ])
    let configuration = try Configuration.load("a.conf", from: loader)
    let rules = [RuleCatalog.rule("include-backup-file")].compactMap { $0 }
    #expect(Linter(rules).lint(configuration).count == 1)
  }

  /// One finding for a file that is no text, whether it is the main file or an included one.
  @Test func aBinaryFileIsOneMistake() throws {
    let binary = String(repeating: "\u{1}\0\0\0a=\u{2}{", count: 400)
    let all = RuleCatalog.all.map { $0.description.id }
    #expect(try findings(binary, all).map(\.message) == ["not a text file: NUL bytes"])
    let included = try findings("include \"b.conf\"", all, with: binary)
    #expect(included.map(\.message) == ["not a text file: NUL bytes"])
    let text = "gateway = a.example\0\n" + String(repeating: "tls = no # text\n", count: 9)
    #expect(try findings(text, ["syntax-error"]).map(\.message) == ["NUL byte"])
  }

  private func findings(
    _ text: String, _ rules: [String], with included: String = ""
  ) throws -> [Diagnostic] {
    let loader = MemoryLoader(["a.conf": text, "b.conf": included])
    let configuration = try Configuration.load("a.conf", from: loader)
    return Linter(rules.compactMap { RuleCatalog.rule($0) }).lint(configuration)
  }
}
