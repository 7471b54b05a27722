import EcelerityConf
import Foundation
import Synchronization
import TestServers
import Testing

@testable import Delivery

/// Order and limits of runs with many targets.
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
    #expect(left.first?.reason == "the limit of connections to one host in a run is reached")
  }

  @Test(.enabled(if: (try? TLSClient()) != nil, "OpenSSL is not installed"))
  func aSecondConnectionInTheClearIsOneOfTheThousand() throws {
    let server = try ScriptedMailServer(isParallel: true) { peer in
      peer.send("220 mx\r\n")
      while let line = peer.line() {
        if line == "QUIT" { return }
        peer.send(line == "STARTTLS" ? "454 not now\r\n" : "250-mx\r\n250 STARTTLS\r\n")
      }
    }
    defer { server.stop() }
    let one = try ProbeTargets.targets(
      ["u@oak.example"], "tls = ifavailable  routes = ( \"smtp://\(server.endpoint)\" )\n")
    let plain = try ProbeTargets.targets(
      ["u@oak.example"], "routes = ( \"smtp://\(server.endpoint)\" )\n")
    // With one connection left below the limit, an attempt that may need two is not made.
    for before in [[], plain] {
      let most = ProbeQueue.connectionsPerHost - before.count
      let targets = before + Array(repeating: one[0], count: most / 2 + 1)
      let known = server.clients.count
      var plan = ProbePlan()
      plan.stopAfter = .tls
      let attempts = try ProbeTargets.attempts(targets, plan).map { try #require($0.first) }
      #expect(attempts.dropLast().allSatisfy { $0.result == .accepted })
      #expect(attempts.last?.reason == "the limit of connections to one host in a run is reached")
      #expect(server.clients.count - known == before.count + most / 2 * 2)
    }
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

  /// A time limit does not extend a shorter timer.
  @Test func theShorterOfTimerAndLimitEndsAStage() throws {
    let server = try ScriptedMailServer { $0.silence() }
    defer { server.stop() }
    let targets = try ProbeTargets.targets(
      ["u@oak.example"], "ehlo_timeout = 1  routes = ( \"smtp://\(server.endpoint)\" )\n")
    var plan = ProbePlan()
    plan.timeLimit = .seconds(5)
    let attempt = try #require(try ProbeTargets.attempts(targets, plan)[0].first)
    let banner = try #require(attempt.stages.first { $0.name == .banner })
    #expect(banner.failure == .transport(.timeout))
    #expect(banner.duration < .seconds(4))
  }

  /// Three exchangers have one address, and two answers have it twice.
  @Test(arguments: [false, true])
  func anAddressThatFailedIsNotTriedAgain(triesAllHosts: Bool) throws {
    let server = try ScriptedMailServer(isParallel: true) { peer in
      peer.send("421 busy\r\n")
      peer.silence()
    }
    defer { server.stop() }
    let zone = """
      oak.example MX 10 m.x.example
      oak.example MX 10 M.x.example
      oak.example MX 20 m.x.example
      oak.example MX 30 n.x.example
      m.x.example A 127.0.0.1
      m.x.example A 127.0.0.1
      n.x.example A 127.0.0.1
      """
    var resolver = try ResolverScene.resolver(
      "remote_smtp_port = \(server.endpoint.port)", zone: zone)
    let results = try resolver.targets(
      for: [RouteQuery("u@oak.example"), RouteQuery("v@oak.example")], from: .null)
    let targets = try results.flatMap { try $0.get() }
    let hosts = ["m.x.example", "m.x.example", "n.x.example"]
    #expect(targets.map { $0.explanation.destinations.map(\.host) } == [hosts, hosts])
    var plan = ProbePlan()
    plan.allowsPrivate = true
    plan.triesAllHosts = triesAllHosts
    for attempts in try ProbeTargets.attempts(targets, plan) {
      #expect(attempts.map(\.result) == [.temporary, .temporary, .temporary])
      #expect(attempts.map(\.stages.isEmpty) == [false, true, true])
      let reason = try #require(attempts.first?.reason)
      #expect(attempts.dropFirst().allSatisfy { $0.reason == "not tried again: \(reason)" })
      #expect(Attempt.outcome(of: attempts)?.reason == reason)
    }
    #expect(server.clients.count == 2)
  }

  /// The mail server would use TLS, so that a session in clear text would not be like its own.
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

  /// It is not known how the mail server would use TLS.
  @Test func withoutALibraryThereIsNoPolicyToGoBy() throws {
    let server = try ScriptedMailServer(
      banner: "220 mx ESMTP", replies: ["250-mx\n250 AUTH PLAIN", "221 bye"])
    defer { server.stop() }
    let zone = "oak.example MX 10 mx.oak.example\nmx.oak.example A 127.0.0.1"
    var resolver = try ResolverScene.resolver(
      "use_mta_sts = true  remote_smtp_port = \(server.endpoint.port)\n"
        + "outbound_smtp_auth_type = PLAIN outbound_smtp_auth_user = u outbound_smtp_auth_pass = p\n",
      zone: zone, policies: .fetched(STSFetch()),
      encryption: EncryptionLibrary(libraries: ["libnone.so.9"]))
    try resolver.names.addPolicy(aliases: 0)
    let targets = try resolver.targets(for: [RouteQuery("u@oak.example")], from: .null)[0].get()
    #expect(targets[0].explanation.destinations.map(\.policyLookups) == [[.mtaSTS]])
    // A replay has to find out.
    #expect(resolver.recordedPolicies == [])
    var plan = ProbePlan()
    plan.allowsPrivate = true
    let attempt = try #require(try ProbeTargets.attempts(targets, plan)[0].first)
    #expect(attempt.result == .tlsFailed)
    #expect(
      attempt.reason.hasPrefix("MTA-STS policy of oak.example: not known: no OpenSSL for TLS"))
    #expect(attempt.stages.map(\.name) == [.connect, .banner, .ehlo, .quit])
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

  /// Counts concurrent clients; each is kept for a moment.
  private final class Attendance: Sendable {
    private let open = Mutex((now: 0, most: 0))

    var most: Int { open.withLock { $0.most } }

    func pass() {
      open.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
      Thread.sleep(forTimeInterval: 0.05)
      open.withLock { $0.now -= 1 }
    }
  }

  /// Connections for all next hops go to the proxy.
  @Test func whatGoesThroughAProxyGoesOneByOne() throws {
    let attendance = Attendance()
    let proxy = try ScriptedMailServer(isParallel: true) { peer in
      attendance.pass()
      _ = peer.bytes(28)
      peer.send("554 not today\r\n")
      _ = peer.line()
    }
    defer { proxy.stop() }
    let count = 10
    let stanzas = (1...count).map {
      "domain d\($0).example { routes = ( \"smtp://192.0.2.\($0)\" ) }\n"
    }
    let targets = try ProbeTargets.targets(
      (1...count).map { "u@d\($0).example" },
      stanzas.joined() + "binding default { ha_proxy_server = \"\(proxy.endpoint)\" }\n")
    let attempts = try ProbeTargets.attempts(targets, ProbePlan())
    #expect(attempts.allSatisfy { $0.first?.reason == "banner was refused: 554 not today" })
    #expect(proxy.clients.count == count)
    #expect(attendance.most == 1)
  }

  /// All ports of an address are one host.
  @Test func portsOfOneHostAreContactedOneByOne() throws {
    let attendance = Attendance()
    let servers = try (0..<4).map { _ in
      try ScriptedMailServer { peer in
        attendance.pass()
        peer.send("554 not today\r\n")
        _ = peer.line()
      }
    }
    defer { for server in servers { server.stop() } }
    let stanzas = servers.enumerated().map {
      "domain d\($0).example { routes = ( \"smtp://\($1.endpoint)\" ) }\n"
    }
    let targets = try ProbeTargets.targets(
      servers.indices.map { "u@d\($0).example" }, stanzas.joined())
    _ = try ProbeTargets.attempts(targets, ProbePlan())
    #expect(attendance.most == 1)
  }
}
