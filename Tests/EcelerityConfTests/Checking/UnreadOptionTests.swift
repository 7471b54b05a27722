import EcelerityConf
import Testing

/// Options that are set but misspelt or unreadable are not reported as missing, and what is fixed then.
struct UnreadOptionTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    let rule: String
    /// With `_` instead of the end of the misspelt name.
    let text: String
    let option: String

    init(_ rule: String, _ option: String, _ text: String) {
      (self.rule, self.option, self.text) = (rule, option, text)
    }

    var testDescription: String { "\(rule): \(option)" }

    /// The text with `name` for the option; without the assignment when nil.
    func text(_ name: String?) -> String {
      if let name { return text.replacing("«", with: name + " ").replacing("»", with: "") }
      var result = ""
      var isInside = false
      for character in text {
        if character == "«" { isInside = true }
        if !isInside { result.append(character) }
        if character == "»" { isInside = false }
      }
      return result
    }

    /// The name without its last letter but one.
    var misspelt: String {
      var letters = Array(option)
      letters.remove(at: letters.count - 2)
      return String(letters)
    }
  }

  @Test(arguments: samples) func missingAndThereAndMisspelt(_ sample: Sample) throws {
    #expect(try findings(sample.text(nil)).contains(sample.rule), "missing")
    #expect(try !findings(sample.text(sample.option)).contains(sample.rule), "there")
    let misspelt = try findings(sample.text(sample.misspelt))
    #expect(misspelt.contains("unknown-option") || misspelt.contains("unknown-stanza"))
    #expect(!misspelt.contains(sample.rule), "misspelt")
  }

  /// The name is fixed, and nothing else is inserted.
  @Test(arguments: samples) func theNameIsFixed(_ sample: Sample) throws {
    let text = sample.text(sample.misspelt)
    let outcome = try FixApplication(
      includesSuggestions: true,
      choose: { findings, _ in
        findings.filter { $0.rule.hasPrefix("unknown-") || $0.rule == sample.rule }
      }
    ).run(["a.conf"], from: MemoryLoader(["a.conf": text, "changes.conf": ""]))
    let fixed = outcome.files.first.map { String(decoding: $0.after, as: UTF8.self) } ?? text
    // A name whose fix would cause another finding is left, with the reason.
    #expect(fixed == (outcome.rejected.isEmpty ? sample.text(sample.option) : text))
  }

  @Test(arguments: samples) func nothingIsMissingWhereAFileHasASyntaxError(_ sample: Sample) throws
  {
    #expect(try !findings(sample.text(nil) + "\n}\n").contains(sample.rule))
  }

  static let samples: [Sample] = [
    Sample(
      "lmtp-without-explicit-port", "lmtp_port",
      #"domain "a.example" { delivery_method = LMTP routes = ( "smtp://r.example" ) «= 24» }"#),
    Sample(
      "tls-required-unverified", "tls_verify",
      #"domain "a.example" { tls = required tls_ca = "/ca.pem" «= ca» }"#),
    Sample(
      "binding-without-bind-address", "bind_address",
      #"binding "a" { max_outbound_connections = 5 «= 192.0.2.1» }"#),
    Sample(
      "no-prohibited-hosts", "prohibited_hosts",
      "esmtp_listener { listen \":25\" { } }\n«= ( \"127.0.0.0/8\" \"0.0.0.0\" )»\n"),
    Sample(
      "tls-verify-without-ca", "tls_ca",
      #"domain "a.example" { tls = required tls_verify = host «= "/ca.pem"» }"#),
    Sample(
      "mta-sts-without-ca", "tls_ca", "use_mta_sts = true\n«= \"/ca.pem\"»\n"),
    Sample(
      "tls-key-without-certificate", "tls_certificate",
      #"domain "a.example" { tls_key = "/a.key" «= "/a.crt"» }"#),
    Sample(
      "host-limit-unset", "max_outbound_connections",
      "max_outbound_connections = 20\nhost \"mx.example\" { outbound_throttle_messages = 5 «= 3» }\n"
    ),
    Sample(
      "throttle-pair-missing", "outbound_throttle_connections",
      #"domain "a.example" { outbound_throttle_messages = "10/60" «= "10/60"» }"#),
    Sample(
      "ecstream-without-gateway", "gateway",
      #"domain "a.example" { delivery_method = ECSTREAM ecstream_port = 1826 «= "b.example"» }"#),
    Sample(
      "lmtp-to-mx", "gateway",
      #"domain "a.example" { delivery_method = LMTP lmtp_port = 24 «= 192.0.2.20» }"#),
    Sample(
      "push-without-routes", "routes",
      #"domain "a.example" { delivery_method = APN «= ( "apn://push.example?port=2195" )» }"#),
    Sample(
      "port-option-unused", "delivery_method",
      #"domain "a.example" { gateway = 192.0.2.20 lmtp_port = 24 «= LMTP» }"#),
    Sample(
      "auth-incomplete", "outbound_smtp_auth_type",
      """
      domain "a.example" {
        tls = required tls_verify = optional
        outbound_smtp_auth_user = "m" outbound_smtp_auth_pass = "p" «= PLAIN»
      }
      """),
    Sample(
      "local-changes-only-without-file", "local_changes_file",
      "local_changes_only = true\n«= \"changes.conf\"»\n"),
    Sample("prefer-ipv6-without-use-ipv6", "use_ipv6", "prefer_ipv6_mxs = true\n«= true»\n"),
    Sample(
      "enable-sts-without-use", "use_mta_sts",
      "tls_ca = \"/ca.pem\"\nenable_mta_sts = true\n«= true»\n"),
    Sample(
      "max-retry-interval-without-max-retries", "max_retries",
      "max_retry_interval = 3600\n«= 5»\n"),
    Sample(
      "rollup-target-without-name", "rollup_mx_name",
      #"host "mx.example" { rollup_mx = true «= "pool.example"» }"#),
    Sample(
      "auth-without-dicts-in-memory", "keep_message_dicts_in_memory",
      "outbound_smtp_auth { }\n«= true»\n"),
    Sample(
      "scope-limit-with-reserve", "server_reserve_outbound_connections",
      "domain \"a.example\" { scope_max_outbound_connections = 3 }\n«= 0»\n"),
    Sample(
      "synthetic-domain-without-routes", "routes",
      "gateway = \"#hop\"\ndomain \"#hop\" { tls = no «= ( 192.0.2.1 )» }\n"),
    Sample(
      "option-without-module", "dane",
      "use_dane = true\n«{ }»\n"),
  ]

  @Test func anotherStanzaHasNoSay() throws {
    let text = """
      domain "a.example" { tls = required tls_ca = "/ca.pem" tls_verfy = ca }
      domain "b.example" { tls = required tls_ca = "/ca.pem" }
      """
    #expect(try findings(text).filter { $0 == "tls-required-unverified" }.count == 1)
    let bindings = "binding \"a\" { bind_adress = 192.0.2.1 }\nbinding \"b\" { tls = no }\n"
    #expect(try findings(bindings).filter { $0 == "binding-without-bind-address" }.count == 1)
  }

  /// A fixed name reveals what its value means.
  @Test func aNameIsFixedWhateverItsValue() throws {
    let outcome = try FixApplication(includesSuggestions: true)
      .run(
        ["a.conf"],
        from: MemoryLoader([
          "a.conf": #"domain "a.example" { tls = required tls_ca = "/ca.pem" tls_verfy = no }"#
        ]))
    let fixed = try #require(outcome.files.first)
    #expect(String(decoding: fixed.after, as: UTF8.self).contains("tls_verify = no"))
  }

  @Test(arguments: [
    "tls : required\nesmtp_listener { listen \":25\" { } }\n",
    "prohibited_hosts : ( \"127.0.0.0/8\" )\nesmtp_listener { listen \":25\" { } }\n",
  ])
  func nothingIsWrittenBesideWhatIsThere(_ text: String) throws {
    let outcome = try FixApplication(includesSuggestions: true)
      .run(["a.conf"], from: MemoryLoader(["a.conf": text]))
    #expect(outcome.files.isEmpty)
    #expect(try Set(findings(text)).isDisjoint(with: ["tls-disabled", "no-prohibited-hosts"]))
  }

  /// Consequences of a reported mistake are not reported.
  @Test func consequencesAreNotReported() throws {
    let list = #"domain "a.example" { delivery_method = ECSTREAM gateway = ( "a" "b" ) }"#
    #expect(try findings(list).contains("list-for-scalar"))
    #expect(try !findings(list).contains("ecstream-without-gateway"))
    let method = #"domain "a.example" { delivery_method = LTMP lmtp_port = 24 }"#
    #expect(try findings(method).contains("invalid-delivery-method"))
    #expect(try !findings(method).contains("port-option-unused"))
  }

  private func findings(_ text: String) throws -> [String] {
    let configuration = try Configuration.load(
      "a.conf", from: MemoryLoader(["a.conf": text, "changes.conf": ""]))
    return Linter().lint(configuration).map(\.rule)
  }
}
