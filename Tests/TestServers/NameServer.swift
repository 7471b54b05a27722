import Foundation

package import Delivery

/// A name server program of this machine, run on a port of its own.
package final class NameServer {
  package let endpoint: Endpoint
  private let process: Process
  private let directory: TemporaryDirectory

  /// Starts `program` in a directory with these files, in which PORT and DIRECTORY are replaced. The server is ready when
  /// it answers the question `probe`.
  package init(
    _ program: String, _ arguments: [String], files: [String: String], probe: Question
  ) throws {
    // A resolver in another test may have taken the port as its source port meanwhile.
    let first = try? Self.start(program, arguments, files, probe)
    (endpoint, process, directory) = try first ?? Self.start(program, arguments, files, probe)
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
  }

  private static func start(
    _ program: String, _ arguments: [String], _ files: [String: String], _ probe: Question
  ) throws -> (Endpoint, Process, TemporaryDirectory) {
    let directory = try TemporaryDirectory()
    let endpoint = Endpoint(.loopback, port: try LoopbackSocket.requirePort())
    for (name, text) in files {
      let filled = text.replacingOccurrences(of: "DIRECTORY", with: directory.path)
        .replacingOccurrences(of: "PORT", with: String(endpoint.port))
      try directory.file(name, filled)
    }
    let process = try Program(program).start(arguments, in: directory)
    do {
      var configuration = ResolverConfiguration(servers: [endpoint])
      configuration.timeout = .seconds(1)
      var resolver = StubResolver(configuration)
      try Program.wait(for: process, in: directory) {
        (try? resolver.resolve([probe]))?.first?.outcome.isAnswered == true
      }
    } catch {
      process.terminate()
      throw error
    }
    return (endpoint, process, directory)
  }

  package static func isInstalled(_ program: String) -> Bool { Program.isInstalled(program) }
}

extension NameServer {
  /// NSD with the zone `example.test`, `broken.test` without its file, and others by their names.
  package static func nsd(zones: [String: String] = [:]) throws -> NameServer {
    let files = zones.merging(["example.test": zone]) { given, _ in given }
    let names = files.keys + ["broken.test"]
    let configuration =
      nsdConfiguration
      + names.map { "zone:\n  name: \($0)\n  zonefile: \($0).zone\n" }.joined()
    return try NameServer(
      "nsd", ["-d", "-c", "nsd.conf"],
      files: Dictionary(uniqueKeysWithValues: files.map { ("\($0).zone", $1) })
        .merging(["nsd.conf": configuration]) { zone, _ in zone },
      probe: Question(try Self.name("example.test"), .soa))
  }

  /// Unbound, which asks `server` for these zones; `anchors` are the keys that it trusts.
  package static func unbound(
    before server: Endpoint, zones: [String], anchors: [String]
  ) throws -> NameServer {
    let configuration =
      unboundConfiguration
      + anchors.map { "  trust-anchor: \"\($0)\"\n" }.joined()
      + zones.map {
        "stub-zone:\n  name: \($0)\n  stub-addr: \(server.address)@\(server.port)\n"
      }.joined()
    return try NameServer(
      "unbound", ["-d", "-c", "unbound.conf"], files: ["unbound.conf": configuration],
      probe: Question(try Self.name("ready.invalid"), .a))
  }

  private static func name(_ text: String) throws -> DomainName {
    try Program.known(DomainName(text), "`\(text)` is no name")
  }

  private static let nsdConfiguration = """
    server:
      ip-address: 127.0.0.1@PORT
      username: ""
      chroot: ""
      zonesdir: "DIRECTORY"
      pidfile: "DIRECTORY/nsd.pid"
      xfrdfile: "DIRECTORY/xfrd.state"
      zonelistfile: "DIRECTORY/zone.list"
      xfrdir: "DIRECTORY"
      logfile: "DIRECTORY/output"
      database: ""
      server-count: 1
    remote-control:
      control-enable: no

    """

  /// Names outside of the zones end here, so that no other machine is asked.
  private static let unboundConfiguration = """
    remote-control:
      control-enable: no
    server:
      interface: 127.0.0.1@PORT
      port: PORT
      do-daemonize: no
      username: ""
      chroot: ""
      directory: "DIRECTORY"
      pidfile: ""
      use-syslog: no
      logfile: ""
      num-threads: 1
      module-config: "validator iterator"
      do-not-query-localhost: no
      local-zone: "test." nodefault
      local-zone: "refused.invalid." always_refuse

    """

  private static let zone = #"""
    $ORIGIN example.test.
    $TTL 300
    @ IN SOA ns.example.test. host\.master.example.test. 7 3600 600 86400 60
    @ IN NS ns
    ns IN A 192.0.2.53
    oak IN MX 10 mx1.oak
    oak IN MX 20 MX2.Oak
    mx1.oak IN A 192.0.2.1
    mx1.oak IN A 192.0.2.2
    mx1.oak IN AAAA 2001:db8::1
    MX2.Oak IN AAAA 2001:db8::2
    null IN MX 0 .
    alias IN CNAME oak
    alias2 IN CNAME alias
    dangling IN CNAME nothing.example.test.
    _mta-sts.oak IN TXT "v=STSv1; id=1;" "second \"string\"" "" "\000\255"
    _25._tcp.mx1.oak IN TLSA 3 1 1 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
    we\.ird IN A 192.0.2.9
    *.wild IN MX 5 mx1.oak

    """#
    + (0..<40).map { "large IN TXT \"\($0) \(String(repeating: "x", count: 200))\"\n" }.joined()
}
