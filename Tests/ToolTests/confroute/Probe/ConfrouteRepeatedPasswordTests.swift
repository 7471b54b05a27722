import Synchronization
import TestServers
import Testing

/// Passwords that a server repeats in a later session of `confroute probe`.
struct ConfrouteRepeatedPasswordTests {
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
