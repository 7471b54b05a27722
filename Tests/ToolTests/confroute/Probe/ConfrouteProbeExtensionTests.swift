import TestServers
import Testing

/// Extensions of SMTP that `confroute probe` needs, and does not get.
struct ConfrouteProbeExtensionTests {
  /// content/momentum/4/config/ref-xclient.md: a transient failure, if it is not offered or refused.
  @Test(arguments: ["451 later", "550 never"])
  func aRefusalOfARequiredXCLIENTIsTransient(reply: String) throws {
    let listener = try CompliantServer { line in
      if line.hasPrefix("EHLO") { return "250-mx1\r\n250 XCLIENT NAME ADDR" }
      return line.hasPrefix("XCLIENT") ? reply : nil
    }
    defer { listener.server.stop() }
    let outcome = try ProbeOutcome(["u@oak.example"], listener.route("xclient = required"))
    #expect(outcome.result == "temporary")
    #expect(outcome.reason == "xclient was refused: \(reply)")
    #expect(listener.lines.contains("XCLIENT NAME=[UNAVAILABLE] ADDR=[UNAVAILABLE]"))
    let ifAvailable = try ProbeOutcome(["u@oak.example"], listener.route("xclient = ifavailable"))
    #expect(ifAvailable.result == "accepted")
  }

  /// D-17.
  @Test(arguments: [
    (
      "tls = required", "tls-failed",
      "STARTTLS is required, and HELO has no extensions; the message gets 451 4.7.6"
    ),
    (
      "xclient = required", "temporary",
      "XCLIENT is required, and HELO has no extensions; the message gets 451 4.7.6"
    ),
    (
      "tls = ifavailable", "accepted",
      "the recipient was accepted; no message was sent; nothing is encrypted, as HELO has no extensions"
    ),
  ])
  func afterHELOThereIsNoExtension(option: String, result: String, reason: String) throws {
    for isRefused in [true, false] {
      let listener = try CompliantServer {
        isRefused && $0.hasPrefix("EHLO") ? "502 no" : nil
      }
      defer { listener.server.stop() }
      let method = isRefused ? "" : " delivery_method = SMTP"
      let outcome = try ProbeOutcome(["u@oak.example"], listener.route(option + method))
      #expect(outcome.result == result)
      #expect(outcome.reason == reason)
    }
  }

  @Test func aGreetingWithoutExtensionsIsShown() throws {
    let listener = try CompliantServer { $0.hasPrefix("EHLO") ? "502 no" : "250 mx1.test" }
    defer { listener.server.stop() }
    let text = try ProbeOutcome.text(["u@oak.example"], listener.route())
    let line = text.output.split(separator: "\n").first { $0.contains(" ehlo ") }
    #expect(line?.hasSuffix("  250 mx1.test") == true, "\(text.output)")
  }

  /// `explain` says so, too.
  @Test func aLoginWithoutAPasswordIsTold() throws {
    let listener = try CompliantServer()
    defer { listener.server.stop() }
    let outcome = try ProbeOutcome(
      ["u@oak.example"],
      listener.route("outbound_smtp_auth_type = PLAIN outbound_smtp_auth_user = joe"))
    #expect(
      outcome.reason.hasSuffix("; no login was sent, as `outbound_smtp_auth_pass` has no value"),
      "\(outcome.reason)")
  }

  @Test func clearTextOnTheSameConnectionIsTold() throws {
    let listener = try CompliantServer { line in
      if line.hasPrefix("EHLO") { return "250-mx1\r\n250 STARTTLS" }
      return line == "STARTTLS" ? "454 4.7.0 not now" : nil
    }
    defer { listener.server.stop() }
    for isNew in [true, false] {
      let options = "tls = ifavailable tls_fallback_always_new_connection = \(isNew)"
      let outcome = try ProbeOutcome(["u@oak.example"], listener.route(options))
      #expect(
        outcome.reason == "STARTTLS was refused: 454 4.7.0 not now; then in clear text: "
          + "the recipient was accepted; no message was sent")
    }
  }

  /// RFC 3207, 6: somebody on the way may have added it.
  @Test func whatFollowsTheGoAheadForTLSDidNotComeBefore() throws {
    let listener = try CompliantServer { line in
      if line.hasPrefix("EHLO") { return "250-mx1\r\n250 STARTTLS" }
      return line == "STARTTLS" ? "220 go\r\n250-evil" : nil
    }
    defer { listener.server.stop() }
    let configuration = listener.route("tls = ifavailable")
    let text = try ProbeOutcome.text(["u@oak.example"], configuration)
    #expect(text.output.contains("the server sent more than the reply to STARTTLS: 250-evil"))
    #expect(!text.output.contains("unasked"), "\(text.output)")
    let outcome = try ProbeOutcome(["u@oak.example"], configuration)
    #expect(outcome.result == "tls-failed")
    #expect(outcome.replyCodes["starttls"] == 220)
    #expect(try outcome.violations() == [])
  }

  @Test func aReplyThatHasBegunIsShown() throws {
    let server = try ScriptedMailServer { peer in
      peer.send("220-mx.test ESMTP wait\r\n220 for")
      peer.silence()
    }
    defer { server.stop() }
    let configuration = "routes = ( \"smtp://\(server.endpoint)\" )\n"
    let arguments = ["--timeout", "1", "u@oak.example"]
    let text = try ProbeOutcome.text(arguments, configuration)
    #expect(text.output.contains("no answer in time while waiting for the rest of the banner"))
    #expect(
      text.output.contains("  the reply had begun: 220-mx.test ESMTP wait / 220 for\n"),
      "\(text.output)")
    let outcome = try ProbeOutcome(arguments, configuration)
    #expect("\(outcome.documents)".contains("unfinished_reply"))
    #expect(try outcome.violations() == [])
  }

  @Test func aProtocolThatIsNotSpokenIsNotAccepted() throws {
    let listener = try CompliantServer()
    defer { listener.server.stop() }
    let configuration =
      "gateway = 127.0.0.1 delivery_method = ECSTREAM ecstream_port = \(listener.port)\n"
    let text = try ProbeOutcome.text(["u@oak.example"], configuration)
    #expect(text.status == 1)
    #expect(text.output.contains("\nu@oak.example: unreachable at 127.0.0.1:"), "\(text.output)")
    #expect(
      text.output.contains("  connected, but ECSTREAM is not a protocol that a probe speaks\n"))
  }
}
