import Delivery
import TestServers
import Testing

/// How `confroute probe` shows what decides about TLS: the configuration, an MTA-STS policy or TLSA records.
@Suite(
  .enabled(
    if: PostfixServer.isPossible, "Postfix or openssl is not installed, or this is not root"))
struct ConfrouteTLSDeciderTests {
  private let postfix: PostfixServer
  private let directory: TemporaryDirectory

  init() throws {
    postfix = try PostfixServer()
    directory = try TemporaryDirectory()
  }

  /// The text report for `u@oak.example`, whose exchanger has this TLSA record, if any, when the domain has this policy.
  private func report(
    _ options: String, association: String = "", mode: String = "none",
    further exchanger: String? = nil
  ) throws -> String {
    let owner = "_\(postfix.endpoint.port)._tcp.mx1.example.test"
    let found = """
      "outcome": "found", "records": [{"name": "\(owner)", "type": "TLSA", "ttl": 60, \(association)}]
      """
    let further = exchanger.map {
      #", {"name": "oak.example", "type": "MX", "ttl": 60, "preference": 2, "host": "\#($0)"}"#
    }
    let addresses = ["mx1.example.test", exchanger].compactMap { $0 }.map { host in
      """
      {"name": "\(host)", "type": "A", "outcome": "found", "validated": true, "records": [
        {"name": "\(host)", "type": "A", "ttl": 60, "address": "127.0.0.1"}]},
      {"name": "\(host)", "type": "AAAA", "outcome": "nodata", "validated": true, "records": []}
      """
    }
    let recording = """
      {"format_version": "1.0", "answers": [
        {"name": "oak.example", "type": "MX", "outcome": "found", "validated": true, "records": [
          {"name": "oak.example", "type": "MX", "ttl": 60, "preference": 1,
           "host": "mx1.example.test"}\(further ?? "")]},
        \(addresses.joined(separator: ",\n")),
        {"name": "\(owner)", "type": "TLSA", "validated": true,
         \(association.isEmpty ? "\"outcome\": \"nodata\", \"records\": []" : found)}],
       "policies": [{"domain": "oak.example", "mode": "\(mode)", "mx": ["mx1.example.test"]}]}
      """
    try directory.file("answers", recording)
    let configuration = """
      remote_smtp_port = \(postfix.endpoint.port)
      tls = no
      tls_verify = no
      tls_ca = "\(postfix.authority.certificateFile)"
      tls_ifavailable_fallback = false
      \(options)

      """
    let outcome = try ProbeOutcome.text(
      ["--allow-private", "--replay", directory.path + "/answers", "u@oak.example"], configuration)
    #expect(outcome.status == 0, "\(outcome.output) \(outcome.error)")
    return outcome.output
  }

  /// The options that are shown below the stages.
  private func options(in report: String) -> [String] {
    ["tls", "tls_verify", "tls_ca", "tls_ifavailable_fallback"].filter { option in
      report.contains(" " + option + " ")
        && report.split(separator: "\n").contains {
          $0.drop { $0 == " " }.hasPrefix(option + " ") && $0.contains("ecelerity.conf:")
        }
    }
  }

  @Test func aPolicyIsNamedAndWhatItOverridesIsNotShown() throws {
    let enforced = try report("use_mta_sts = true", mode: "enforce")
    #expect(
      enforced.contains(
        ", tls required, verify host, by the MTA-STS policy of oak.example (enforce), "
          + "configured tls no\n"), "\(enforced)")
    #expect(options(in: enforced) == ["tls_ca"], "\(enforced)")
    let tested = try report("use_mta_sts = true", mode: "testing")
    #expect(
      tested.contains(
        ", tls ifavailable, verify optional, by the MTA-STS policy of oak.example (testing), "
          + "configured tls no\n"), "\(tested)")
    #expect(options(in: tested) == ["tls_ca", "tls_ifavailable_fallback"], "\(tested)")
  }

  @Test func anExchangerThatThePolicyRefusesIsNoted() throws {
    let report = try report("use_mta_sts = true", mode: "enforce", further: "mx2.example.test")
    #expect(
      report.contains(
        "  note     MTA-STS policy of oak.example: mx2.example.test [127.0.0.1] matches no exchanger "
          + "of the policy; left out\n"), "\(report)")
  }

  @Test func recordsAreNamedAndWhatTheyOverrideIsNotShown() throws {
    let digest = try postfix.authority.keyDigest(of: .server)
    let report = try report(
      "use_dane = true dane { }",
      association: "\"usage\": 3, \"selector\": 1, "
        + "\"matching_type\": 1, \"data\": \"\(digest)\"")
    #expect(
      report.contains(", tls required, verify tlsa, by TLSA records, configured tls no\n"),
      "\(report)")
    #expect(report.contains(", verified\n"))
    #expect(options(in: report) == [], "\(report)")
  }

  /// RFC 7672, 2.2: encryption without verification. Of garbage instead of a certificate, OpenSSL alone knows.
  @Test(arguments: [
    ("\"usage\": 2, \"selector\": 0, \"matching_type\": 1, \"data\": \"0102\"", "no"),
    ("\"usage\": 3, \"selector\": 0, \"matching_type\": 0, \"data\": \"0102\"", "tlsa"),
  ])
  func recordsThatCannotBeUsedVerifyNothing(association: String, verification: String) throws {
    let report = try report("use_dane = true dane { }", association: association)
    #expect(
      report.contains(
        ", tls required, verify \(verification), by TLSA records, configured tls no\n"),
      "\(report)")
    #expect(report.contains(", not verified: none of the TLSA records can be used\n"), "\(report)")
  }
}
