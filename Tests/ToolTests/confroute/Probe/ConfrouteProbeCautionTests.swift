import Delivery
import Foundation
import Synchronization
import TestServers
import Testing

/// Data that `confroute probe` does not send, as the mail server might use TLS for it, or not send it.
struct ConfrouteProbeCautionTests {
  /// A server that offers STARTTLS and AUTH, and the commands it receives.
  private final class Listener: Sendable {
    let server: ScriptedMailServer
    private let kept: Kept

    private final class Kept: Sendable {
      let lines = Mutex<[String]>([])
    }

    /// Replies `answer` to STARTTLS unless it is empty, and then sends nothing more or closes.
    init(_ answer: String, closes: Bool) throws {
      let kept = Kept()
      self.kept = kept
      server = try ScriptedMailServer { peer in
        peer.send("220 mx1\r\n")
        while let line = peer.line() {
          kept.lines.withLock { $0.append(line) }
          if line == "STARTTLS" {
            peer.send(answer)
            return closes ? () : peer.silence()
          }
          peer.send(line.hasPrefix("EHLO") ? Self.offers : "250 ok\r\n")
          if line == "QUIT" { return }
        }
      }
    }

    private static let offers = "250-mx1\r\n250-AUTH PLAIN\r\n250 STARTTLS\r\n"

    var hasLogin: Bool { kept.lines.withLock { $0.contains { $0.hasPrefix("AUTH") } } }
    var route: String {
      "routes = ( \"smtp://\(server.endpoint)\" )\n" + ConfrouteProbeCautionTests.login
    }
  }

  private static let login =
    "outbound_smtp_auth_type = PLAIN outbound_smtp_auth_user = u outbound_smtp_auth_pass = geheim\n"

  // MARK: Failures of TLS

  /// The reply to STARTTLS, whether the connection is closed then, and the configuration.
  @Test(arguments: [
    ("", true, ""), ("", false, "ehlo_timeout = 3"), ("\u{15}\u{3}\u{1}\r\n", false, ""),
    ("220 go\r\n", false, "ehlo_timeout = 3"),
    ("421 busy\r\n", true, "tls_fallback_always_new_connection = false"),
  ])
  func withoutAGoAheadTheServerFallsBackAndSoDoesTheProbe(
    answer: String, closes: Bool, options: String
  ) throws {
    for (requirement, connections) in [("ifavailable", 2), ("required", 1)] {
      let listener = try Listener(answer, closes: closes)
      defer { listener.server.stop() }
      let outcome = try ProbeOutcome(
        ["u@oak.example"], listener.route + "tls = \(requirement)  \(options)\n")
      let comment = Comment(rawValue: "\(requirement): \(outcome.reason)")
      #expect(outcome.result == (connections == 2 ? "accepted" : "tls-failed"), comment)
      #expect(listener.server.clients.count == connections, comment)
      #expect(listener.hasLogin == (connections == 2), comment)
    }
  }

  /// The reply to STARTTLS, whether the connection is closed then, the command line, and the reason.
  @Test(arguments: [
    // Our timeout is not that of the mail server.
    ("", ["--timeout", "3"], "--timeout ended it before ehlo_timeout (300 s) did"),
    ("220 go\r\n", ["--timeout", "3"], "--timeout ended it before ehlo_timeout (300 s) did"),
    // Possibly a man in the middle.
    ("220 go\r\n250 injected\r\n", [], "the server sent more than the reply to STARTTLS"),
    // Before 4.1 there was no fallback (O-114).
    ("454 not now\r\n", ["--momentum", "4.0"], "the message is delayed, then TLS is tried again"),
  ])
  func whereTheServerMightGoOnEncryptedNothingIsSentInTheClear(
    answer: String, arguments: [String], words: String
  ) throws {
    let listener = try Listener(answer, closes: false)
    defer { listener.server.stop() }
    let outcome = try ProbeOutcome(
      arguments + ["u@oak.example"], listener.route + "tls = ifavailable\n")
    #expect(outcome.result == "tls-failed")
    #expect(outcome.reason.contains(words), "\(outcome.reason)")
    #expect(listener.server.clients.count == 1)
    #expect(!listener.hasLogin)
  }

  // MARK: Policies

  private func recording(_ policies: String) -> String {
    """
    {"format_version": "1.0", "answers": [
      {"name": "oak.example", "type": "MX", "outcome": "found", "validated": false, "records": [
        {"name": "oak.example", "type": "MX", "ttl": 60, "preference": 10, "host": "mx.oak.example"}]},
      {"name": "mx.oak.example", "type": "A", "outcome": "found", "validated": false, "records": [
        {"name": "mx.oak.example", "type": "A", "ttl": 60, "address": "127.0.0.1"}]}],
     "policies": [\(policies)]}
    """
  }

  /// A policy that the mail server could not get either counts as none; one that only the recording lacks may exist.
  @Test(arguments: [
    (#"{"domain": "oak.example", "mx": [], "problem": "the status 404"}"#, "accepted"),
    ("", "tls-failed"),
  ])
  func aPolicyThatIsNotHadIsTold(policies: String, result: String) throws {
    let listener = try Listener("", closes: true)
    defer { listener.server.stop() }
    let directory = try TemporaryDirectory()
    let replay = ["--replay", try directory.file("answers", recording(policies))]
    let configuration =
      "use_mta_sts = true  remote_smtp_port = \(listener.server.endpoint.port)\n" + Self.login
    let outcome = try ProbeOutcome(replay + ["u@oak.example"], configuration)
    #expect(outcome.result == result, "\(outcome.reason) \(outcome.error)")
    #expect(listener.hasLogin == (result == "accepted"))
    #expect(try outcome.violations() == [])
    let text = try ProbeOutcome.text(
      replay + ["--allow-private", "u@oak.example"], configuration)
    #expect(
      text.output.contains(
        result == "accepted"
          ? "  note     MTA-STS policy of oak.example: not known: the status 404; the MTA-STS policy could not be "
            + "fetched; delivery continues without one, with TLS as configured\n"
          : "  MTA-STS policy of oak.example: not known: the recording has no policy of `oak.example`; record it "
            + "again; the server may have this policy, and then leave exchangers out and require stricter TLS; "
      ),
      "\(text.output)")
    // Up to this stage it makes no difference.
    let greeted = try ProbeOutcome(
      replay + ["--stop-after", "ehlo", "u@oak.example"], configuration)
    #expect(greeted.result == "accepted")
  }

  // MARK: Extensions

  /// D-17.
  @Test(arguments: ["delivery_method = SMTP", ""])
  func afterHELOThereIsNoLogin(options: String) throws {
    let heard = Mutex<[String]>([])
    let server = try ScriptedMailServer { peer in
      peer.send("220 mx1\r\n")
      while let line = peer.line() {
        heard.withLock { $0.append(line) }
        peer.send(line.hasPrefix("EHLO") ? "502 5.5.1 what\r\n" : "250 ok\r\n")
        if line == "QUIT" { return }
      }
    }
    defer { server.stop() }
    let outcome = try ProbeOutcome(
      ["u@oak.example"], "routes = ( \"smtp://\(server.endpoint)\" )\n\(options)\n" + Self.login)
    #expect(outcome.result == "accepted")
    #expect(outcome.reason.hasSuffix("; no login was sent, as HELO has none"), "\(outcome.reason)")
    #expect(!heard.withLock { $0 }.contains { $0.hasPrefix("AUTH") })
  }

  @Test func whoGivesUpAtXCLIENTIsNotTalkedToAnyMore() throws {
    let heard = Mutex<[String]>([])
    let server = try ScriptedMailServer { peer in
      peer.send("220 mx1\r\n")
      while let line = peer.line() {
        heard.withLock { $0.append(line) }
        peer.send(
          line.hasPrefix("XCLIENT") ? "421 4.3.2 bye\r\n" : "250-mx1\r\n250 XCLIENT NAME\r\n")
        if line.hasPrefix("XCLIENT") { return }
      }
    }
    defer { server.stop() }
    let outcome = try ProbeOutcome(
      ["u@oak.example"], "routes = ( \"smtp://\(server.endpoint)\" )\nxclient = ifavailable\n")
    #expect(outcome.result == "temporary")
    #expect(outcome.reason == "xclient was refused: 421 4.3.2 bye")
    #expect(!heard.withLock { $0 }.contains { $0.hasPrefix("MAIL") })
  }
}
