import EcelerityConf
import Testing

/// Whom a listener lets in decides whether options that trust its clients are dangerous.
struct ListenerReachTests {
  @Test(arguments: [
    "esmtp_listener { listen \"127.0.0.1:25\" { peer 0.0.0.0/0 { open_relay = true } } }",
    "esmtp_listener { listen \"/run/smtp\" { peer 0.0.0.0/0 { open_relay = true } } }",
    "esmtp_listener { open_relay = true listen \"127.0.0.1:25\" { } listen \"/run/x\" { } }",
    "esmtp_listener { open_relay = true listen \":25\" { open_relay = false } }",
    "esmtp_listener { open_relay = true peer 0.0.0.0/0 { open_relay = false } listen \":25\" { } }",
    "esmtp_listener { listen \"LOCALHOST:25\" { open_relay = true } }",
    "esmtp_listener { listen \"[::1]\" { open_relay = true } }",
    """
    pathway "p" { open_relay = true } pathway "q" { tls_engine = openssl }
    esmtp_listener { pathway = p listen ":25" { pathway = q } }
    """,
    """
    esmtp_listener {
      listen ":25" {
        proxy_protocol = true
        peer 0.0.0.0/0 { proxy_protocol = false } peer 10.0.0.1 { proxy_protocol = true }
      }
    }
    """,
  ])
  func whatStrangersDoNotReachIsNotReported(_ text: String) throws {
    #expect(try findings(text) == [])
  }

  @Test(arguments: [
    ("esmtp_listener { peer 0.0.0.0/0 { open_relay = true } listen \":25\" { } }", "open-relay"),
    (
      "esmtp_listener { open_relay = true listen \"127.0.0.1:25\" { } listen \":25\" { } }",
      "open-relay"
    ),
    (
      "esmtp_listener { open_relay = false listen \":25\" { open_relay = true } }", "open-relay"
    ),
    (
      """
      pathway "p" { open_relay = true } pathway "q" { tls_engine = openssl }
      esmtp_listener { pathway = p listen ":25" { pathway = q } listen ":26" { } }
      """, "open-relay"
    ),
    (
      "esmtp_listener { peer 0.0.0.0/0 { proxy_protocol = true } listen \":25\" { } }",
      "proxy-protocol-exposed"
    ),
    (
      "esmtp_listener { listen \"[0::0]:25\" { proxy_protocol = true } }",
      "proxy-protocol-exposed"
    ),
  ])
  func whatStrangersReachIsReported(text: String, rule: String) throws {
    #expect(try findings(text) == [rule])
  }

  private func findings(_ text: String) throws -> [String] {
    let configuration = try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text]))
    let rules = ["open-relay", "proxy-protocol-exposed"].compactMap { RuleCatalog.rule($0) }
    return Linter(rules).lint(configuration).map(\.rule)
  }
}
