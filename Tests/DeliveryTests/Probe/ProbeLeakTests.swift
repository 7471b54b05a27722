import EcelerityConf
import Foundation
import TestServers
import Testing

@testable import Delivery

#if os(Linux)
  /// Descriptors and threads after many runs, in a separate process, where nothing else opens any.
  struct ProbeLeakTests {
    @Test func nothingIsLeftOfARun() async {
      // The exit status is the number of leaks.
      await #expect(processExitsWith: .success) {
        let servers = try [
          ScriptedMailServer(on: .loopback(1), isParallel: true) { peer in
            peer.send("220 mx1\r\n")
            while let line = peer.line() {
              peer.send(line == "QUIT" ? "221 bye\r\n" : "250 ok\r\n")
              if line == "QUIT" { return }
            }
          },
          ScriptedMailServer(on: .loopback(2), isParallel: true) { $0.send("554 no\r\n") },
          ScriptedMailServer(on: .loopback(3), isParallel: true) { $0.send([0, 1, 2, 10, 255]) },
          ScriptedMailServer(on: .loopback(4), isParallel: true) { $0.silence() },
          ScriptedMailServer(on: .loopback(5), isParallel: true) { peer in
            peer.send("220 mx1\r\n")
            _ = peer.line()
            peer.send("250-mx1\r\n250 STARTTLS\r\n")
            _ = peer.line()
            peer.send("220 go\r\n")
            peer.send([22, 3, 1, 0, 1, 0])
          },
        ]
        let endpoints = servers.map { "\($0.endpoint)" } + ["127.0.0.1:1"]
        let stanzas = endpoints.enumerated().map {
          "domain d\($0).example { routes = ( \"smtp://\($1)\" ) }\n"
        }
        let targets = try ProbeTargets.targets(
          endpoints.indices.map { "u@d\($0).example" }, "tls = ifavailable\n" + stanzas.joined())
        var plan = ProbePlan()
        plan.timeLimit = .milliseconds(20)
        func run() throws {
          for attempts in try ProbeTargets.attempts(targets, plan) {
            _ = try #require(attempts.first)
          }
        }
        try run()
        let before = Self.settled(atMost: nil)
        for _ in 0..<200 { try run() }
        let after = Self.settled(atMost: before)
        for server in servers { server.stop() }
        let left = (after.descriptors - before.descriptors) + (after.threads - before.threads)
        exit(CInt(min(max(left, 0), 100)))
      }
    }

    struct Counts {
      var descriptors: Int
      var threads: Int
    }

    /// The open descriptors and threads once the servers have noticed that their clients are gone: after some seconds,
    /// or, with `limit`, as soon as they are within it, for up to two minutes.
    static func settled(atMost limit: Counts?) -> Counts {
      for _ in 0..<(limit == nil ? 100 : 2_400) {
        Thread.sleep(forTimeInterval: 0.05)
        let now = counts
        if let limit, now.descriptors <= limit.descriptors, now.threads <= limit.threads { break }
      }
      return counts
    }

    private static var counts: Counts {
      Counts(descriptors: entries("/proc/self/fd"), threads: entries("/proc/self/task"))
    }

    private static func entries(_ directory: String) -> Int {
      (try? FileManager.default.contentsOfDirectory(atPath: directory))?.count ?? 0
    }
  }
#endif
