import EcelerityConf
import Testing

/// Routes that depend on DNS.
struct ResolutionOracleTests {
  struct Oracle: CustomTestStringConvertible, Sendable {
    let id: String
    let configuration: String
    let zone: String
    let verdict: Verdict
    let targets: [String]
    var domain = "oak.example"

    var testDescription: String { id }
  }

  static let two = """
    oak.example MX 20 mx2.oak.example
    oak.example MX 10 mx1.oak.example
    mx1.oak.example A 192.0.2.1
    mx2.oak.example A 198.51.100.1
    """
  static let both = ["mx1.oak.example=192.0.2.1:25", "mx2.oak.example=198.51.100.1:25"]
  static let dual = """
    oak.example MX 10 mx1.oak.example
    oak.example MX 20 mx2.oak.example
    mx1.oak.example A 192.0.2.1
    mx1.oak.example AAAA 2001:db8::1
    mx2.oak.example A 198.51.100.1
    """
  static let rollups = """
    host "mx1.oak.example"  { rollup_mx = true  rollup_mx_name = "pool.example" }
    host "mail.elm.example" { rollup_mx = true  rollup_mx_name = "pool.example" }
    """
  static let pool = """
    oak.example MX 10 mx1.oak.example
    elm.example MX 5 other.elm.example
    elm.example MX 10 mail.elm.example
    pool.example MX 10 in.pool.example
    in.pool.example A 192.0.2.77
    """

  static let oracles: [Oracle] = [
    Oracle(
      id: "O-061", configuration: #"gateway = "relay.example""#,
      zone: "relay.example MX 10 in.relay.example\nin.relay.example A 192.0.2.8",
      verdict: .deliver, targets: ["in.relay.example=192.0.2.8:25"]),
    Oracle(
      id: "O-062", configuration: #"gateway = "relay.example""#,
      zone: "relay.example A 192.0.2.7", verdict: .deliver,
      targets: ["relay.example=192.0.2.7:25"]),
    Oracle(
      id: "O-068",
      configuration: #"domain oak.example { routes = ( "smtp://a.example?pref=1" "__mx__" ) }"#,
      zone: two + "\na.example A 192.0.2.9", verdict: .deliver,
      targets: ["a.example=192.0.2.9:25"] + both),
    Oracle(
      id: "O-076", configuration: rollups, zone: pool, verdict: .deliver,
      targets: ["in.pool.example=192.0.2.77:25"]),
    Oracle(
      id: "O-077", configuration: rollups, zone: pool, verdict: .deliver,
      targets: ["in.pool.example=192.0.2.77:25"], domain: "elm.example"),
    Oracle(
      id: "O-087", configuration: #"skip_hosts = ( "192.0.2.0/24" )"#, zone: two,
      verdict: .deliver, targets: [both[1]]),
    Oracle(
      id: "O-088", configuration: #"prohibited_hosts = ( "127.0.0.0/8" "0.0.0.0" )"#,
      zone: "oak.example MX 10 mx1.oak.example\nmx1.oak.example A 127.0.0.1",
      verdict: .prohibited, targets: []),
    Oracle(
      id: "O-089",
      configuration: """
        only_use_best_mx_for_relay_domains = true  relay_domains = ( "oak.example" )
        """, zone: two, verdict: .deliver, targets: [both[0]]),
    Oracle(
      id: "O-090",
      configuration: """
        only_use_best_mx_for_relay_domains = false  relay_domains = ( "oak.example" )
        """, zone: two, verdict: .deliver, targets: both),
    Oracle(
      id: "O-091",
      configuration: """
        only_use_best_mx_for_relay_domains = true
        pathway p { relay_domains = ( "oak.example" ) }
        """, zone: two, verdict: .deliver, targets: both),
    Oracle(
      id: "O-092", configuration: "use_ipv6 = true  prefer_ipv6_mxs = true", zone: dual,
      verdict: .deliver,
      targets: ["mx1.oak.example=2001:db8::1:25"] + both),
    Oracle(id: "O-094", configuration: "", zone: dual, verdict: .deliver, targets: both),
    Oracle(
      id: "O-095", configuration: "", zone: "oak.example MX 0 .", verdict: .nullMX, targets: []),
    Oracle(
      id: "O-096", configuration: "", zone: "oak.example A 192.0.2.6", verdict: .deliver,
      targets: ["oak.example=192.0.2.6:25"]),
  ]

  /// O-093 follows from O-092: the addresses of mx1 come before mx2.
  @Test(arguments: oracles) func leadsWhereTheOracleSays(_ oracle: Oracle) throws {
    let answer = try explain(oracle.domain, in: oracle.configuration, zone: oracle.zone)
    #expect(answer.verdict == oracle.verdict)
    #expect(answer.targets == oracle.targets)
  }

  /// O-076 and O-077.
  @Test(arguments: ["oak.example", "elm.example"])
  func exchangersMoveMailToAnotherQueue(domain: String) throws {
    let answer = try explain(domain, in: Self.rollups, zone: Self.pool)
    #expect(answer.routingDomain.text == "pool.example")
    #expect(try answer.step(.rollup).evidence.decision == "D-20")
  }

  /// O-097: the first lookup is for exchangers, whatever the number.
  @Test func addressesAreAskedForAfterTheFirstFailure() throws {
    let answer = try explain(
      "oak.example", in: "mx_failures_fallback_to_a = -1", zone: "oak.example MX fails")
    #expect(answer.verdict == .dnsTemporary)
    let note = try #require(try answer.step(.resolve).notes.first)
    #expect(
      note.text.contains("from the second time on for addresses instead of exchangers"))
  }
}
