import EcelerityConf
import TestServers
import Testing

@testable import Delivery

/// What a run with many targets keeps to.
struct ProbeRunTests {
  @Test func aHostIsLeftAloneAfterAThousandConnections() throws {
    let server = try ScriptedMailServer(isParallel: true) { $0.silence() }
    defer { server.stop() }
    let count = ProbeQueue.connectionsPerHost + 3
    let one = try ProbeTargets.targets(
      ["u@oak.example"], "routes = ( \"smtp://\(server.endpoint)\" )\n")
    let targets = Array(repeating: one[0], count: count)
    var plan = ProbePlan()
    plan.stopAfter = .connect
    let attempts = try ProbeTargets.attempts(targets, plan).map { try #require($0.first) }
    let (tried, left) = (attempts.prefix(count - 3), attempts.suffix(3))
    #expect(tried.allSatisfy { $0.result == .accepted })
    #expect(left.allSatisfy { $0.result == .unreachable && $0.stages.isEmpty })
    #expect(left.first?.reason == "the host was contacted often enough in one run")
  }

  @Test func nobodyIsContactedWhenSomebodyWantedToStopBefore() throws {
    let server = try ScriptedMailServer { $0.silence() }
    defer { server.stop() }
    let targets = try ProbeTargets.targets(
      ["u@oak.example"], "routes = ( \"smtp://\(server.endpoint)\" )\n")
    let interruption = try Interruption()
    interruption.raise()
    let attempts = try ProbeTargets.attempts(targets, ProbePlan(), interruption: interruption)
    #expect(attempts.map(\.count) == [0])
    #expect(server.clients == [])
  }
}
