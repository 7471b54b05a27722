import TestServers
import Testing

/// `--set` and `--unset`.
struct ConfrouteChangeTests {
  private let confroute = ConfrouteScene()

  @Test func changesAreAnsweredWithTheirName() throws {
    let outcome = try confroute.run(
      "explain", "--offline", "--set", "domain mill.example gateway=relay.example",
      "--unset", "domain mill.example delivery_method", "mill.example")
    #expect(outcome.status == 0)
    #expect(outcome.error == "")
    #expect(outcome.output.hasPrefix("mill.example: deliver, by ESMTP\n  queued for relay.example"))
    #expect(
      outcome.output.contains("relay.example  --set 1 in domain mill.example [doc D-10]\n"))
    #expect(
      outcome.output.contains("beats 192.0.2.20  ecelerity.conf:3:3 in domain mill.example\n"))
    let json = try confroute.run(
      "eval", "--output-format", "json", "--set", "gateway=relay.example", "gateway")
    #expect(try confroute.violations("eval", json.output) == [])
    #expect(json.output.contains("\"file\" : \"--set 1\""))
  }

  @Test func changesAreForEveryCommand() throws {
    let resolved = try confroute.run(
      "resolve", "--offline", "--set", "lmtp_port=24", "--set=lmtp_port=25", "mill.example")
    #expect(resolved.output == "mill.example  192.0.2.20:25  LMTP  tls no\n")
    let value = try confroute.run("eval", "--unset", "gateway", "gateway")
    #expect(value.output.hasPrefix("Gateway is not set and has no default\n"))
    let all = try confroute.run("eval", "--all", "--set", "gateway=relay.example", "gateway")
    #expect(all.output.hasPrefix("Gateway = relay.example\n  --set 1 [doc D-10] in global\n"))
    #expect(all.output.contains("overridden  global  192.0.2.50     ecelerity.conf:1:1\n"))
  }

  @Test func changesThatChangeNothingAreTold() throws {
    let idle = try confroute.run("eval", "--unset", "domain oak.example tls", "tls")
    #expect(idle.status == 0)
    #expect(idle.error == "confroute: warning: --unset 1: `tls` is not set there\n")
    let misplaced = try confroute.run(
      "eval", "--set", "binding default routes=( \"r.test\" )", "routes")
    #expect(
      misplaced.error == "confroute: warning: --set 1: `routes` is not valid in that scope\n")
  }

  @Test(arguments: [
    (["--set", "gatewey=x"], "--set 1: option `gatewey` is not known; did you mean `gateway`?"),
    (["--set", "tls=no", "--set", "gateway"], "--set 2: `gateway` has no value"),
    (
      ["--unset", "bindng b tls"], "--unset 1: scope `bindng` is not known; did you mean `binding`?"
    ),
    (["--set", "binding n9 tls=no"], "--set 1: binding `n9` is not in the configuration"),
    (["--unset", "binding n9 tls"], "--unset 1: binding `n9` is not in the configuration"),
  ])
  func changesThatMeanNothing(arguments: [String], message: String) throws {
    let directory = try TemporaryDirectory()
    try directory.file("ecelerity.conf", ConfrouteScene.guide)
    let outcome = try confroute.tool.run(["eval"] + arguments + ["tls"], in: directory.path)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.error.contains(message))
  }

  /// A password on the command line is no more shown than one in a file.
  @Test func changedSecretsAreMasked() throws {
    let outcome = try confroute.run(
      "eval", "--all", "--set", "outbound_smtp_auth_pass=geheim", "outbound_smtp_auth_pass")
    #expect(outcome.output.hasPrefix("Outbound_Smtp_Auth_Pass = (set)\n"))
    #expect(!outcome.output.contains("geheim"))
  }

  @Test(arguments: [
    ("outbound_smtp_auth_pass geheim", "`outbound_smtp_auth_pass` has no value"),
    ("outbound_smtp_auth_pass a geheim", "`outbound_smtp_auth_pass` has no value"),
    ("outbound_smtp_auth_pass \"geheim", "a quote is not closed"),
    ("outbound_smtp_auth_passs=geheim", "did you mean `outbound_smtp_auth_pass`?"),
  ])
  func aChangeThatMeansNothingRepeatsNoSecret(change: String, message: String) throws {
    let outcome = try confroute.run("eval", "--set", change, "tls")
    #expect(outcome.status == 2)
    #expect(outcome.error.contains("--set 1: ") && outcome.error.contains(message))
    #expect(!outcome.error.contains("geheim"))
  }

  /// conflint does not check the command line.
  @Test func aValueThatCannotBeReadIsReported() throws {
    let outcome = try confroute.run(
      "resolve", "--offline", "--set", "domain a.example tls=reqired", "a.example")
    #expect(
      outcome.error
        == "confroute: warning: --set 1: `tls`: `reqired` is not a known value; read as `no`, the default\n"
    )
  }
}
