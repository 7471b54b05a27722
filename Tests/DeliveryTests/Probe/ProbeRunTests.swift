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

  /// The server would encrypt, so that a session in the clear would be another one than its.
  @Test(arguments: ["ifavailable", "required"])
  func withoutALibraryItSaysSoAndStopsWhereTheServerWouldEncrypt(requirement: String) throws {
    let server = try ScriptedMailServer(
      banner: "220 mx ESMTP", replies: ["250-mx\n250-AUTH PLAIN\n250 STARTTLS", "221 bye"])
    defer { server.stop() }
    let targets = try ProbeTargets.targets(
      ["u@oak.example"],
      "tls = \(requirement)  routes = ( \"smtp://\(server.endpoint)\" )\n"
        + "outbound_smtp_auth_type = PLAIN outbound_smtp_auth_user = u outbound_smtp_auth_pass = p\n"
    )
    let attempts = try ProbeTargets.attempts(
      targets, ProbePlan(), encryption: EncryptionLibrary(libraries: ["libnone.so.9"]))
    #expect(attempts.map(\.count) == [1])
    let attempt = try #require(attempts.first?.first)
    #expect(attempt.result == .tlsFailed)
    #expect(attempt.reason.contains("no OpenSSL for TLS: tried `libnone.so.9`"))
    #expect(attempt.stages.map(\.name) == [.connect, .banner, .ehlo, .tls, .quit])
    let stage = try #require(attempt.stages.first { $0.name == .tls })
    #expect(try #require(stage.failureText).contains("no OpenSSL for TLS: tried `libnone.so.9`"))
    #expect(try #require(stage.failureText).contains("install it with"))
  }

  @Test func withoutALibraryItGoesOnWhereTheServerWouldNotEncrypt() throws {
    let server = try ScriptedMailServer(
      banner: "220 mx ESMTP", replies: ["250 mx", "250 ok", "250 ok", "250 ok", "221 bye"])
    defer { server.stop() }
    let targets = try ProbeTargets.targets(
      ["u@oak.example"], "tls = ifavailable  routes = ( \"smtp://\(server.endpoint)\" )\n")
    let attempts = try ProbeTargets.attempts(
      targets, ProbePlan(), encryption: EncryptionLibrary(libraries: ["libnone.so.9"]))
    #expect(attempts.first?.first?.result == .accepted)
  }
}
