import Delivery
import Foundation
import Synchronization
import TestServers
import Testing

/// Many recipients in one run of `confroute probe`.
struct ConfrouteProbeManyTests {
  @Test func answersComeInTheOrderOfTheQuestionsAndAHostIsContactedByOneAtATime() throws {
    let slow = try CompliantServer(isParallel: true, seconds: 0.3)
    let fast = try CompliantServer(isParallel: true)
    defer {
      slow.server.stop()
      fast.server.stop()
    }
    let configuration = """
      domain oak.example { \(slow.route()) }
      domain elm.example { \(fast.route()) }

      """
    let recipients = (0..<4).flatMap { ["\($0)@oak.example", "\($0)@elm.example"] }
    let outcome = try ProbeOutcome(recipients, configuration)
    #expect(outcome.status == 0)
    #expect(outcome.documents.map { $0["recipient"] as? String } == recipients)
    #expect(slow.mostAtATime == 1)
    #expect(fast.mostAtATime == 1)
    #expect(slow.server.clients.count == 4)
    let inLine = try ProbeOutcome(["--concurrency", "1"] + recipients, configuration)
    #expect(inLine.documents.map { $0["recipient"] as? String } == recipients)
  }

  /// A shortage on this machine is not reported as a failure of servers.
  @Test(.enabled(if: HostAddress.hasManyLoopbacks, "there is one loopback address"))
  func fewDescriptorsMeanFewerConnectionsAtATime() throws {
    let servers = try (0..<30).map { number in
      try ScriptedMailServer(on: .loopback(number)) { peer in
        Thread.sleep(forTimeInterval: 0.1)
        peer.send("554 not today\r\n")
        _ = peer.line()
      }
    }
    defer { for server in servers { server.stop() } }
    let directory = try TemporaryDirectory()
    let stanzas = servers.enumerated().map {
      "domain d\($0).example { routes = ( \"smtp://\($1.endpoint)\" ) }\n"
    }
    try directory.file("ecelerity.conf", stanzas.joined())
    let tool = try BuiltTool.path(of: "confroute")
    let recipients = servers.indices.map { "d\($0).example" }.joined(separator: " ")
    let command = "ulimit -n 20; '\(tool)' probe --concurrency 30 \(recipients); test $? = 1"
    try Program("sh").run(["-c", command], in: directory)
    let text = try TemporaryDirectory.text(directory.path + "/output")
    #expect(text.components(separatedBy: "banner was refused: 554 not today").count == 31)
    #expect(!text.contains("too many open files"), Comment(rawValue: text))
  }

  /// Servers that wait until all clients have connected.
  @Test(.enabled(if: HostAddress.hasManyLoopbacks, "there is one loopback address"))
  func hostsAreContactedAtTheSameTime() throws {
    let count = 8
    let arrived = Mutex(0)
    let servers = try (0..<count).map { number in
      try ScriptedMailServer(on: .loopback(number)) { peer in
        arrived.withLock { $0 += 1 }
        for _ in 0..<12_000 where arrived.withLock({ $0 }) < count {
          Thread.sleep(forTimeInterval: 0.01)
        }
        peer.send(arrived.withLock { $0 } == count ? "220 all here\r\n" : "554 alone\r\n")
        while let line = peer.line() {
          peer.send("250 ok\r\n")
          if line == "QUIT" { return }
        }
      }
    }
    defer { for server in servers { server.stop() } }
    let stanzas = servers.enumerated().map {
      "domain d\($0).example { routes = ( \"smtp://\($1.endpoint)\" ) }\n"
    }
    let outcome = try ProbeOutcome(
      (0..<count).map { "d\($0).example" }, stanzas.joined())
    #expect(outcome.status == 0)
  }
}
