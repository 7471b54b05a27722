import TestServers
import Testing

/// Questions for which `confroute probe` contacts no host, and why.
struct ConfrouteProbeQuestionTests {
  @Test func nobodyIsContactedForMailThatDoesNotGoOut() throws {
    let listener = try CompliantServer()
    defer { listener.server.stop() }
    let directory = try TemporaryDirectory()
    try directory.file("answers", Self.recording)
    for (options, verdict) in [
      ("suspend_delivery = true", "suspended"), ("blackhole = true", "blackhole-inline"),
      ("prohibited_hosts = ( \"127.0.0.0/8\" )", "prohibited"),
    ] {
      let configuration = listener.route(options)
      for line in [
        ["u@oak.example"], ["--connect-to", "\(listener.server.endpoint)", "u@oak.example"],
      ] {
        let outcome = try ProbeOutcome(line, configuration)
        #expect(outcome.verdict == verdict)
        #expect(outcome.status == 1)
        #expect(outcome.attempts.isEmpty)
        let text = try ProbeOutcome.text(line, configuration)
        #expect(
          text.output.hasPrefix("u@oak.example: contacts no host: \(verdict)\n"),
          Comment(rawValue: text.output))
        #expect(text.output.contains("no host was contacted"))
        let option = String(options.prefix { $0 != " " })
        #expect(text.output.contains(option), Comment(rawValue: text.output))
        #expect(text.output.contains("  ecelerity.conf:1:"), Comment(rawValue: text.output))
      }
    }
    let port = "remote_smtp_port = \(listener.port)\n"
    let replay = ["--replay", directory.path + "/answers"]
    let null = try ProbeOutcome(replay + ["u@null.example"], port)
    #expect(null.verdict == "null-mx")
    #expect(null.status == 1)
    #expect(listener.server.clients == [])
  }

  /// The message fails when the prohibited address has its turn.
  @Test(arguments: [[], ["--all-hosts"], ["--send"]])
  func nobodyIsContactedAtAProhibitedAddressThatComesLater(options: [String]) throws {
    let busy = try ScriptedMailServer(isParallel: true) { $0.send("421 not now\r\n") }
    let other = try ScriptedMailServer(on: .loopback(1), isParallel: true) { $0.silence() }
    defer {
      busy.stop()
      other.stop()
    }
    let configuration = """
      routes = ( "smtp://\(busy.endpoint)" "smtp://\(other.endpoint)" )
      prohibited_hosts = ( "127.0.1.0/24" )

      """
    let outcome = try ProbeOutcome(options + ["u@oak.example"], configuration)
    #expect(outcome.status == 1)
    #expect(outcome.attempts.map { $0["result"] as? String } == ["temporary", "refused"])
    #expect(
      outcome.reason == "127.0.1.1 is in `prohibited_hosts`; the message gets 551 5.4.6")
    #expect(try outcome.violations() == [])
    let text = try ProbeOutcome.text(options + ["u@oak.example"], configuration)
    #expect(text.output.contains("; not \(other.endpoint): prohibited\n"), "\(text.output)")
    #expect(text.output.contains("\nu@oak.example: refused at \(other.endpoint)\n"))
    #expect(other.clients == [])
  }

  /// The policy names neither exchanger.
  @Test func lookupsThatFailedAreShownWhereThePolicyRefusesTheOthers() throws {
    let directory = try TemporaryDirectory()
    let answers = try directory.file("answers", Self.partly)
    let text = try ProbeOutcome.text(
      ["--replay", answers, "u@oak.example"], "use_mta_sts = true\n")
    #expect(text.output.contains("sts-refused"), "\(text.output)")
    #expect(
      text.output.contains("  note     addresses of b.oak.example (A): not known: servfail"),
      "\(text.output)")
  }

  private static let partly = """
    {"format_version": "1.0", "answers": [
      {"name": "oak.example", "type": "MX", "outcome": "found", "validated": false, "records": [
        {"name": "oak.example", "type": "MX", "ttl": 60, "preference": 10, "host": "a.oak.example"},
        {"name": "oak.example", "type": "MX", "ttl": 60, "preference": 20, "host": "b.oak.example"}]},
      {"name": "a.oak.example", "type": "A", "outcome": "found", "validated": false, "records": [
        {"name": "a.oak.example", "type": "A", "ttl": 60, "address": "192.0.2.1"}]},
      {"name": "b.oak.example", "type": "A", "outcome": "servfail", "validated": false, "records": []}],
     "policies": [{"domain": "oak.example", "mode": "enforce", "mx": ["c.oak.example"]}]}
    """

  /// null.example accepts no mail.
  private static let recording = """
    {"format_version": "1.0", "answers": [
      {"name": "null.example", "type": "MX", "outcome": "found", "validated": false, "records": [
        {"name": "null.example", "type": "MX", "ttl": 60, "preference": 0, "host": "."}]}]}
    """

  // MARK: Invalid questions

  /// Hosts whose lookups fail decide together.
  @Test func everyLookupThatDecidedIsShown() throws {
    let directory = try TemporaryDirectory()
    let answers = try directory.file("answers", Self.unreachable)
    let text = try ProbeOutcome.text(
      ["--replay", answers, "u@oak.example"], "dns_failures_to_purge = 4\n")
    #expect(text.status == 1)
    #expect(
      text.output.contains(
        "  addresses of a.oak.example (A): not known: servfail\n"
          + "  addresses of b.oak.example (A): none\n"), "\(text.output)")
  }

  private static let unreachable = """
    {"format_version": "1.0", "answers": [
      {"name": "oak.example", "type": "MX", "outcome": "found", "validated": false, "records": [
        {"name": "oak.example", "type": "MX", "ttl": 60, "preference": 10, "host": "a.oak.example"},
        {"name": "oak.example", "type": "MX", "ttl": 60, "preference": 20, "host": "b.oak.example"}]},
      {"name": "a.oak.example", "type": "A", "outcome": "servfail", "validated": false, "records": []},
      {"name": "b.oak.example", "type": "A", "outcome": "nodata", "validated": false, "records": []}]}
    """

  // MARK: Time

  @Test func nothingIsSentWhileOneOfTheAddressesIsWrong() throws {
    let listener = try CompliantServer()
    defer { listener.server.stop() }
    for wrong in ["oak.example", "u@oak..example"] {
      let outcome = try ProbeOutcome.text(["--send", "u@oak.example", wrong], listener.route())
      #expect(outcome.status == 2)
      #expect(outcome.error.contains("no message is sent"), Comment(rawValue: outcome.error))
    }
    #expect(listener.server.clients == [])
  }

  @Test(arguments: [
    (
      ["--send", "oak.example"],
      "--send needs the address of a recipient, not `oak.example`; write user@oak.example"
    ),
    (
      ["--send", "--stop-after", "mail", "u@oak.example"],
      "--send goes further than --stop-after mail; drop one of them"
    ),
    (
      ["--send", "--stop-after", "rcpt", "u@oak.example"],
      "--send goes further than --stop-after rcpt; drop one of them"
    ),
    (
      ["--connect-to", "mx.example:0", "u@oak.example"],
      "--connect-to: `mx.example:0` is not a host with a port; write 192.0.2.7:25"
    ),
    (
      ["--from", "nobody", "u@oak.example"],
      "--from: `nobody` is not a sender address; write user@oak.example"
    ),
    (
      [
        "--dns", "127.0.0.1:1", "--dns-timeout", "0.2", "--connect-to", "mx.example:25",
        "u@oak.example",
      ],
      "--connect-to: `mx.example` could not be looked up: A mx.example: timeout (127.0.0.1:1: "
    ),
    (["--ca-file", "/nowhere/ca.pem", "u@oak.example"], "--ca-file: /nowhere/ca.pem"),
  ])
  func aQuestionThatMakesNoSenseIsAnsweredWithWhatToDo(arguments: [String], message: String) throws
  {
    let outcome = try ProbeOutcome.text(arguments, "routes = ( \"smtp://192.0.2.9\" )\n")
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.error.contains(message), Comment(rawValue: outcome.error))
  }

  @Test func aNameServerThatCannotBeReachedIsNamed() throws {
    let outcome = try ProbeOutcome(
      ["--dns", "127.0.0.1:1", "--dns-timeout", "0.2", "u@oak.example"], "")
    #expect(outcome.verdict == "dns-temporary")
    #expect(outcome.status == 1)
    #expect(outcome.attempts.isEmpty)
    #expect("\(outcome.documents)".contains("127.0.0.1:1"))
    let text = try ProbeOutcome.text(
      ["--dns", "127.0.0.1:1", "--dns-timeout", "0.2", "u@oak.example"], "")
    #expect(
      text.output.contains(
        "exchangers of oak.example (MX): not known: 127.0.0.1:1: connection refused\n"),
      Comment(rawValue: text.output))
  }
}
