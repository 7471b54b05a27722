import Delivery
import Foundation
import TestServers
import Testing

/// The stage `connect` of `confroute probe`.
struct ConfrouteProbeConnectingTests {
  /// The timer of the queue's stanza ends the wait, and the next host is tried.
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

  /// A name of this machine in DNS.
  @Test func theSourceMayBeAName() throws {
    let server = try ScriptedMailServer(isParallel: true) { peer in
      peer.send("220 mx.example\r\n")
      while let line = peer.line() { peer.send(line == "QUIT" ? "221 bye\r\n" : "250 ok\r\n") }
    }
    defer { server.stop() }
    let directory = try TemporaryDirectory()
    let answers = try directory.file("answers", Self.sources)
    let configuration = """
      binding north { bind_address = "north.example" }
      binding east { bind_address = "east.example" }
      binding gone { bind_address = "gone.example" }
      binding slow { bind_address = "slow.example" }
      routes = ( "smtp://\(server.endpoint)" )

      """
    func probe(_ binding: String) throws -> ProbeOutcome {
      try ProbeOutcome(
        ["--replay", answers, "--binding", binding, "u@oak.example"], configuration)
    }
    let north = try probe("north")
    #expect(north.status == 0, "\(north.reason) \(north.error)")
    #expect(server.clients == ["127.0.0.2"])
    let east = try probe("east")
    #expect(
      east.reason.hasPrefix(
        "cannot connect to \(server.endpoint) from east.example [192.0.2.77]: "),
      "\(east.reason)")
    let gone = try probe("gone")
    #expect(gone.result == "unreachable")
    #expect(
      gone.reason
        == "the source `gone.example` has no address here; probe from the machine that has that name"
    )
    let six = try ProbeOutcome(
      ["--replay", answers, "--binding", "north", "u@oak.example"],
      configuration.replacing("smtp://\(server.endpoint)", with: "smtp://[2001:db8::1]")
        .replacing("north.example", with: "east.example"))
    #expect(
      six.reason
        == "the source `east.example` has no IPv6 address, so the server leaves this next hop out",
      "\(six.reason)")
    let slow = try probe("slow")
    #expect(slow.result == "unreachable")
    #expect(
      slow.reason
        == "the source `slow.example` could not be looked up: A slow.example: timeout (no reply in "
        + "5000 ms); try again, or write its address as `bind_address`")
    #expect(server.clients.count == 1)
  }

  /// Nothing listens on the port of the name server.
  @Test(arguments: ["explain", "resolve"])
  func whatAProbeAsksForIsInTheRecordingOfItsRoute(command: String) throws {
    let tool = BuiltTool(name: "confroute")
    let directory = try TemporaryDirectory()
    try directory.file(
      "ecelerity.conf",
      """
      routes = ( "smtp://192.0.2.1" )
      binding north { bind_address = "north.example" }
      binding east { bind_address = "east.example"  ha_proxy_server = "proxy.example:1" }

      """)
    for (binding, said) in [
      ("north", "the source `north.example` could not be looked up: A north.example: timeout"),
      ("east", "the proxy `proxy.example:1` could not be looked up: A proxy.example: timeout"),
    ] {
      let question = ["--binding", binding, "u@oak.example"]
      let asked = try tool.run(
        [command, "--dns", "127.0.0.1:1", "--record", "\(binding).json"] + question,
        in: directory.path)
      #expect(asked.status == 0, "\(asked.error)")
      let replayed = try tool.run(
        ["probe", "--replay", "\(binding).json"] + question, in: directory.path)
      #expect(replayed.status == 1, "\(replayed.error)")
      #expect(replayed.output.contains(said), "\(replayed.output)")
    }
  }

  private static let sources = """
    {"format_version": "1.0", "answers": [
      {"name": "north.example", "type": "AAAA", "outcome": "found", "validated": false, "records": [
        {"name": "north.example", "type": "AAAA", "ttl": 60, "address": "2001:db8::7"}]},
      {"name": "north.example", "type": "A", "outcome": "found", "validated": false, "records": [
        {"name": "north.example", "type": "A", "ttl": 60, "address": "127.0.0.2"}]},
      {"name": "east.example", "type": "AAAA", "outcome": "nodata", "validated": false, "records": []},
      {"name": "east.example", "type": "A", "outcome": "found", "validated": false, "records": [
        {"name": "east.example", "type": "A", "ttl": 60, "address": "192.0.2.77"}]},
      {"name": "slow.example", "type": "A", "outcome": "timeout", "validated": false, "records": [],
        "reason": "no reply in 5000 ms"},
      {"name": "slow.example", "type": "AAAA", "outcome": "nodata", "validated": false, "records": []},
      {"name": "gone.example", "type": "A", "outcome": "nxdomain", "validated": false, "records": []},
      {"name": "gone.example", "type": "AAAA", "outcome": "nxdomain", "validated": false, "records": []}
    ]}
    """

  /// Needs IPv6 on this machine.
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
