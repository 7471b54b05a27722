import Delivery
import Foundation
import TestServers
import Testing

/// The private addresses that `confroute probe` contacts: those in the configuration, and those of DNS only with
/// `--allow-private`.
struct ConfrouteProbeReachTests {
  /// mx.example and proxy.example are 127.0.0.1, and that is an exchanger of literal.example.
  private static let recording = """
    {"format_version": "1.0", "answers": [
      {"name": "mx.example", "type": "MX", "outcome": "nodata", "validated": false, "records": []},
      {"name": "mx.example", "type": "AAAA", "outcome": "nodata", "validated": false, "records": []},
      {"name": "mx.example", "type": "A", "outcome": "found", "validated": false, "records": [
        {"name": "mx.example", "type": "A", "ttl": 60, "address": "127.0.0.1"}]},
      {"name": "half.example", "type": "A", "outcome": "found", "validated": false, "records": [
        {"name": "half.example", "type": "A", "ttl": 60, "address": "127.0.0.1"}]},
      {"name": "literal.example", "type": "MX", "outcome": "found", "validated": false, "records": [
        {"name": "literal.example", "type": "MX", "ttl": 60, "preference": 10, "host": "127.0.0.1."}]},
      {"name": "proxy.example", "type": "AAAA", "outcome": "nodata", "validated": false, "records": []},
      {"name": "proxy.example", "type": "A", "outcome": "found", "validated": false, "records": [
        {"name": "proxy.example", "type": "A", "ttl": 60, "address": "127.0.0.1"}]}]}
    """

  /// A server that refuses every client.
  private let server = try? ScriptedMailServer(isParallel: true) { peer in
    peer.send("554 not today\r\n")
    _ = peer.line()
  }

  /// Whether the probe contacts the server with `arguments`, and its output.
  private func probe(
    _ arguments: [String], _ configuration: String
  ) throws -> (isContacted: Bool, text: String) {
    let server = try #require(server)
    let directory = try TemporaryDirectory()
    let answers = try directory.file("answers", Self.recording)
    let port = "\(server.endpoint.port)"
    let before = server.clients.count
    let outcome = try ProbeOutcome.text(
      ["--replay", answers] + arguments.map { $0.replacingOccurrences(of: "PORT", with: port) },
      configuration.replacingOccurrences(of: "PORT", with: port))
    return (server.clients.count > before, outcome.output + outcome.error)
  }

  @Test(arguments: [
    ("u@mx.example", "remote_smtp_port = PORT"), ("u@[127.0.0.1]", "remote_smtp_port = PORT"),
    // An address as the name of an exchanger is from DNS, too.
    ("u@literal.example", "mxip { }\nremote_smtp_port = PORT"),
    (
      "u@oak.example",
      "routes = ( \"smtp://192.0.2.9\" )\nbinding default { ha_proxy_server = \"proxy.example:PORT\" }"
    ),
  ])
  func whatDNSOrTheCommandLineBringsUpIsContactedOnlyWhenThatIsSaid(
    recipient: String, configuration: String
  ) throws {
    defer { server?.stop() }
    let refused = try probe([recipient], configuration)
    #expect(!refused.isContacted)
    #expect(
      refused.text.contains("127.0.0.1 is not a public address"), "\(refused.text)")
    #expect(refused.text.contains("use --allow-private to contact it"))
    #expect(refused.text.hasPrefix("\(recipient): contacts no host"), "\(refused.text)")
    let allowed = try probe(["--allow-private", recipient], configuration)
    #expect(allowed.isContacted)
    #expect(allowed.text.contains("554 not today"), "\(allowed.text)")
  }

  @Test(arguments: [
    "routes = ( \"smtp://127.0.0.1:PORT\" )", "gateway = \"127.0.0.1\"\nremote_smtp_port = PORT",
    "static_routes { target = \"127.0.0.1:PORT\" }",
    "domain oak.example { reroute_domain = \"127.0.0.1\" }\nremote_smtp_port = PORT",
    "routes = ( \"smtp://192.0.2.9\" )\nbinding default { ha_proxy_server = \"127.0.0.1:PORT\" }",
  ])
  func whatTheConfigurationWritesIsContacted(configuration: String) throws {
    defer { server?.stop() }
    let written = try probe(["u@oak.example"], configuration)
    #expect(written.isContacted)
    #expect(written.text.contains("554 not today"), "\(written.text)")
  }

  /// The configuration routes to that address, too.
  @Test(arguments: [
    "routes = ( \"smtp://127.0.0.1:PORT\" )", "gateway = \"127.0.0.1\"\nremote_smtp_port = PORT",
  ])
  func aRecipientAtAnAddressThatTheConfigurationWritesIsContacted(configuration: String) throws {
    defer { server?.stop() }
    let written = try probe(["u@[127.0.0.1]"], configuration)
    #expect(written.isContacted, "\(written.text)")
    let set = try probe(["--set", "gateway=127.0.0.1", "u@oak.example"], "remote_smtp_port = PORT")
    #expect(set.isContacted, "\(set.text)")
  }

  /// The recording has no AAAA answer.
  @Test func oneFamilyInARecordingIsEnoughToConnectTo() throws {
    defer { server?.stop() }
    let route = "routes = ( \"smtp://192.0.2.9\" )"
    let named = try probe(
      ["--connect-to", "half.example:PORT", "--allow-private", "u@oak.example"], route)
    #expect(named.isContacted, "\(named.text)")
  }

  /// An address with a port that is none is no name to look up.
  @Test(arguments: ["127.0.0.1:+25", "[127.0.0.1]:9", "127.0.0.1:70000", "mx.example:+25"])
  func whatIsNoHostWithAPortIsToldOf(text: String) throws {
    defer { server?.stop() }
    let named = try probe(
      ["--connect-to", text, "u@oak.example"], "routes = ( \"smtp://192.0.2.9\" )")
    #expect(
      named.text.contains("--connect-to: `\(text)` is not a host with a port"), "\(named.text)")
  }

  @Test func aNameToConnectToIsNoAddress() throws {
    defer { server?.stop() }
    let route = "routes = ( \"smtp://192.0.2.9\" )"
    let named = try probe(["--connect-to", "mx.example:PORT", "u@oak.example"], route)
    #expect(!named.isContacted)
    #expect(
      named.text.contains(
        "--connect-to: `mx.example` is 127.0.0.1, which is not a public address; "
          + "write the address, or use --allow-private"), "\(named.text)")
    for words in [["127.0.0.1:PORT"], ["mx.example:PORT", "--allow-private"]] {
      let meant = try probe(["--connect-to"] + words + ["u@oak.example"], route)
      #expect(meant.isContacted, "\(meant.text)")
    }
  }
}
