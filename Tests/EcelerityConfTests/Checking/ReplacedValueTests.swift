import EcelerityConf
import Testing

/// The last assignment holds (decision D-10): what it replaced is no finding.
struct ReplacedValueTests {
  /// The rule, a value it reports, and one that it accepts.
  static let values = [
    ("relay-hosts-any", "relay_hosts = ( \"0.0.0.0/0\" )", "relay_hosts = ( \"192.0.2.0/24\" )"),
    ("relay-hosts-wide", "relay_hosts = ( \"192.0.0.0/8\" )", "relay_hosts = ( \"192.0.2.0/24\" )"),
    ("relay-domains-any", "relay_domains = ( \"*\" )", "relay_domains = ( \"mill.example\" )"),
    (
      "relay-domains-glob-without-dot", "relay_domains = ( \"*mill.example\" )",
      "relay_domains = ( \"mill.example\" )"
    ),
    ("tls-no-protocol-left", "tls_protocols = \"+TLSv1.1\"", "tls_protocols = \"+TLSv1.2\""),
    ("tls-weak-protocol", "tls_protocols = \"+TLSv1.2:+SSLv3\"", "tls_protocols = \"+TLSv1.2\""),
    ("tls-weak-cipher", "tls_ciphers = \"HIGH:RC4-SHA\"", "tls_ciphers = \"HIGH\""),
    (
      "tls13-suite-in-tls-ciphers", "tls_ciphers = \"HIGH:TLS_AES_256_GCM_SHA384\"",
      "tls_ciphers = \"HIGH\""
    ),
    ("tls-fallback-version", "tls = ifavailable", "tls = no"),
    ("routes-empty", "routes = ( )", "routes = ( \"a.example\" )"),
  ]

  @Test(arguments: values)
  func aReplacedValueIsNoFinding(rule: String, reported: String, accepted: String) throws {
    func count(_ text: String) throws -> Int {
      let files = ["a.conf": "include \"b.conf\"\n" + text, "b.conf": reported + "\n"]
      let configuration = try Configuration.load("a.conf", from: MemoryLoader(files))
      let linter = Linter(
        [RuleCatalog.rule(rule)].compactMap { $0 },
        installation: Installation(
          version: rule == "tls-fallback-version" ? ServerVersion("4.0") : nil))
      return linter.lint(configuration).count
    }
    #expect(try count("") == 1)
    #expect(try count(accepted + "\n") == 0)
  }
}
