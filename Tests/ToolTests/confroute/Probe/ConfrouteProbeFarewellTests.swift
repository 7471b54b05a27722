import Delivery
import Foundation
import Synchronization
import TestServers
import Testing

/// Interruptions of `confroute probe` while it takes its leave, and before hosts that it has not contacted.
struct ConfrouteProbeFarewellTests {
  /// The reply that is waited for never comes.
  @Test(arguments: ["RSET", "QUIT"], ["", "\r\n250-PIPELINING"])
  func anInterruptionEndsTheWaitForAFarewell(word: String, extensions: String) throws {
    let isHeard = Mutex(false)
    let server = try ScriptedMailServer { peer in
      peer.send("220 mx1\r\n")
      while let line = peer.line() {
        if line == word {
          isHeard.withLock { $0 = true }
          return peer.silence()
        }
        peer.send(line.hasPrefix("EHLO") ? "250-mx1\(extensions)\r\n250 HELP\r\n" : "250 ok\r\n")
      }
    }
    defer { server.stop() }
    let probe = try RunningProbe(
      ["u@oak.example"], "rset_timeout = 600\nroutes = ( \"smtp://\(server.endpoint)\" )\n")
    RunningProbe.wait { isHeard.withLock { $0 } }
    probe.interrupt()
    // It waits for a second more; without the interruption, for ten minutes.
    #expect(probe.status() == 2)
    #expect(probe.output.contains("\nu@oak.example: accepted at "), "\(probe.output)")
    #expect(probe.output.contains("interrupted"), "\(probe.output)")
  }

  @Test(.enabled(if: HostAddress.hasManyLoopbacks, "there is one loopback address"))
  func hostsThatHadNotBegunAreNotTried() throws {
    let isHeard = Mutex(false)
    let server = try ScriptedMailServer { peer in
      peer.send("220 mx1\r\n")
      while let line = peer.line(), line != "QUIT" {
        if line.hasPrefix("RCPT") {
          isHeard.withLock { $0 = true }
        } else {
          peer.send("250 ok\r\n")
        }
      }
    }
    defer { server.stop() }
    let probe = try RunningProbe(
      ["--all-hosts", "u@oak.example"],
      "routes = ( \"smtp://\(server.endpoint)\" \"smtp://127.0.1.7:1\" \"smtp://127.0.1.8:1\" )\n")
    RunningProbe.wait { isHeard.withLock { $0 } }
    probe.interrupt()
    #expect(probe.status() == 2)
    for host in ["127.0.1.7:1", "127.0.1.8:1"] {
      #expect(probe.output.contains("\n  \(host), preference "), "\(probe.output)")
    }
    let reason = "    unreachable: not tried, as the probe was interrupted"
    #expect(probe.output.split(separator: "\n").count { $0 == reason } == 2, "\(probe.output)")
  }
}
