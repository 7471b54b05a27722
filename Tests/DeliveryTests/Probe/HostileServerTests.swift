import EcelerityConf
import Foundation
import Synchronization
import TestServers
import Testing

@testable import Delivery

/// A correct server that fails after each of its bytes.
struct HostileServerTests {
  /// The fault.
  enum Fault: CaseIterable, Sendable {
    case closes, stalls, talksNonsense
  }

  /// The banner, and the reply to each line.
  private static let replies = [
    "220 mx1.example ESMTP\r\n", "250-mx1.example\r\n250-SIZE 1000\r\n250 8BITMIME\r\n",
    "250 2.1.0 ok\r\n", "250 2.1.5 ok\r\n", "250 2.0.0 ok\r\n", "221 2.0.0 bye\r\n",
  ]
  private static let length = replies.joined().utf8.count
  /// From here on the recipient is accepted.
  private static let success = replies.prefix(4).joined().utf8.count

  /// Garbage after a reply code, with a line break in it, is the text of that reply.
  private static func beginningOfSuccess(_ fault: Fault) -> Int {
    fault == .talksNonsense ? success - replies[3].utf8.count + "250 ".utf8.count : success
  }

  @Test(
    .enabled(if: HostAddress.hasManyLoopbacks, "there is one loopback address"),
    arguments: Fault.allCases)
  func everyFaultIsAResult(fault: Fault) throws {
    let lanes = 8
    let servers = try (0..<lanes).map { lane in
      let turn = Mutex(0)
      return try ScriptedMailServer(on: .loopback(lane)) { peer in
        let position = turn.withLock { turn in
          defer { turn += 1 }
          return lane + lanes * turn
        }
        Self.speak(to: peer, until: position, fault)
      }
    }
    defer { for server in servers { server.stop() } }
    let stanzas = servers.enumerated().map {
      "domain d\($0).example { routes = ( \"smtp://\($1.endpoint)\" ) }\n"
    }
    let targets = try ProbeTargets.targets(
      (0..<Self.length).map { "u\($0)@d\($0 % lanes).example" }, stanzas.joined())
    var plan = ProbePlan()
    if fault == .stalls { plan.timeLimit = .milliseconds(100) }
    let attempts = try ProbeTargets.attempts(targets, plan)
    for (position, attempts) in attempts.enumerated() {
      let attempt = try #require(attempts.first)
      #expect(attempts.count == 1)
      #expect(!attempt.reason.isEmpty)
      #expect(attempt.reason.allSatisfy { !$0.isNewline })
      let shouldPass = position >= Self.beginningOfSuccess(fault)
      // With a short timeout, time may run out before that.
      if fault != .stalls || !shouldPass {
        #expect((attempt.result == .accepted) == shouldPass, "\(position): \(attempt.reason)")
      }
      let isInBanner = position < Self.replies[0].utf8.count
      if !shouldPass, fault == .closes {
        #expect(attempt.result == (isInBanner ? .unreachable : .temporary), "\(position)")
        #expect(attempt.reason.contains("the connection was closed"), "\(position)")
      }
    }
  }

  /// The first `limit` bytes of a correct server, then the fault.
  private static func speak(
    to peer: ScriptedMailServer.Peer, until limit: Int, _ fault: Fault
  ) {
    var rest = limit
    for reply in replies {
      let bytes = Array(reply.utf8.prefix(rest))
      peer.send(bytes)
      rest -= bytes.count
      if bytes.count < reply.utf8.count { break }
      guard peer.line() != nil else { return }
    }
    switch fault {
    case .closes: return
    case .stalls: peer.silence()
    case .talksNonsense:
      peer.send([0, 0xff, 0x80, 0x1b, 0x0d, 0x00, 0x0a, 0x32, 0x0a, 0xe2, 0x82])
    }
  }
}
