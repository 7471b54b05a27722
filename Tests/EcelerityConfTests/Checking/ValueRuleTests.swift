import Testing

@testable import EcelerityConf

/// Invalid values of domains, addresses, URIs, windows, header names, character sets and credentials, and the exact
/// bytes that are reported.
struct ValueRuleTests {
  private static let ids = [
    "invalid-domain", "invalid-email-address", "invalid-uri", "invalid-monitor",
    "invalid-header-name", "invalid-charset", "invalid-credential",
  ]

  /// Options of every type, each to be set to one value.
  private static func configuration(_ value: String) -> String {
    """
    relay_domains = ( "\(value)" )
    domain_for_unqualified_sender_address = "\(value)"
    bounce_suppress_list = "\(value)"
    mailerdaemon = "\(value)"
    datasource d { uri = ( "\(value)" ) }
    cassandra_client { uri = ( "\(value)" ) }
    adaptive { fbl_stats_monitor = "\(value)" }
    inbound_audit { monitors = ( "\(value)" ) }
    fbl { header_name = "\(value)" }
    default_charset = "\(value)"
    smpp_sms_data_coding = "\(value)"
    http_basic_auth = "\(value)"
    """
  }

  @Test(arguments: [
    "", " ", ".", "..", "*", "*.", "**", "@", "@@", ",", ",,", "<", "<>", "><", "(", "()", "(,)",
    ":",
    "::", "/", "//", "#", "%", "\\", "\\\"", "\u{0}", "[", "[]", "é", "😀", "a\nb",
    "999999999999999999999,9",
  ])
  func hostileValuesDoNoHarm(_ value: String) throws {
    for finding in try findings(Self.configuration(value)) { #expect(!finding.message.isEmpty) }
  }

  /// RFC 1035, 2.3.4: labels of 63 bytes, and a name of 253 without the dot at its end.
  @Test(arguments: [
    (String(repeating: "a", count: 63) + ".example", true),
    (String(repeating: "a", count: 64) + ".example", false),
    ("a." + String(repeating: "b", count: 64), false),
    (String(repeating: "a.", count: 126) + "a", true), (String(repeating: "a.", count: 127), true),
    (String(repeating: "a.", count: 126) + "aa", false),
    (String(repeating: "a.", count: 127) + "b", false),
    // Encoded, `é` has seven characters, and forty Cyrillic letters have fewer than their bytes.
    (String(repeating: "é.", count: 31), true), (String(repeating: "é.", count: 32), false),
    (String(repeating: "а", count: 40) + ".example", true),
    (String(repeating: "a", count: 55) + "é.example", true),
    (String(repeating: "a", count: 57) + "é.example", false),
  ])
  func aNameHasItsLimits(name: String, isRight: Bool) throws {
    let found = Linter([InvalidDomain.self]).lint(
      try Configuration.load(
        "a.conf", from: MemoryLoader(["a.conf": "relay_domains = ( \"\(name)\" )"])))
    #expect(found.isEmpty == isRight)
  }

  /// Otherwise `no` would not be `no`.
  @Test(arguments: [
    ("tls = \"no\n\"", #"`no\n` is not a value of `tls`; did you mean `no`?"#),
    ("tls = \"\r\nno\"", #"`\r\nno` is not a value of `tls`"#),
    ("tls = \"a\u{2028}b\"", #"`a\u{2028}b` is not a value of `tls`"#),
    ("tls = \"a\u{85}\u{B}\u{C}b\"", #"`a\u{0085}\u{0B}\u{0C}b` is not a value of `tls`"#),
  ])
  func lineBreaksAreShown(text: String, message: String) throws {
    let found = Linter().lint(
      try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text])))
    #expect(found.map(\.message) == [message])
  }

  /// An address with a letter of another script instead of a digit; host names may contain such letters.
  @Test(arguments: [
    ("binding b { bind_address = \"192.0.2.7\u{430}\" }", "invalid-bind-address", Severity.error),
    ("binding b { bind_address = \"192.0.2.\u{430}\" }", "invalid-bind-address", .error),
    ("binding b { bind_address = \"192.\u{430}.mill\" }", "domain-non-ascii", .warning),
    ("gateway = \"192.0.2.7\u{430}\"", "invalid-domain-name", .error),
    ("hostname = \"192.0.2.7\u{430}\"", "invalid-host", .error),
    ("relay_domains = ( \"192.0.2.7\u{430}\" )", "domain-non-ascii", .warning),
    ("domain \"192.0.2.7\u{430}\" { tls = required }", "invalid-domain-name", .error),
    ("spamassassin { daemon = \"192.0.2.7\u{430}:783\" }", "invalid-host-port", .error),
  ])
  func anAddressIsNoNameBeyondASCII(text: String, rule: String, severity: Severity) throws {
    let found = Linter().lint(
      try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text])))
    let severities = found.filter { $0.rule == rule || $0.rule == "domain-non-ascii" }
    #expect(severities.map(\.rule) == [rule])
    #expect(severities.map(\.severity) == [severity])
  }

  @Test(arguments: [
    ("192.0.2.7\u{430}:783", "the host in `192.0.2.7\u{430}:783` is neither a name nor an address"),
    ("192.0.2.256:783", "the host in `192.0.2.256:783` is neither a name nor an address"),
    ("*:783", "the host in `*:783` is neither a name nor an address"),
    (":783", "`:783` has no host before its port"),
    ("[]:783", "`[]:783` has no host before its port"),
    ("", "empty value is not a host"),
  ])
  func anInvalidHostIsReported(value: String, message: String) throws {
    let found = Linter([InvalidHostPort.self]).lint(
      try Configuration.load(
        "a.conf", from: MemoryLoader(["a.conf": "spamassassin { daemon = \"\(value)\" }"])))
    #expect(found.map(\.message) == [message])
    #expect(found.map(\.severity) == [value.isEmpty ? .warning : .error])
  }

  /// Where the server itself listens, it may be on all of its addresses.
  @Test(arguments: [":8162", "*:8162"])
  func aListenerNeedsNoHost(value: String) throws {
    let found = Linter([InvalidHostPort.self]).lint(
      try Configuration.load(
        "a.conf", from: MemoryLoader(["a.conf": "snmp { address = \"\(value)\" }"])))
    #expect(found.isEmpty)
  }

  /// The same severity as that of the rule about the option's values, which is silent then.
  @Test(
    arguments: [
      ("tls = required;", .error), ("delivery_method = LMTP;", .error),
      ("remote_smtp_port = 587,", .error), ("bind_address = 192.0.2.1;", .error),
      ("use_ipv6 = true;", .error), ("retry_interval = 60;", .error),
      ("gateway = a.example;", .error),
      ("relay_hosts = ( 192.0.2.1; )", .error), ("relay_hosts = 192.0.2.1;", .error),
      ("domain \"d.example\" { routes = ( a.example; ) }", .error),
      ("esmtp_listener { pathway = mill; }", .error),
      ("hot_domains = ( a.example; )", .warning), ("syscontact = somebody;", .warning),
      ("mill = 5;", .warning), ("cluster { logs = [ panic = x; ] }", .warning),
    ] as [(String, Severity)])
  func aSeparatorMattersAsTheValueDoes(text: String, severity: Severity) throws {
    let found = Linter().lint(
      try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text])))
    let separators = found.filter { $0.rule == "trailing-separator" }
    #expect(separators.map(\.severity) == [severity])
    #expect(!found.contains { $0.rule.hasPrefix("invalid-") })
  }

  /// The advice names the invisible character.
  @Test(arguments: [
    "bind_address = \"192.0.2.7\u{200B}\"", "binding b { bind_address = \"a\u{AD}.example\" }",
    "hostname = \"mail.example\u{FEFF}\"", "ehlo_hostname = \"\u{200E}out.example\"",
    "host h { rollup_mx_name = \"a.example\u{200B}\" }", "mailerdaemon = \"a@b.example\u{2060}\"",
    "gateway = \"relay.example\u{200B}\"", "domain \"mill.example\u{200B}\" { tls = no }",
    "relay_domains = ( \"mill.example\u{200B}\" )",
    "spamassassin { daemon = \"localhost:783\u{200B}\" }",
    "static_routes { target = \"192.0.2.7\u{A0}:25\" }",
  ])
  func invisibleCharactersAreNamed(text: String) throws {
    let found = Linter().lint(
      try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text])))
    let invisible = found.filter { $0.detail.hasPrefix("remove the invisible character U+") }
    #expect(invisible.count == 1, "\(found.map { ($0.rule, $0.detail) })")
    #expect(invisible.allSatisfy { $0.severity != .info })
  }

  /// Letters of other scripts are checked by one rule, which knows their form in DNS.
  @Test(arguments: [
    "bind_address = \"m\u{430}il.example\"", "hostname = \"m\u{430}il.example\"",
    "ehlo_hostname = \"m\u{430}il.example\"", "host h { rollup_mx_name = \"m\u{430}il.example\" }",
    "spamassassin { daemon = \"m\u{430}il.example:783\" }",
    "msgc_client { server = ( \"a.example\" \"m\u{430}il.example\" ) }",
  ])
  func lettersOfOtherScriptsAreReported(text: String) throws {
    let found = Linter().lint(
      try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text])))
    #expect(found.filter { $0.severity != .info }.map(\.rule).contains("domain-non-ascii"))
  }

  /// A switch word that the option does not take is not a misspelt word of the opposite meaning.
  @Test(arguments: [
    ("tls = on", nil), ("tls = TRUE", nil), ("xclient = on", nil), ("tls_verify = on", nil),
    ("send_8bitmime = on", nil), ("tls = off", "no"), ("tls_verify = disabled", "no"),
    ("tls = noo", "no"), ("tls = requird", "required"), ("use_ipv6 = of", nil),
    ("use_ipv6 = ture", "true"), ("use_ipv6 = enable", "enabled"), ("blackhole = flase", "false"),
  ])
  func onIsNeverTakenForNo(text: String, suggestion: String?) throws {
    let configuration = try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text]))
    let ids = ["invalid-enum", "invalid-boolean"]
    let finding = try #require(
      Linter(ids.compactMap(RuleCatalog.rule)).lint(configuration).first)
    #expect(finding.fix?.edits.map(\.text) == suggestion.map { [$0] })
    #expect(finding.message.contains("did you mean") == (suggestion != nil))
  }

  @Test(arguments: [
    ("match_cache_size = -1", "`-1` is out of range: 1 or more"),
    (
      "adaptive_rejection_rate_suspension_percentage = 101", "`101` is out of range: 0 to 100"
    ),
  ])
  func rangesAreReported(text: String, message: String) throws {
    let found = Linter().lint(
      try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text])))
    #expect(found.map(\.message).contains(message), "\(found.map(\.message))")
  }

  /// Messages about long values are short.
  @Test(arguments: ["a", "a.", "@", ",", "a@b,", "*", " ", "(", "é"])
  func longValuesDoNoHarm(_ part: String) throws {
    let found = try findings(Self.configuration(String(repeating: part, count: 20_000)))
    #expect(!found.isEmpty && found.allSatisfy { $0.message.utf8.count < 400 })
  }

  @Test func bytesThatAreNoUTF8DoNoHarm() throws {
    let text = Array(Self.configuration("a").utf8).flatMap {
      $0 == UInt8(ascii: "\"") ? [$0, 0xFF, 0x80] : [$0]
    }
    let found = try findings(text)
    #expect(!found.isEmpty && found.allSatisfy { !$0.message.isEmpty })
    let bytes = text.count
    #expect(found.allSatisfy { Int($0.span.range.upperBound) <= bytes && !$0.span.range.isEmpty })
  }

  /// The part of a list, not the list.
  @Test func thePlaceIsInsideOfTheValue() throws {
    let text = "bounce_suppress_list = \"ok@a.example , two words@a.example\"\n"
    let found = try #require(findings(text).first)
    let range = found.span.range.indices
    #expect(String(decoding: Array(text.utf8)[range], as: UTF8.self) == "two words@a.example")
  }

  /// Values on both sides of each limit.
  @Test(arguments: [
    ("adaptive_body_timeout = ( 5 10 )", []), ("adaptive_body_timeout = ( 10 5 )", [1]),
    ("adaptive_body_timeout = ( 5 -1 )", []),
    ("control_listener { file_mode = 07777 }", []), ("control_listener { file_mode = 10000 }", [1]),
    ("delivery_response_timeout = 0", []), ("delivery_response_timeout = 1", [1]),
    ("delivery_response_timeout = 99", [1]), ("delivery_response_timeout = 100", []),
    ("domain d.example { delivery_method = APN  idle_timeout = 0 }", []),
    (
      "domain d.example { delivery_method = APN  idle_timeout = 5 delivery_response_timeout = 5000 }",
      [1]
    ),
    (
      "domain d.example { delivery_method = APN  idle_timeout = 5 delivery_response_timeout = 4999 }",
      []
    ),
  ])
  func limitsAreWhereTheyAre(text: String, lines: [Int]) throws {
    let rules = [
      "invalid-range-pair", "invalid-octal-mode", "timeout-unit-suspect",
      "push-response-exceeds-idle",
    ]
    let found = Linter(rules.compactMap(RuleCatalog.rule)).lint(
      try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text])))
    #expect(found.map { _ in 1 } == lines)
  }

  /// The later one holds (decision D-10).
  @Test(arguments: [
    ("match_cache_size = 0", "match_cache_size = 10", "match-cache-size-zero"),
    ("dns_rate_limit_period = 0", "dns_rate_limit_period = 5", "dns-rate-limit-range"),
    ("connect_timeout = 0", "connect_timeout = 5", "timeout-zero"),
    ("connect_timeout = 90000", "connect_timeout = 5", "timeout-unit-suspect"),
    ("mx_failures_fallback_to_a = -2", "mx_failures_fallback_to_a = -1", "mx-fallback-range"),
    ("max_outbound_connections = 2000", "max_outbound_connections = 9", "large-connection-limit"),
    ("ehlo_hostname = __x_y__", "ehlo_hostname = a.example", "ehlo-hostname-unknown-token"),
    ("ehlo_hostname = mill", "ehlo_hostname = a.example", "ehlo-hostname-not-fqdn"),
    ("gateway = \"a.example:26\"", "gateway = \"a.example\"", "gateway-port-suffix"),
    ("tls_ciphers = \"RC4-SHA:HIGH\"", "tls_ciphers = \"HIGH\"", "tls-weak-cipher"),
    ("tls_protocols = \"SSLv3\"", "tls_protocols = \"TLSv1.2\"", "tls-weak-protocol"),
    ("relay_hosts = ( 0.0.0.0/0 )", "relay_hosts = ( 10.0.0.1 )", "relay-hosts-any"),
    ("relay_domains = ( \"*\" )", "relay_domains = ( \"a.example\" )", "relay-domains-any"),
  ])
  func whatDoesNotHoldIsNotJudged(first: String, second: String, rule: String) throws {
    let linter = Linter([RuleCatalog.rule(rule)].compactMap { $0 })
    let scope = first.hasPrefix("relay_hosts") ? ("esmtp_listener {\n", "\n}\n") : ("", "\n")
    for (text, count) in [(first, 1), ("\(first)\n\(second)", 0), ("\(second)\n\(first)", 1)] {
      let file = scope.0 + text + scope.1
      let configuration = try Configuration.load("a.conf", from: MemoryLoader(["a.conf": file]))
      #expect(linter.lint(configuration).count == count, "\(file)")
    }
  }

  /// Where the times of a push service are set apart from its method.
  @Test(arguments: [
    (
      "delivery_method = APN\ndomain d.example { idle_timeout = 0 }", ["apn-idle-zero"],
      Severity.error
    ),
    (
      "domain d.example { delivery_method = APN }\nbinding b { idle_timeout = 0 }",
      ["apn-idle-zero"], .warning
    ),
    (
      "binding b { delivery_method = APN }\ndomain d.example { idle_timeout = 0 }",
      ["apn-idle-zero"], .warning
    ),
    (
      "binding b { delivery_method = APN idle_timeout = 9 }\ndomain d.example { idle_timeout = 0 }",
      [], .error
    ),
    ("domain d.example { delivery_method = GCM }\nidle_timeout = 0", [], .error),
    (
      "idle_timeout = 10\ndelivery_method = MM7\n"
        + "domain d.example { delivery_response_timeout = 20000 }",
      ["push-response-exceeds-idle"], .warning
    ),
    (
      "domain d.example { delivery_method = GCM }\n"
        + "binding b { idle_timeout = 10 delivery_response_timeout = 20000 }",
      ["push-response-exceeds-idle"], .warning
    ),
  ])
  func timesOfPushServices(text: String, rules: [String], severity: Severity) throws {
    let ids = ["apn-idle-zero", "push-response-exceeds-idle"]
    let configuration = try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text]))
    let found = Linter(ids.compactMap(RuleCatalog.rule)).lint(configuration)
    #expect(found.map(\.rule) == rules)
    #expect(found.allSatisfy { $0.severity == severity })
  }

  @Test(arguments: [
    (1, "1 failure of each exchanger delays"), (2, "2 failures of each exchanger delay"),
  ])
  func numbersHaveTheirForm(number: Int, message: String) throws {
    let text = "mx_failures_to_delay = \(number)"
    let configuration = try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text]))
    let found = Linter([MXDelaySensitive.self]).lint(configuration)
    #expect(found.map(\.message) == [message + " the domain"])
  }

  @Test func whatIsRefusedIsNeverShown() throws {
    let found = try findings("http_basic_auth = \"hunter2\"\n")
    #expect(found.count == 1)
    #expect(found.allSatisfy { !$0.message.contains("hunter2") && !$0.detail.contains("hunter2") })
  }

  private func findings(_ text: String) throws -> [Diagnostic] { try findings(Array(text.utf8)) }

  private func findings(_ bytes: [UInt8]) throws -> [Diagnostic] {
    let loader = MemoryLoader(bytes: ["a.conf": bytes], over: MemoryLoader([:]))
    let configuration = try Configuration.load("a.conf", from: loader)
    return Linter(Self.ids.compactMap(RuleCatalog.rule)).lint(configuration)
  }
}
