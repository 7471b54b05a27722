import Delivery
import Foundation
import TestServers
import Testing

/// How `confroute probe` gets a connection, or does not.
struct ConfrouteProbeConnectingTests {
  /// The timer of the queue's own stanza ends the wait, and the next host gets its turn.
  @Test func aHostThatDoesNotAnswerIsLeftAfterItsTimeout() throws {
    let crowded = try CrowdedPort()
    let server = try ScriptedMailServer(
      banner: "220 mx2.example",
      replies: ["250 mx2.example", "250 ok", "250 ok", "250 ok", "221 bye"])
    defer { server.stop() }
    let configuration = """
      connect_timeout = 300
      domain oak.example {
        connect_timeout = 1
        routes = ( "smtp://\(crowded.endpoint)?pref=1" "smtp://\(server.endpoint)?pref=2" )
      }

      """
    let began = ContinuousClock.now
    let outcome = try ProbeOutcome(["u@oak.example"], configuration)
    #expect(began.duration(to: .now) > .seconds(1))
    #expect(outcome.status == 0)
    #expect(outcome.attempts.map { $0["result"] as? String } == ["unreachable", "accepted"])
    let reason = try #require(outcome.attempts.first?["reason"] as? String)
    #expect(reason.contains("cannot connect to \(crowded.endpoint)"), "\(reason)")
    let text = try ProbeOutcome.text(["--allow-private", "u@oak.example"], configuration)
    #expect(text.output.contains("connect_timeout 1  ecelerity.conf:3:3"), "\(text.output)")
  }

  /// Without IPv6 on this machine there is nobody to talk to.
  @Test(.enabled(if: reachesIPv6, "there is no ::1 here"))
  func nextHopsOfIPv6AreContacted() throws {
    let server = try ScriptedMailServer(on: #require(Self.loopback)) { peer in
      peer.send("220 mx6.example\r\n")
      while let line = peer.line() { peer.send(line == "QUIT" ? "221 bye\r\n" : "250 ok\r\n") }
    }
    defer { server.stop() }
    let configuration = """
      use_ipv6 = true
      binding six { bind_address = "::1" }
      domain oak.example { routes = ( "smtp://\(server.endpoint)" ) }

      """
    let outcome = try ProbeOutcome(["--binding", "six", "u@oak.example"], configuration)
    #expect(outcome.status == 0, "\(outcome.reason) \(outcome.error)")
    #expect(outcome.connectedTo == "\(server.endpoint)")
    #expect(server.clients == ["::1"])
    #expect(try outcome.violations() == [])
  }

  private static let loopback = HostAddress("::1")

  private static let reachesIPv6: Bool = {
    guard let loopback, let (descriptor, _) = LoopbackSocket.listener(on: loopback.bytes) else {
      return false
    }
    close(descriptor)
    return true
  }()
}
