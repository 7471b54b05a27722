import TestServers
import Testing

/// The options of TLS in a session of `confroute probe`.
struct ConfrouteProbeEncryptionTests {
  @Test func encryptionThatFailsIsFollowedByANewConnectionInTheClear() throws {
    let greeting: @Sendable (String) -> String? = { line in
      if line.hasPrefix("EHLO") { return "250-mx1\r\n250 STARTTLS" }
      return line == "STARTTLS" ? "454 4.7.0 not now" : nil
    }
    for (options, connections, status) in [
      ("tls = ifavailable", 2, Int32(0)),
      ("tls = ifavailable tls_fallback_always_new_connection = false", 1, 0),
      ("tls = ifavailable tls_ifavailable_fallback = false", 1, 1), ("tls = required", 1, 1),
    ] {
      let listener = try CompliantServer(greeting)
      defer { listener.server.stop() }
      let outcome = try ProbeOutcome(["u@oak.example"], listener.route(options))
      #expect(outcome.status == status, Comment(rawValue: options + ": " + outcome.reason))
      #expect(listener.server.clients.count == connections, Comment(rawValue: options))
      #expect(outcome.result == (status == 0 ? "accepted" : "tls-failed"))
      #expect(listener.lines.contains("QUIT"))
    }
  }

  @Test func aListThatLeavesNoVersionOfTLSIsQuoted() throws {
    let listener = try CompliantServer { $0.hasPrefix("EHLO") ? "250-mx1\r\n250 STARTTLS" : nil }
    defer { listener.server.stop() }
    let options = "tls = required tls_protocols = \"-ALL\""
    let outcome = try ProbeOutcome(["u@oak.example"], listener.route(options))
    #expect(outcome.result == "tls-failed")
    #expect(outcome.reason == "the protocol versions `-ALL` cannot be used: none is left")
  }

  /// `confroute explain` says the same.
  @Test func anEmptyListOfVersionsOfTLSIsTold() throws {
    let listener = try CompliantServer()
    defer { listener.server.stop() }
    let options = "tls = ifavailable tls_protocols = \"\""
    let text = try ProbeOutcome.text(["u@oak.example"], listener.route(options))
    let note = "tls_protocols: `` is not a known value; read as `+ALL`, the default"
    #expect(text.output.contains(note), "\(text.output)")
  }

  @Test func aWordOfTLSThatIsNoneIsTold() throws {
    let listener = try CompliantServer()
    defer { listener.server.stop() }
    let text = try ProbeOutcome.text(["u@oak.example"], listener.route("tls = requird"))
    #expect(text.status == 0)
    #expect(
      text.output.contains(
        "  note     ecelerity.conf:1:\(listener.route().utf8.count) "
          + "tls: `requird` is not a known value; read as `no`, the default"), "\(text.output)")
  }
}
