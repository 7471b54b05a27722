import Delivery
import Foundation
import TestServers
import Testing

/// All routes of one configuration, with real servers.
@Suite(
  .enabled(
    if: ProbeScene.isPossible,
    "Postfix, Dovecot, NSD or openssl is not installed, or this is not root"))
struct ConfrouteProbeTests {
  private static let whole = "connect banner ehlo mail rcpt rset quit"
  private static let secure = "connect banner ehlo starttls tls ehlo mail rcpt rset quit"
  private static let failedTLS = "connect banner ehlo starttls tls!"

  /// The command line, the exit status, the result, a part of the reason, the stages (unless empty), and whether the
  /// certificate is verified (nil without TLS).
  private static let routes: [(String, Int32, String, String, String, Bool?)] = [
    ("u@plain.example.test", 0, "accepted", "the recipient was accepted; no message", whole, nil),
    ("plain.example.test", 0, "accepted", "", whole, nil),
    (
      "reject@example.test", 1, "refused", "554 5.7.1", "connect banner ehlo mail rcpt! rset quit",
      nil
    ),
    (
      "defer@example.test", 1, "temporary", "450 4.7.1", "connect banner ehlo mail rcpt! rset quit",
      nil
    ),
    (
      "u@late.example.test", 1, "temporary", "mail was refused: 450",
      "connect banner ehlo mail! rset quit", nil
    ),
    ("u@secure.example.test", 0, "accepted", "", secure, true),
    ("u@named.wild.example.test", 0, "accepted", "", secure, true),
    ("u@client.example.test", 0, "accepted", "", secure, true),
    ("u@chain.example.test", 0, "accepted", "", secure, true),
    ("u@noted.example.test", 0, "accepted", "", secure, false),
    ("u@unchecked.example.test", 0, "accepted", "", secure, false),
    ("u@expired.example.test", 1, "tls-failed", "expired", failedTLS, false),
    ("u@wrong.example.test", 1, "tls-failed", "other.example.test", failedTLS, false),
    (
      "u@noca.example.test", 1, "tls-failed",
      "no certificate authorities were given, so that it cannot be verified; set tls_ca, or give --ca-file",
      failedTLS, false
    ),
    ("--ca-file CA u@noca.example.test", 0, "accepted", "", secure, true),
    ("u@lostmaybe.example.test", 1, "tls-failed", "/nowhere/ca.pem", failedTLS, nil),
    (
      "--stop-after tls u@plain.example.test", 0, "accepted", "nothing is encrypted",
      "connect banner ehlo quit", nil
    ),
    ("u@lostca.example.test", 1, "tls-failed", "/nowhere/ca.pem", failedTLS, nil),
    (
      "u@bare.example.test", 1, "tls-failed",
      "STARTTLS is required but not offered; the message gets 451 4.7.6",
      "connect banner ehlo quit", nil
    ),
    ("u@either.example.test", 0, "accepted", "", whole, nil),
    (
      "u@told.example.test", 0, "accepted", "",
      "connect banner ehlo xclient ehlo mail rcpt rset quit", nil
    ),
    (
      "u@untold.example.test", 0, "accepted", "",
      "connect banner ehlo xclient ehlo mail rcpt rset quit", nil
    ),
    (
      "u@maybe.example.test", 0, "accepted", "",
      "connect banner ehlo xclient ehlo mail rcpt rset quit", nil
    ),
    ("u@sink.example.test", 0, "accepted", "", whole, nil),
    ("--binding pool u@any.example.test", 0, "accepted", "", whole, nil),
    ("--binding proxied u@plain.example.test", 0, "accepted", "", whole, nil),
    (
      "--binding elsewhere u@plain.example.test", 1, "unreachable",
      "from 192.0.2.77: \(NetworkError(code: EADDRNOTAVAIL)); probe from the machine that has this address",
      "connect!", nil
    ),
    (
      "u@refusing.example.test", 1, "unreachable",
      "cannot connect to 127.0.0.1:1: connection refused",
      "connect!", nil
    ),
    ("u@fallback.example.test", 0, "accepted", "", whole, nil),
    ("--all-hosts u@fallback.example.test", 0, "accepted", "", whole, nil),
    (
      "u@gone.example.test", 1, "unreachable", "not tried again: cannot connect to 127.0.0.3", "",
      nil
    ),
    ("u@none.example.test", 1, "", "", "", nil),
    ("u@off.example.test", 1, "", "", "", nil),
    (
      "u@stream.example.test", 1, "unreachable", "ECSTREAM is not a protocol that a probe speaks",
      "connect", nil
    ),
    ("--connect-to SINK u@none.example.test", 1, "", "", "", nil),
    ("--connect-to SINK reject@example.test", 0, "accepted", "", whole, nil),
    ("--stop-after connect u@secure.example.test", 0, "accepted", "connect", "connect", nil),
    (
      "--stop-after banner u@secure.example.test", 0, "accepted", "banner", "connect banner quit",
      nil
    ),
    (
      "--stop-after ehlo u@secure.example.test", 0, "accepted", "ehlo", "connect banner ehlo quit",
      nil
    ),
    (
      "--stop-after tls u@secure.example.test", 0, "accepted", "tls",
      "connect banner ehlo starttls tls ehlo quit", true
    ),
    (
      "--stop-after mail u@secure.example.test", 0, "accepted", "mail",
      "connect banner ehlo starttls tls ehlo mail rset quit", true
    ),
    (
      "--send u@plain.example.test", 0, "accepted", "the message was accepted",
      "connect banner ehlo mail rcpt data quit", nil
    ),
  ]

  @Test func everyRouteComesToWhatItShould() throws {
    let scene = try ProbeScene()
    for (line, status, result, reason, stages, isVerified) in Self.routes {
      let outcome = try scene.probe(line)
      let comment = Comment(rawValue: "\(line): \(outcome.result), \(outcome.reason)")
      #expect(outcome.status == status, comment)
      #expect(outcome.error == "", comment)
      #expect(outcome.result == result, comment)
      #expect(reason.isEmpty || outcome.reason.contains(reason), comment)
      #expect(outcome.stages == stages, comment)
      #expect(outcome.tls?["verified"] as? Bool == isVerified, comment)
      #expect(outcome.documents.count == 1, comment)
      #expect(try outcome.violations() == [], comment)
    }
    try attempts(scene)
    try message(scene)
  }

  /// The hosts that were tried.
  private func attempts(_ scene: ProbeScene) throws {
    let lines = [
      ("fallback.example.test", "unreachable accepted"),
      ("gone.example.test", "unreachable unreachable"),
      ("twice.example.test", "accepted"), ("--all-hosts twice.example.test", "accepted accepted"),
      ("reject@example.test", "refused"),
      ("--all-hosts fallback.example.test", "unreachable accepted"),
    ]
    for (line, results) in lines {
      let outcome = try scene.probe(line)
      #expect(
        outcome.attempts.map { $0["result"] as? String ?? "" }.joined(separator: " ") == results,
        Comment(rawValue: line))
    }
  }

  /// Only the message that is sent arrives.
  private func message(_ scene: ProbeScene) throws {
    let asked = try scene.probe("alice@store.example.test")
    #expect(asked.status == 0)
    #expect(asked.stages == Self.whole)
    #expect(try scene.dovecot.messages(of: "alice") == [])
    let sent = try scene.probe("--send --from me@client.example.test alice@store.example.test")
    #expect(sent.status == 0)
    #expect(sent.result == "accepted")
    let messages = try scene.dovecot.messages(of: "alice")
    #expect(messages.count == 1)
    let text = try #require(messages.first)
    #expect(text.contains("To: <alice@store.example.test>"), Comment(rawValue: text))
    #expect(text.contains("Return-Path: <me@client.example.test>"), Comment(rawValue: text))
    let unknown = try scene.probe("--send nobody@store.example.test")
    #expect(unknown.status == 1)
    #expect(unknown.reason.contains("550 5.1.1"))
  }
}
