import Delivery
import Foundation
import TestServers
import Testing

/// How `confroute` resolves names, records the answers and replays them.
struct ConfrouteNamesTests {
  private let tool = BuiltTool(name: "confroute")

  /// Two exchangers of oak.example, one of them with addresses of both families.
  private static let recording = """
    { "format_version": "1.0", "answers": [
      { "name": "oak.example", "type": "MX", "outcome": "found", "validated": false, "records": [
        { "name": "oak.example", "type": "MX", "ttl": 300, "preference": 20, "host": "mx2.oak.example" },
        { "name": "oak.example", "type": "MX", "ttl": 300, "preference": 10, "host": "mx1.oak.example" } ] },
      { "name": "mx1.oak.example", "type": "A", "outcome": "found", "validated": false, "records": [
        { "name": "mx1.oak.example", "type": "A", "ttl": 60, "address": "192.0.2.1" } ] },
      { "name": "mx2.oak.example", "type": "A", "outcome": "found", "validated": false, "records": [
        { "name": "mx2.oak.example", "type": "A", "ttl": 60, "address": "198.51.100.1" } ] },
      { "name": "gone.example", "type": "MX", "outcome": "nxdomain", "validated": false, "records": [] },
      { "name": "slow.example", "type": "MX", "outcome": "timeout", "validated": false, "records": [],
        "reason": "192.0.2.53:53: no reply in 5000 ms" }
    ] }

    """

  private func run(
    _ arguments: [String], on text: String = "", files: [String: String] = [:]
  ) throws -> BuiltTool.Outcome {
    let directory = try TemporaryDirectory()
    try directory.file("ecelerity.conf", text)
    try directory.file("names.json", Self.recording)
    for (name, text) in files { try directory.file(name, text) }
    return try tool.run(arguments, in: directory.path)
  }

  private func replay(
    _ command: String, _ arguments: String..., on text: String = ""
  ) throws -> BuiltTool.Outcome {
    try run([command, "--replay", "names.json"] + arguments, on: text)
  }

  /// Without steps, the reason for a temporary failure is on standard error.
  @Test func whyALookupFailedIsReported() throws {
    let outcome = try replay("resolve", "slow.example")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("dns-temporary"))
    #expect(
      outcome.error.hasPrefix("confroute: warning: MX of slow.example: not known: "),
      "\(outcome.error)")
    #expect(try replay("resolve", "oak.example").error == "")
  }

  @Test(.enabled(if: NameServer.isInstalled("nsd"), "NSD is not installed"))
  func aGatewayIsCompletedAsTheResolverFileSays() throws {
    let server = try NameServer.nsd()
    let directory = try TemporaryDirectory()
    try directory.file("ecelerity.conf", "resolv_conf = resolv\ngateway = mx1\n")
    try directory.file("resolv", "search gone.example.test oak.example.test\n")
    let asked = try tool.run(
      ["resolve", "--dns", "\(server.endpoint)", "--record", "answers", "elm.example"],
      in: directory.path)
    #expect(asked.status == 0, "\(asked.output)\(asked.error)")
    #expect(asked.output.contains("mx1 [192.0.2.1]:25"))
    let replayed = try tool.run(
      ["resolve", "--replay", "answers", "elm.example"], in: directory.path)
    #expect(replayed.output == asked.output)
    let explained = try tool.run(
      ["explain", "--replay", "answers", "elm.example"], in: directory.path)
    #expect(
      explained.output.contains(
        "`mx1` is completed to `mx1.oak.example.test` by the search list of the resolver file"))
  }

  @Test func resolvesToAddressesInTheirOrder() throws {
    let outcome = try replay("resolve", "oak.example")
    #expect(outcome.error == "")
    #expect(
      outcome.output == """
        oak.example  mx1.oak.example [192.0.2.1]:25  ESMTP  tls no
        oak.example  mx2.oak.example [198.51.100.1]:25  ESMTP  tls no

        """)
    #expect(outcome.status == 0)
  }

  @Test func explainsWhatDNSSaidAndWhatWasLeftOut() throws {
    let outcome = try replay(
      "explain", "oak.example", on: #"skip_hosts = ( "198.51.100.0/24" )"#)
    #expect(outcome.status == 0)
    #expect(
      outcome.output.hasPrefix(
        """
        oak.example: deliver, by ESMTP
          queued for oak.example, on binding default
          1  mx1.oak.example [192.0.2.1]:25  preference 10  ESMTP  tls no  from any address  \
        EHLO the node's name
        because
          gateway    not set  default [doc]
          method     ESMTP  default [doc]
          host-list  no routes; exchangers of oak.example, else its addresses  [doc]
          resolve    exchangers of oak.example (MX): 20 mx2.oak.example, 10 mx1.oak.example, for 300 s  [doc]
          resolve    addresses of mx1.oak.example (A): 192.0.2.1, for 60 s  [doc]
          resolve    addresses of mx2.oak.example (A): 198.51.100.1, for 60 s  [doc]
          filter     skip_hosts: mx2.oak.example [198.51.100.1] lies in 198.51.100.0/24  \
        ecelerity.conf:1:1 [doc]
                     mx2.oak.example [198.51.100.1] is left out
          port       25  default [doc]

        """))
  }

  @Test(arguments: [
    (
      "gone.example", "gone.example  dns-permanent, the server bounces the message with 554 5.4.4\n"
    ),
    ("slow.example", "slow.example  dns-temporary, the server delays the message with 454 4.4.4\n"),
  ])
  func whatIsNotThereIsAVerdict(domain: String, expected: String) throws {
    let outcome = try replay("resolve", domain)
    #expect(outcome.output == expected)
    #expect(outcome.status == 1)
    let reasons = try replay("explain", "slow.example").output
    let reason = "192.0.2.53:53: no reply in 5000 ms"
    #expect(reasons.contains("exchangers of slow.example (MX): not known: \(reason)  ["))
  }

  /// An address on a list is reported with its block, in documents too.
  @Test func aProhibitedAddressIsNamed() throws {
    let text = #"prohibited_hosts = ( "192.0.2.0/24" "0.0.0.0" )"#
    let outcome = try replay("explain", "oak.example", on: text)
    #expect(outcome.status == 1)
    #expect(
      outcome.output.contains(
        """
          filter     prohibited_hosts: mx1.oak.example [192.0.2.1] lies in 192.0.2.0/24  \
        ecelerity.conf:1:1 [dec D-21]
                     it has the best preference, so the message fails

        """))
    let document = try replay("explain", "--output-format", "json", "oak.example", on: text).output
    #expect(document.contains(#""answer" : "mx1.oak.example [192.0.2.1] lies in 192.0.2.0/24""#))
    #expect(document.contains("it has the best preference, so the message fails"))
  }

  @Test func documentsFitTheirSchema() throws {
    let outcome = try replay("explain", "--output-format", "json", "oak.example")
    let document = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    #expect(try JSONSchema(named: "explain").violations(of: document) == [])
  }

  @Test func aSeedGivesTheSameOrderAgain() throws {
    let orders = try (0..<2).map { _ in
      try replay("resolve", "--seed", "7", "oak.example").output
    }
    #expect(orders[0] == orders[1])
  }

  @Test func expectationsMayTakeAddresses() throws {
    let expectation = #"expect "oak.example" { host = "mx1.oak.example"  address = "192.0.2.1" }"#
    let offline = try run(["test", "routes.expect"], files: ["routes.expect": expectation])
    #expect(offline.status == 1)
    #expect(offline.output.contains("known only from DNS, which is not queried"))
    let outcome = try run(
      ["test", "--replay", "names.json", "routes.expect"], files: ["routes.expect": expectation])
    #expect(outcome.output == "1 of 1 expectations hold\n")
    #expect(outcome.status == 0)
  }

  /// The second server answers for the exchangers, after the first timed out.
  @Test func whichNameServerAnsweredIsTold() throws {
    let recording = """
      {"format_version": "1.0", "answers": [
        {"name": "oak.example", "type": "MX", "outcome": "found", "validated": false,
         "server": "192.0.2.54:53", "reason": "192.0.2.53:53: no reply in 5000 ms", "records": [
          {"name": "oak.example", "type": "MX", "ttl": 60, "preference": 10, "host": "mx.oak.example"}]},
        {"name": "mx.oak.example", "type": "A", "outcome": "found", "validated": false,
         "server": "192.0.2.53:53", "records": [
          {"name": "mx.oak.example", "type": "A", "ttl": 60, "address": "192.0.2.1"}]}]}
      """
    let directory = try TemporaryDirectory()
    try directory.file("ecelerity.conf", "")
    try directory.file("answers", recording)
    func run(_ words: String...) throws -> BuiltTool.Outcome {
      try tool.run(words + ["--replay", "answers"], in: directory.path)
    }
    let text = try run("explain", "oak.example").output
    #expect(text.contains("\nanswered by 192.0.2.54:53, 192.0.2.53:53\n"), "\(text)")
    #expect(text.contains(" before that, 192.0.2.53:53: no reply in 5000 ms\n"), "\(text)")
    for command in ["explain", "resolve"] {
      let whole = try run(command, "--output-format", "json", "oak.example").output
      let line = try run(
        command, "--output-format", "json", "oak.example", "oak.example"
      ).output.split(separator: "\n").first.map(String.init)
      for document in [whole, try #require(line)] {
        let read = try JSONSerialization.jsonObject(with: Data(document.utf8))
        #expect(try JSONSchema(named: "explain").violations(of: read) == [])
        let answer = try #require(read as? [String: Any])
        let hops = try #require(answer["destinations"] as? [[String: Any]])
        #expect(hops.map { $0["name_server"] as? String } == ["192.0.2.53:53"])
        let steps = answer["steps"] as? [[String: Any]] ?? []
        let servers = steps.compactMap { $0["name_servers"] as? [String] }
        #expect(servers == (command == "explain" ? [["192.0.2.54:53"], ["192.0.2.53:53"]] : []))
      }
    }
  }

  @Test func whatWasNotAskedCannotBeReplayed() throws {
    let outcome = try replay("resolve", "elm.example")
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(
      outcome.error.contains("the recording has no answer for `MX elm.example`; record it again"))
  }

  /// Nobody replies.
  @Test func lessTimeThanUsualIsToldOf() throws {
    let port = try #require(LoopbackSocket.freePort())
    let silent = try #require(
      LoopbackSocket.bound(LoopbackSocket.datagram, [127, 0, 0, 1], port))
    defer { close(silent) }
    let outcome = try askForPolicy("127.0.0.1:\(port)", seconds: "0.1")
    #expect(outcome.contains("--dns-timeout"), "\(outcome)")
  }

  /// More time would not help where a name server cannot be reached, nor where it has the default time.
  @Test(arguments: ["5", "4.9"])
  func moreTimeIsNotSuggestedInVain(seconds: String) throws {
    let outcome = try askForPolicy("127.0.0.1:1", seconds: seconds)
    #expect(!outcome.contains("--dns-timeout"), "\(outcome)")
  }

  private func askForPolicy(_ server: String, seconds: String) throws -> String {
    let outcome = try run(
      ["explain", "--dns", server, "--dns-timeout", seconds, "oak.example"],
      on: "use_mta_sts = true  routes = ( \"smtp://192.0.2.1\" )\n")
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(outcome.output.contains("MTA-STS policy of oak.example: not known"))
    return outcome.output
  }

  /// A misplaced path may be that of the configuration.
  @Test func aRecordingReplacesNothingElse() throws {
    let directory = try TemporaryDirectory()
    let text = "routes = ( \"smtp://192.0.2.1\" )\n"
    let path = try directory.file("ecelerity.conf", text)
    try directory.file("names.json", Self.recording)
    func record(to file: String) throws -> BuiltTool.Outcome {
      try tool.run(
        ["resolve", "--dns", "127.0.0.1:1", "--record", file, "oak.example"], in: directory.path)
    }
    let refused = try record(to: "ecelerity.conf")
    #expect(refused.status == 2)
    #expect(refused.error.contains("`ecelerity.conf`"), "\(refused.error)")
    #expect(try TemporaryDirectory.text(path) == text)
    #expect(try record(to: "names.json").status == 0)
    #expect(try TemporaryDirectory.text(directory.path + "/names.json") != Self.recording)
  }

  /// Only root can use the port of DNS.
  @Test(.enabled(if: canServeNames, "the port of DNS is not free"))
  func aHostThatTheFileOfHostsHasIsAskedForWhereThatIsSaid() throws {
    let socket = try #require(LoopbackSocket.bound(LoopbackSocket.datagram, Self.server, 53))
    defer { close(socket) }
    for (line, isAsked) in [("lookup fb", false), ("lookup bf", true)] {
      let directory = try TemporaryDirectory()
      try directory.file(
        "ecelerity.conf", "resolv_conf = resolv\nroutes = ( \"smtp://localhost?type=a\" )\n")
      try directory.file(
        "resolv", "nameserver 127.0.0.153\nsearch a.example\noptions attempts:1\n\(line)\n")
      let words = ["--dns-timeout", "0.2", "oak.example"]
      let outcome = try tool.run(["resolve", "--record", "answers"] + words, in: directory.path)
      #expect(outcome.output.contains("localhost [127.0.0.1]:25"), "\(outcome.output)")
      #expect((recv(socket, nil, 0, CInt(MSG_DONTWAIT)) >= 0) == isAsked, "\(line)")
      let recorded = try TemporaryDirectory.text(directory.path + "/answers")
      #expect(recorded.contains("localhost.a.example") == isAsked)
      let hosts = recorded.contains("\"hosts\" : [\n      \"localhost\"\n    ]")
      #expect(hosts == !isAsked, "\(recorded)")
      let replayed = try tool.run(
        ["resolve", "--replay", "answers", "oak.example"], in: directory.path)
      #expect(replayed.output == outcome.output)
    }
  }

  private static let server: [UInt8] = [127, 0, 0, 153]
  private static let canServeNames: Bool = {
    let hosts = (try? String(contentsOfFile: HostsFile.path, encoding: .utf8)) ?? ""
    guard hosts.contains("localhost"),
      let socket = LoopbackSocket.bound(LoopbackSocket.datagram, server, 53)
    else { return false }
    close(socket)
    return true
  }()

  @Test func recordsWhatItHears() throws {
    let directory = try TemporaryDirectory()
    try directory.file("ecelerity.conf", "")
    let server = ["--dns", "127.0.0.1:1", "--dns-timeout", "0.2"]
    let asked = try tool.run(
      ["resolve", "--record", "new.json", "oak.example"] + server, in: directory.path)
    #expect(asked.status == 1)
    let text = try String(contentsOfFile: directory.path + "/new.json", encoding: .utf8)
    let document = try JSONSerialization.jsonObject(with: Data(text.utf8))
    #expect(try JSONSchema(named: "recording").violations(of: document) == [])
    let replayed = try tool.run(
      ["resolve", "--replay", "new.json", "oak.example"], in: directory.path)
    #expect(replayed.output == asked.output)
    #expect(replayed.status == 1)
  }

  /// A name server says that the web server is on this machine.
  @Test(
    .enabled(if: NameServer.isInstalled("nsd"), "NSD is not installed"),
    .enabled(if: HostAddress.hasManyLoopbacks, "there is one loopback address"))
  func aPolicyIsFetchedFromThisMachineWhenThatIsAllowed() throws {
    let names = try NameServer.nsd(zones: ["example.test": Self.zone])
    let asked = ["--dns", "\(names.endpoint)", "oak.example.test"]
    let text = "use_mta_sts = true"
    let refused = try run(["explain"] + asked, on: text)
    #expect(refused.status == 0)
    #expect(refused.output.contains("but 127.0.0.3 is not a public address"))
    #expect(refused.output.contains("use --allow-private to fetch it"))
    #expect(refused.output.contains("tls no (before MTA-STS)"), "\(refused.output)")
    let brief = try run(["resolve"] + asked, on: text)
    #expect(brief.output.hasSuffix("  tls no (before MTA-STS)\n"), "\(brief.output)")
    let allowed = try run(["explain", "--allow-private"] + asked, on: text)
    #expect(allowed.status == 0)
    #expect(allowed.output.contains("not known: `mta-sts.oak.example.test` (127.0.0.3): "))
    #expect(!allowed.output.contains("--allow-private"))
    for arguments in [["--allow-private"] + asked, ["--allow-private", "--offline", "192.0.2.7"]] {
      let outcome = try run(["resolve"] + arguments, on: text)
      #expect(outcome.error == "")
      #expect(outcome.status == 0)
    }
  }

  private static let zone = """
    $ORIGIN example.test.
    $TTL 300
    @ IN SOA ns host 7 3600 600 86400 60
    @ IN NS ns
    ns IN A 127.0.0.1
    oak IN MX 10 mx1.oak
    mx1.oak IN A 192.0.2.1
    _mta-sts.oak IN TXT "v=STSv1; id=1;"
    mta-sts.oak IN A 127.0.0.3

    """

  /// The hosts file has its address.
  @Test(
    .enabled(
      if: (try? String(contentsOfFile: "/etc/hosts", encoding: .utf8))?.contains("localhost")
        == true,
      "localhost is not in the file of hosts"))
  func aNameServerMayBeNamed() throws {
    let directory = try TemporaryDirectory()
    try directory.file("ecelerity.conf", "")
    let outcome = try tool.run(
      ["resolve", "--dns", "localhost:1", "--dns-timeout", "0.2", "oak.example"], in: directory.path
    )
    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix("oak.example  dns-temporary"))
  }

  @Test(arguments: [
    (["--offline", "--dns", "192.0.2.53"], "--offline queries no name server"),
    (["--offline", "--replay", "names.json"], "so --replay has no effect; drop one"),
    (["--replay", "names.json", "--record", "x"], "--replay queries no name server"),
    (["--replay", "none.json"], "none.json: "),
    (
      ["--replay", "ecelerity.conf"],
      "error: `ecelerity.conf` is not a recording of this version; make one with --record\n"
    ),
    (["--dns", "a..example"], "`a..example` is not a name server; write 192.0.2.53"),
    (["--dns", "192.0.2.53:70000"], "is not a name server"),
    (["--sts-policy", "none.txt"], "none.txt: "),
    (["--sts-policy", "names.json"], "is not an MTA-STS policy"),
    (["--dns-timeout", "0"], "--dns-timeout"),
  ])
  func whatMakesNoSense(arguments: [String], message: String) throws {
    let outcome = try run(["resolve"] + arguments + ["oak.example"])
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.error.contains(message))
  }

  /// With `--dns`, the search list of the file is missed all the same.
  @Test(
    arguments: [[], ["--dns", "127.0.0.1"]],
    [("/no/such/resolv.conf", "no such file"), (".", "is a directory")])
  func aResolverFileThatCannotBeReadIsReportedWithTheReason(
    words: [String], file: (path: String, reason: String)
  ) throws {
    let outcome = try run(
      ["resolve", "192.0.2.7"] + words, on: "resolv_conf = \"\(file.path)\"")
    #expect(
      outcome.error.contains(
        "`resolv_conf` names \(file.path), which cannot be read here: \(file.reason); "))
    #expect(outcome.output == "192.0.2.7  192.0.2.7:25  ESMTP  tls no\n")
  }

  @Test func aConfiguredResolverFileIsReadAndItsMistakesAreTold() throws {
    let outcome = try run(
      ["explain", "oak.example", "--dns-timeout", "0.2"], on: "resolv_conf = resolv.conf",
      files: ["resolv.conf": "nameserver 127.0.0.9\nrotate\noptions attempts:1\n"])
    #expect(outcome.error.contains("resolv.conf:2: does not begin with a keyword "))
    #expect(outcome.output.contains("127.0.0.9:53"))
    #expect(outcome.status == 1)
  }

  /// A configuration may name a file with secrets.
  @Test func aFileThatIsNoResolverFileIsNotShown() throws {
    let key = (1...40).map { "MIIEvQIBADAN\($0)" }
    let outcome = try run(
      ["resolve", "192.0.2.7"], on: "resolv_conf = key.pem",
      files: ["key.pem": key.joined(separator: "\n")])
    #expect(outcome.status == 0)
    #expect(!outcome.error.contains("MIIE"))
    let lines = outcome.error.split(separator: "\n")
    #expect(lines.count == 6)
    #expect(lines.last?.hasSuffix("key.pem: 35 more mistakes, the first on line 6") == true)
  }
}
