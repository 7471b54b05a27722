import EcelerityConf
import TestServers
import Testing

@testable import Delivery

/// Probes of a server that requires a certificate of the client. With TLS 1.3 it says so only after the client's part of
/// the handshake (RFC 8446, 4.4.2.4).
@Suite(.enabled(if: CertificateAuthority.isInstalled, "needs openssl"))
struct ClientCertificateTests {
  @Test(arguments: ["TLSv1.2", "TLSv1.3"])
  func aServerThatWantsOneFailsTheHandshake(version: String) throws {
    let authority = try CertificateAuthority()
    try authority.issue("good", names: "DNS:mx1.oak.example", by: "middle")
    let demanding = try TLSServer(authority, "good", ["-rev", "-Verify", "1"])
    let server = try ScriptedMailServer { peer in
      peer.send("220 mx\r\n")
      while let line = peer.line() {
        if line == "STARTTLS" {
          peer.send("220 go\r\n")
          return Self.relay(peer, to: demanding.endpoint)
        }
        peer.send(line.hasPrefix("EHLO") ? "250-mx\r\n250 STARTTLS\r\n" : "221 bye\r\n")
      }
    }
    defer { server.stop() }
    for requirement in ["required", "ifavailable"] {
      let targets = try ProbeTargets.targets(
        ["u@oak.example"],
        "tls = \(requirement) tls_protocols = \"+\(version)\" routes = ( \"smtp://\(server.endpoint)\" )\n"
      )
      var plan = ProbePlan()
      plan.stopAfter = .tls
      let attempt = try #require(try ProbeTargets.attempts(targets, plan)[0].first)
      let failed: [Stage.Name] = [.connect, .banner, .ehlo, .startTLS, .tls]
      #expect(attempt.stages.prefix(5).map(\.name) == failed)
      #expect(attempt.stages[4].failure != nil)
      #expect(attempt.tls == nil)
      #expect(attempt.reason.hasPrefix("the TLS handshake failed: "), "\(attempt.reason)")
      if requirement == "required" {
        #expect(attempt.result == .tlsFailed)
        #expect(attempt.stages.count == 5)
        #expect(attempt.reason.hasSuffix("; the message gets 451 4.7.5"))
        let advice = "; set `tls_certificate` and `tls_key`; the message gets"
        #expect(attempt.reason.contains(advice) == (version == "TLSv1.3"), "\(attempt.reason)")
      } else {
        #expect(attempt.result == .accepted)
        #expect(attempt.stages.dropFirst(5).first?.name == .connect)
        #expect(attempt.reason.contains("; then in clear text: every stage"), "\(attempt.reason)")
      }
    }
  }

  /// Passes records of the client on, and after each what the server at `endpoint` says to it.
  private static func relay(_ peer: ScriptedMailServer.Peer, to endpoint: Endpoint) {
    guard let connection = try? Connection(to: endpoint, until: .soon) else { return }
    // RFC 8446, 5.1: a header of five bytes ends with the length of the record.
    while let header = peer.bytes(5), let body = peer.bytes(Int(header[3]) << 8 | Int(header[4])) {
      do {
        try connection.send(header + body, until: .soon)
        while true {
          peer.send(try connection.receive(atMost: 65_536, until: .now + .milliseconds(300)))
        }
      } catch TransportError.timeout {
        continue
      } catch {
        return
      }
    }
  }
}
