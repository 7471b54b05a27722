import Foundation
import Testing

@testable import Delivery

/// A name server that is installed on this machine, run for one test on a port of its own.
final class NameServer {
  let endpoint: Endpoint
  private let process: Process
  private let folder: TemporaryFolder

  /// Starts `program` in a folder with these files. The port takes the place of PORT in them, the
  /// path of the folder that of FOLDER. `probe` is a question that it answers when it is ready.
  init(
    _ program: String, _ arguments: [String], files: [String: String], probe: Question
  ) throws {
    folder = try TemporaryFolder()
    let reservation = try ScriptedServer { _ in [] }
    endpoint = reservation.endpoint
    reservation.stop()
    for (name, text) in files {
      let filled = text.replacingOccurrences(of: "FOLDER", with: folder.path)
        .replacingOccurrences(of: "PORT", with: String(endpoint.port))
      try folder.write(name, filled)
    }
    process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Self.path(of: program)))
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    try folder.write("output", "")
    let output = FileHandle(forWritingAtPath: folder.path + "/output")
    process.standardOutput = output
    process.standardError = output
    try Self.withSignals { try process.run() }
    try waitUntilReady(probe)
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
  }

  /// Does `body` with no signal blocked. The threads that tests run on block them, a process inherits
  /// that from the thread that starts it, and a server that blocks SIGTERM cannot be stopped.
  static func withSignals(_ body: () throws -> Void) rethrows {
    var none = sigset_t()
    var before = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    try body()
  }

  private func waitUntilReady(_ probe: Question) throws {
    var configuration = ResolverConfiguration(servers: [endpoint])
    configuration.timeout = .milliseconds(200)
    var resolver = StubResolver(configuration)
    for _ in 0..<200 where process.isRunning {
      if resolver.resolve([probe]).first?.outcome.isAnswered == true { return }
      Thread.sleep(forTimeInterval: 0.05)
    }
    let output = try String(contentsOfFile: folder.path + "/output", encoding: .utf8)
    throw NotReady(output: output)
  }

  /// The server ended, or does not answer.
  struct NotReady: Error {
    let output: String
  }

  static func isInstalled(_ program: String) -> Bool { path(of: program) != nil }

  /// Servers are not on everybody's PATH.
  static func path(of program: String) -> String? {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return (folders + ["/usr/sbin", "/usr/local/sbin"]).map { "\($0)/\(program)" }
      .first(where: FileManager.default.isExecutableFile)
  }
}

extension NameServer {
  /// NSD with the zone `example.test`, `broken.test` without its file, and others by their names.
  static func nsd(zones: [String: String] = [:]) throws -> NameServer {
    let files = zones.merging(["example.test": zone]) { given, _ in given }
    let names = files.keys + ["broken.test"]
    let configuration =
      nsdConfiguration
      + names.map { "zone:\n  name: \($0)\n  zonefile: \($0).zone\n" }.joined()
    return try NameServer(
      "nsd", ["-d", "-c", "nsd.conf"],
      files: Dictionary(uniqueKeysWithValues: files.map { ("\($0).zone", $1) })
        .merging(["nsd.conf": configuration]) { zone, _ in zone },
      probe: Question(try name("example.test"), .soa))
  }

  /// Unbound, which asks `server` for these zones; `anchors` are the keys that it trusts.
  static func unbound(
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
      probe: Question(try name("ready.invalid"), .a))
  }

  private static let nsdConfiguration = """
    server:
      ip-address: 127.0.0.1@PORT
      username: ""
      chroot: ""
      zonesdir: "FOLDER"
      pidfile: "FOLDER/nsd.pid"
      xfrdfile: "FOLDER/xfrd.state"
      zonelistfile: "FOLDER/zone.list"
      xfrdir: "FOLDER"
      logfile: "FOLDER/output"
      database: ""
      server-count: 1
    remote-control:
      control-enable: no

    """

  /// All names but those of the zones end here, so that nothing outside this machine is asked.
  private static let unboundConfiguration = """
    remote-control:
      control-enable: no
    server:
      interface: 127.0.0.1@PORT
      port: PORT
      do-daemonize: no
      username: ""
      chroot: ""
      directory: "FOLDER"
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
