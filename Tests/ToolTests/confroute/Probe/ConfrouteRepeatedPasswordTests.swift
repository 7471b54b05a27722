import Synchronization
import TestServers
import Testing

/// Passwords that a server repeats in a later session of `confroute probe`.
struct ConfrouteRepeatedPasswordTests {
  /// The server knows it from the session of the first recipient.
  @Test(arguments: ["", "outbound_smtp_auth_user = kim outbound_smtp_auth_pass = otherPass99"])
  func aPasswordOfAnotherRecipientIsNotShown(login: String) throws {
    let server = try ScriptedMailServer(isParallel: true) { peer in
      peer.send("220 you used hUnter77secret earlier\r\n")
      while let line = peer.line() {
        if line == "QUIT" { return }
        peer.send(line.hasPrefix("EHLO") ? "250-mx1\r\n250 AUTH PLAIN\r\n" : "250 ok\r\n")
      }
    }
    defer { server.stop() }
    let type = login.isEmpty ? "" : "outbound_smtp_auth_type = PLAIN "
    let configuration = """
      routes = ( "smtp://\(server.endpoint)" )
      domain a.example {
        outbound_smtp_auth_type = PLAIN outbound_smtp_auth_user = joe
        outbound_smtp_auth_pass = hUnter77secret
      }
      domain b.example { \(type)\(login) }

      """
    let recipients = ["a@a.example", "b@b.example"]
    let text = try ProbeOutcome.text(["--transcript"] + recipients, configuration)
    #expect(!text.output.contains("nter77"), "\(text.output)")
    #expect(text.output.contains("220 you used *** earlier"), "\(text.output)")
    let outcome = try ProbeOutcome(recipients, configuration)
    #expect(outcome.documents.count == 2)
    #expect(!"\(outcome.documents)".contains("nter77"))
  }

  @Test(arguments: ["banner", "EHLO", "STARTTLS"])
  func aPasswordIsNotShownFromTheFirstReplyOn(stage: String) throws {
    let sessions = Mutex(0)
    let server = try ScriptedMailServer { peer in
      let isLater = sessions.withLock { count in
        count += 1
        return count > 1
      }
      func words(_ name: String) -> String { isLater && name == stage ? "hUnter77secret" : "mx1" }
      peer.send("220 \(words("banner"))\r\n")
      while let line = peer.line() {
        switch line.prefix(4) {
        case "EHLO": peer.send("250-\(words("EHLO"))\r\n250-STARTTLS\r\n250 AUTH PLAIN\r\n")
        case "STAR": peer.send("454 \(words("STARTTLS"))\r\n")
        case "QUIT": return
        default: peer.send("250 ok\r\n")
        }
      }
    }
    defer { server.stop() }
    let configuration = """
      routes = ( "smtp://\(server.endpoint)" )
      tls = ifavailable
      tls_fallback_always_new_connection = false
      outbound_smtp_auth_type = PLAIN
      outbound_smtp_auth_user = joe
      outbound_smtp_auth_pass = hUnter77secret

      """
    let recipients = ["a@oak.example", "b@elm.example"]
    let text = try ProbeOutcome.text(["--transcript"] + recipients, configuration)
    #expect(text.status == 0, "\(text.output)")
    #expect(!text.output.contains("nter77"), "\(text.output)")
    #expect(text.output.contains("***"))
    let outcome = try ProbeOutcome(recipients, configuration)
    #expect(!"\(outcome.documents)".contains("nter77"))
  }
}
