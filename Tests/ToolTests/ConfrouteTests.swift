import Foundation
import TestServers
import Testing

/// `confroute` as people and scripts call it.
struct ConfrouteTests {
  private let tool = BuiltTool(name: "confroute")

  /// The worked example of the guide.
  private static let guide = """
    gateway = 192.0.2.50
    domain mill.example {
      gateway = 192.0.2.20
      delivery_method = LMTP
      connect_timeout = 60
    }

    """
  private static let group = """
    max_outbound_connections = 30
    binding_group "north" {
      max_outbound_connections = 5
      binding "n1" {
        max_outbound_connections = 15
        outbound_smtp_auth_pass = "geheim"
        domain "oak.example" { connect_timeout = 60 }
      }
      binding "n2" { }
    }
    suspend_delivery = true

    """

  private func run(
    _ arguments: String..., on text: String = Self.guide, input: String = ""
  ) throws -> BuiltTool.Outcome {
    let folder = try TemporaryFolder()
    try folder.file("ecelerity.conf", text)
    return try tool.run(arguments, in: folder.path, input: input)
  }

  private func violations(_ schema: String, _ text: String) throws -> [String] {
    try JSONSchema(named: schema).violations(
      of: JSONSerialization.jsonObject(with: Data(text.utf8)))
  }

  // MARK: explain

  @Test func explainsTheWorkedExample() throws {
    let outcome = try run("explain", "--offline", "mill.example")
    #expect(outcome.status == 0)
    #expect(outcome.error == "")
    #expect(
      outcome.output == """
        mill.example: deliver, by LMTP
          queued for 192.0.2.20, on binding default
          1  192.0.2.20:2003  preference 0  LMTP  tls no  from any address  LHLO the node's name
        because
          gateway    192.0.2.20  ecelerity.conf:3:3 in domain mill.example [doc]
                     beats 192.0.2.50  ecelerity.conf:1:1 in global
          method     LMTP  ecelerity.conf:4:3 in domain mill.example [dec D-03]
                     taken from the stanza that sets the gateway, as the guide's example does; the \
        option's page says otherwise (--strict-gateway)
          host-list  no routes; 192.0.2.20 itself  [doc]
          port       2003  default [doc]
        session
          timeouts  by default connect 300 s, ehlo 300 s, mailfrom 300 s, rcptto 300 s, body 600 \
        s, rset 30 s, idle 5 s
          limits    by default max_outbound_connections 32, server_max_outbound_connections \
        75000, max_recipients_per_batch 100
          retries   by default retry_interval 1200 s, max_retry_interval 43200 s, max_retries \
        auto, message_expiration 86400 s, never_retry false
        ignored
          ecelerity.conf:5:3 connect_timeout: the message is queued for `192.0.2.20`, not for this \
        domain [doc]
        note: policy scripts (Lua, Sieve) may put a message on another binding or give it another \
        gateway
        [dec] decided by this project; the manual is silent or contradicts itself

        """)
  }

  /// A session in full: hops, TLS, a login, timeouts, and limits with their buckets.
  @Test func explainsASession() throws {
    let outcome = try tool.run(
      "explain", "--offline", "-c", "Tests/Fixtures/session.conf", "--binding", "b1",
      "oak.example", in: Repository.path(""))
    #expect(outcome.status == 0)
    #expect(outcome.error == "")
    let golden = Repository.path("Tests/Fixtures/session.explain")
    #expect(try outcome.output == String(contentsOfFile: golden, encoding: .utf8))
  }

  @Test func passwordsAreInNoExplanation() throws {
    for format in ["text", "json"] {
      let outcome = try tool.run(
        "explain", "--offline", "-c", "Tests/Fixtures/session.conf", "--binding", "b1",
        "--output-format", format, "oak.example", in: Repository.path(""))
      #expect(outcome.output.contains("(set)"))
      #expect(!outcome.output.contains("geheim"))
      #expect(try format == "text" || violations("explain", outcome.output) == [])
    }
  }

  @Test func theSenderMayNameTheSession() throws {
    let outcome = try run(
      "explain", "--offline", "--from", "me@sender.example", "oak.example",
      on: "ehlo_hostname = __message__\n")
    #expect(outcome.output.contains("EHLO sender.example\n"))
  }

  @Test func strictGatewayChangesTheMethod() throws {
    let outcome = try run("explain", "--offline", "--strict-gateway", "mill.example")
    #expect(outcome.output.hasPrefix("mill.example: deliver, by ESMTP\n"))
    #expect(outcome.output.contains("also sets delivery_method, which --strict-gateway leaves out"))
  }

  @Test func jsonIsTheContract() throws {
    let outcome = try run(
      "explain", "--offline", "--output-format", "json", "user@mill.example")
    #expect(try violations("explain", outcome.output) == [])
    let document = try JSONDecoder().decode(ExplainContract.self, from: Data(outcome.output.utf8))
    #expect(document.format_version == "1.0")
    #expect(
      document.query == [
        "domain": "mill.example", "binding": "default", "binding_group": "default",
      ])
    #expect(document.verdict == "deliver")
    #expect(document.routing_domain == "192.0.2.20")
    #expect(document.method == "LMTP")
    #expect(document.destinations.map(\.address) == ["192.0.2.20"])
    #expect(document.destinations.map(\.port) == [2003])
    let gateway = try #require(document.steps.first { $0.step == "gateway" })
    #expect(gateway.answer == "192.0.2.20")
    #expect(gateway.candidates.last?.outcome == "overridden")
    #expect(gateway.candidates.last?.location?.line == 1)
    #expect(outcome.output.contains("\n  \""), "one document is laid out for reading")
  }

  @Test func theValidatorSeesViolations() throws {
    let outcome = try run("explain", "--offline", "--output-format", "json", "mill.example")
    for (old, new) in [
      ("\"deliver\"", "\"delivers\""), ("\"reply\" : null,", ""),
      ("\"port\" : 2003", "\"port\" : \"2003\""),
      ("\"doc\"", "\"documented\""), ("\"line\" : 1", "\"line\" : 0"),
      ("\"method\" :", "\"extra\" : 1, \"method\" :"),
    ] {
      let changed = outcome.output.replacingOccurrences(of: old, with: new)
      #expect(try violations("explain", changed) != [], "\(old) to \(new)")
    }
  }

  @Test func whatIsNotAttemptedIsStatusOne() throws {
    let outcome = try run("explain", "--offline", "oak.example", on: Self.group)
    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix("oak.example: suspended\n"))
    let json = try run(
      "explain", "--offline", "--output-format=json", "oak.example", on: Self.group)
    #expect(json.status == 1)
    #expect(try violations("explain", json.output) == [])
  }

  @Test func eachMemberOfAGroupIsADocument() throws {
    let outcome = try run(
      "explain", "--offline", "--binding-group", "north", "--output-format", "json", "oak.example",
      on: Self.group)
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(lines.count == 2)
    let bindings = try lines.map { line in
      try JSONDecoder().decode(ExplainContract.self, from: Data(line.utf8)).query["binding"]
    }
    #expect(bindings == ["n1", "n2"])
  }

  // MARK: resolve

  @Test func resolvesToLines() throws {
    let outcome = try run("resolve", "--offline", "mill.example", "oak.example")
    #expect(outcome.status == 0)
    #expect(
      outcome.output == """
        mill.example  192.0.2.20:2003  LMTP  tls no
        oak.example  192.0.2.50:25  ESMTP  tls no

        """)
  }

  @Test func domainsComeBackInOrderOneDocumentALine() throws {
    let names = (1...300).map { "d\($0).example" }
    let outcome = try run(
      "resolve", "--offline", "--output-format", "json", "--domains-file", "-",
      input: names.joined(separator: "\r\n") + "\n\n")
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\n").map(String.init)
    let found = try lines.map { line in
      #expect(try violations("explain", line) == [])
      return try JSONDecoder().decode(ResolveContract.self, from: Data(line.utf8)).query["domain"]
    }
    #expect(found == names)
  }

  @Test func aBadLineKeepsTheOthers() throws {
    let outcome = try run(
      "resolve", "--offline", "--domains-file", "-", input: "mill.example\nno domain\noak.example\n"
    )
    #expect(outcome.status == 2)
    #expect(outcome.output.split(separator: "\n").count == 2)
    #expect(
      outcome.error == "confroute: error: -:2: `no domain` is neither a domain nor an address\n")
  }

  /// Enough of them for several threads: answers and complaints are in order, and each answer is that of
  /// a run of its own.
  @Test func manyLinesAreAnsweredInOrder() throws {
    let names = ["mill.example", "oak.example", "192.0.2.7", "b\u{FC}cher.example"]
    let alone = try names.map { try run("explain", "--offline", $0).output }
    let positions = (0..<1500).map { $0 % 7 % 5 }
    let lines = positions.map { $0 < 4 ? names[$0] : "no domain" }
    let outcome = try run(
      "explain", "--offline", "--domains-file", "-", input: lines.joined(separator: "\n"))
    #expect(outcome.status == 2)
    #expect(
      outcome.output == positions.filter { $0 < 4 }.map { alone[$0] }.joined(separator: "\n"))
    let complaints = positions.indices.filter { positions[$0] == 4 }
      .map { "confroute: error: -:\($0 + 1): `no domain` is neither a domain nor an address\n" }
    #expect(outcome.error == complaints.joined())
  }

  /// Lines that are too long, not UTF-8 or hold a NUL are questions that cannot be answered; the
  /// numbers of the lines behind them are right.
  @Test func hostileLinesKeepTheOthers() throws {
    let long = String(repeating: "é", count: 200_000)
    let outcome = try run(
      "resolve", "--offline", "--domains-file", "-",
      input: "\(long)\nmill.example\na\u{0}b\n\n\(long)\nno domain\noak.example")
    #expect(outcome.status == 2)
    #expect(outcome.output.split(separator: "\n").map { $0.prefix(4) } == ["mill", "oak."])
    #expect(
      outcome.error == """
        confroute: error: -:1: the line is longer than 65536 bytes
        confroute: error: -:3: `a\\0b` is neither a domain nor an address
        confroute: error: -:5: the line is longer than 65536 bytes
        confroute: error: -:6: `no domain` is neither a domain nor an address

        """)
  }

  /// Whoever asks line by line gets each answer before the next question.
  @Test(arguments: ["text", "json"])
  func answersAreWrittenAsTheyAreFound(format: String) throws {
    let folder = try TemporaryFolder()
    try folder.file("ecelerity.conf", Self.guide)
    let conversation = try tool.converse(
      ["resolve", "--offline", "--output-format", format, "--domains-file", "-"],
      in: folder.path)
    defer { conversation.end() }
    for name in ["mill.example", "oak.example", "elm.example"] {
      #expect(try conversation.ask(name + "\n").contains(name))
    }
  }

  @Test func operandsComeBeforeTheFile() throws {
    let outcome = try run(
      "resolve", "--offline", "a.example", "--domains-file", "-", "b.example", input: "c.example\n")
    let names = outcome.output.split(separator: "\n").map { $0.prefix(1) }
    #expect(names == ["a", "b", "c"])
  }

  // MARK: eval

  @Test func evaluatesInTheWordsOfTheConsole() throws {
    let outcome = try run(
      "eval", "binding_group", "north", "binding", "n1", "domain", "oak.example",
      "max_outbound_connections", on: Self.group)
    #expect(outcome.status == 0)
    #expect(
      outcome.output == """
        Max_Outbound_Connections = 15
          ecelerity.conf:5:5 [doc] in binding_group north / binding n1

        """)
  }

  @Test func allShowsWhatLost() throws {
    let outcome = try run(
      "eval", "--all", "binding_group", "north", "binding", "n1", "max_outbound_connections",
      on: Self.group)
    #expect(
      outcome.output.hasSuffix(
        """
        strongest first:
          hit         binding_group north / binding n1  15  ecelerity.conf:5:5
          miss        binding n1
          overridden  binding_group north               5   ecelerity.conf:3:3
          overridden  global                            30  ecelerity.conf:1:1
          overridden  default                           32

        """))
  }

  /// O-025: what a host does not set does not come from outside of hosts.
  @Test func theEndOfAHostsChainIsShown() throws {
    let text = "max_outbound_connections = 5\nhost h.test { }\n"
    let limit = try run("eval", "--all", "host", "h.test", "max_outbound_connections", on: text)
    #expect(
      limit.output == """
        Max_Outbound_Connections = -1
          a host without a limit [doc] content/momentum/4/config/ref-max-outbound-connections.md
        strongest first:
          miss  host h.test                 ecelerity.conf:2:1
          hit   a host without a limit  -1

        """)
    let throttle = try run(
      "eval", "--all", "host", "h.test", "outbound_throttle_messages", on: text)
    #expect(throttle.output.hasSuffix("  hit   nothing further\n"))
    let group = try run("eval", "--all", "gateway")
    #expect(group.output.hasSuffix("  hit  global  192.0.2.50  ecelerity.conf:1:1\n"))
  }

  /// O-123 and O-124.
  @Test func defaultsAndAbsentScopes() throws {
    let outcome = try run("eval", "blackhole", on: "")
    #expect(outcome.output.hasPrefix("Blackhole = 0\n"))
    let absent = try run("eval", "binding", "none", "max_outbound_connections", on: "")
    #expect(absent.status == 0)
    #expect(absent.output.hasPrefix("Max_Outbound_Connections = 32\n"))
    #expect(absent.error.contains("`binding none` is not in the configuration"))
    let unset = try run("eval", "gateway", on: "")
    #expect(unset.output.hasPrefix("Gateway is not set and has no default\n"))
  }

  @Test func listenersInheritFromTheirStanza() throws {
    let text = """
      esmtp_listener {
        enable_authentication = true
        listen ":25" { peer "192.0.2.0/24" { enable_authentication = false } }
      }
      """
    let listen = try run(
      "eval", "esmtp_listener", "listen", ":25", "Enable_Authentication", on: text)
    #expect(listen.output.hasPrefix("Enable_Authentication = true\n"))
    let peer = try run(
      "eval", "esmtp_listener", "listen", ":25", "peer", "192.0.2.7", "enable_authentication",
      on: text)
    #expect(peer.output.hasPrefix("Enable_Authentication = 0\n"))
  }

  @Test func secretsAreMasked() throws {
    let words = ["binding_group", "north", "binding", "n1", "outbound_smtp_auth_pass"]
    for format in ["text", "json"] {
      let folder = try TemporaryFolder()
      try folder.file("ecelerity.conf", Self.group)
      let outcome = try tool.run(
        ["eval", "--all", "--output-format", format] + words, in: folder.path)
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("(set)"))
      #expect(!outcome.output.contains("geheim"))
    }
  }

  @Test func evalDocumentIsTheContract() throws {
    for words in [["gateway"], ["domain", "mill.example", "gateway"], ["host", "h", "rollup_mx"]] {
      let folder = try TemporaryFolder()
      try folder.file("ecelerity.conf", Self.guide)
      let outcome = try tool.run(["eval", "--output-format", "json"] + words, in: folder.path)
      #expect(outcome.status == 0)
      #expect(try violations("eval", outcome.output) == [])
    }
  }

  @Test(arguments: [
    (["eval", "gatewey"], "option `gatewey` is not known; did you mean `gateway`?"),
    (["eval", "bindng", "b", "gateway"], "scope `bindng` is not known; did you mean `binding`?"),
    (["eval", "domain"], "`domain` opens a stanza"),
    (["eval", "listen", ":25", "gateway"], "`listen` does not stand in the global scope"),
    (["eval", "max_resident_active_queue_size"], "did you mean `max_resident_active_queue`?"),
    (["explain", "--offline", "--binding", "x", "a.b"], "binding `x` is not in the configuration"),
    (["explain", "--offline"], "no domain; write one"),
    (["explain", "--ofline", "a.b"], "option `--ofline` is not known; did you mean `--offline`?"),
    (["explain", "--offline", "--from", "a b", "a.b"], "`a b` is not the address of a sender"),
    (["explain", "--offline", "a b"], "`a b` is neither a domain nor an address"),
    (["eval", "--momentum", "new", "gateway"], "it takes a version such as `4.2.1`"),
    (["eval", "-c", "none.conf", "gateway"], "none.conf: no such file"),
  ])
  func whatCannotBeAnswered(arguments: [String], message: String) throws {
    let folder = try TemporaryFolder()
    try folder.file("ecelerity.conf", Self.guide)
    let outcome = try tool.run(arguments, in: folder.path)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.error.contains(message))
  }

  // MARK: The configuration

  @Test func missingIncludesAreToldAndAnswered() throws {
    let outcome = try run(
      "resolve", "--offline", "mill.example", on: Self.guide + "include \"gone.conf\"\n")
    #expect(outcome.status == 0)
    #expect(outcome.output == "mill.example  192.0.2.20:2003  LMTP  tls no\n")
    #expect(
      outcome.error.contains("confroute: warning: ecelerity.conf:7:9: `gone.conf` is not found"))
  }

  private static let broken = guide + "rubbish\n"

  /// The server would load nothing.
  @Test(arguments: [
    ["explain", "--offline", "mill.example"], ["resolve", "--offline", "mill.example"],
    ["eval", "gateway"],
  ])
  func brokenSyntaxIsNotAnswered(arguments: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.file("ecelerity.conf", Self.broken)
    let outcome = try tool.run(arguments, in: folder.path)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.error.contains("confroute: error: ecelerity.conf:7:1: "))
    #expect(outcome.error.contains("give --partial"))
  }

  @Test(arguments: [
    (["explain", "--offline", "mill.example"], "  partial: the configuration has syntax errors;"),
    (["resolve", "--offline", "mill.example"], "LMTP  tls no  partial\n"),
    (
      ["resolve", "--offline", "#none"], "#none  dns-permanent, answered with 554 5.4.4  partial\n"
    ),
    (["eval", "gateway"], "  partial: the configuration has syntax errors;"),
  ])
  func partialAnswersSaySo(arguments: [String], words: String) throws {
    let folder = try TemporaryFolder()
    try folder.file("ecelerity.conf", Self.broken.replacing("gateway = 192.0.2.50\n", with: ""))
    let outcome = try tool.run(arguments + ["--partial"], in: folder.path)
    #expect(outcome.status != 2)
    #expect(outcome.output.contains(words))
    #expect(outcome.error.contains("confroute: warning: ecelerity.conf:6:1: "))
    let json = try tool.run(
      arguments + ["--partial", "--output-format", "json"], in: folder.path)
    let schema = arguments[0] == "eval" ? "eval" : "explain"
    #expect(try violations(schema, json.output) == [])
    #expect(json.output.replacing(" ", with: "").contains("\"partial\":true"))
  }

  @Test func wholeAnswersDoNotSayThatTheyArePartial() throws {
    for format in ["text", "json"] {
      let outcome = try run(
        "explain", "--offline", "--partial", "--output-format", format, "mill.example")
      #expect(outcome.status == 0)
      #expect(!outcome.output.contains("partial"))
    }
  }

  // MARK: What if

  @Test func changesAreAnsweredWithTheirName() throws {
    let outcome = try run(
      "explain", "--offline", "--set", "domain mill.example gateway=relay.example",
      "--unset", "domain mill.example delivery_method", "mill.example")
    #expect(outcome.status == 0)
    #expect(outcome.error == "")
    #expect(outcome.output.hasPrefix("mill.example: deliver, by ESMTP\n  queued for relay.example"))
    #expect(
      outcome.output.contains("relay.example  --set 1 in domain mill.example [doc D-10]\n"))
    #expect(
      outcome.output.contains("beats 192.0.2.20  ecelerity.conf:3:3 in domain mill.example\n"))
    let json = try run(
      "eval", "--output-format", "json", "--set", "gateway=relay.example", "gateway")
    #expect(try violations("eval", json.output) == [])
    #expect(json.output.contains("\"file\" : \"--set 1\""))
  }

  @Test func changesAreForEveryCommand() throws {
    let resolved = try run(
      "resolve", "--offline", "--set", "lmtp_port=24", "--set=lmtp_port=25", "mill.example")
    #expect(resolved.output == "mill.example  192.0.2.20:25  LMTP  tls no\n")
    let value = try run("eval", "--unset", "gateway", "gateway")
    #expect(value.output.hasPrefix("Gateway is not set and has no default\n"))
    let all = try run("eval", "--all", "--set", "gateway=relay.example", "gateway")
    #expect(all.output.hasPrefix("Gateway = relay.example\n  --set 1 [doc D-10] in global\n"))
    #expect(all.output.contains("overridden  global  192.0.2.50     ecelerity.conf:1:1\n"))
  }

  @Test func changesThatChangeNothingAreTold() throws {
    let idle = try run("eval", "--unset", "domain oak.example tls", "tls")
    #expect(idle.status == 0)
    #expect(idle.error == "confroute: warning: --unset 1: `tls` is not set there\n")
    let misplaced = try run(
      "eval", "--set", "binding default routes=( \"r.test\" )", "routes")
    #expect(
      misplaced.error == "confroute: warning: --set 1: `routes` is not valid in that scope\n")
  }

  @Test(arguments: [
    (["--set", "gatewey=x"], "--set 1: option `gatewey` is not known; did you mean `gateway`?"),
    (["--set", "tls=no", "--set", "gateway"], "--set 2: `gateway` gets no value"),
    (
      ["--unset", "bindng b tls"], "--unset 1: scope `bindng` is not known; did you mean `binding`?"
    ),
    (["--set", "binding n9 tls=no"], "--set 1: binding `n9` is not in the configuration"),
    (["--unset", "binding n9 tls"], "--unset 1: binding `n9` is not in the configuration"),
  ])
  func changesThatMeanNothing(arguments: [String], message: String) throws {
    let folder = try TemporaryFolder()
    try folder.file("ecelerity.conf", Self.guide)
    let outcome = try tool.run(["eval"] + arguments + ["tls"], in: folder.path)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.error.contains(message))
  }

  /// A password on the command line is no more shown than one in a file.
  @Test func changedSecretsAreMasked() throws {
    let outcome = try run(
      "eval", "--all", "--set", "outbound_smtp_auth_pass=geheim", "outbound_smtp_auth_pass")
    #expect(outcome.output.hasPrefix("Outbound_Smtp_Auth_Pass = (set)\n"))
    #expect(!outcome.output.contains("geheim"))
  }

  @Test func includesAreFollowedAndNamed() throws {
    let folder = try TemporaryFolder()
    try folder.file("etc/default/ecelerity.conf", "include \"extra.conf\"\n")
    try folder.file("etc/global/extra.conf", "gateway = relay.example\n")
    let outcome = try tool.run(
      ["eval", "-c", "etc/default/ecelerity.conf", "gateway"], in: folder.path)
    #expect(outcome.output.contains("etc/global/extra.conf:1:1"))
  }

  @Test func optionsOfALaterVersionAreTold() throws {
    let text = "delivery_response_timeout = 10\n"
    let old = try run(
      "eval", "--momentum", "3.5.5", "delivery_response_timeout", on: text)
    #expect(old.error.contains("`delivery_response_timeout` exists since 3.5.6, not in 3.5.5"))
    let new = try run(
      "eval", "--momentum", "4.2", "delivery_response_timeout", on: text)
    #expect(new.error == "")
  }
}

// The names are those of the contract.
private struct ExplainContract: Decodable {
  struct Place: Decodable {
    let file: String
    let line: Int
  }
  struct Candidate: Decodable {
    let scope: String
    let value: String?
    let location: Place?
    let outcome: String
  }
  struct Step: Decodable {
    let step: String
    let question: String
    let answer: String
    let evidence: String
    let candidates: [Candidate]
    let page: String
    let note: String
  }
  struct Destination: Decodable {
    let host: String
    let address: String?
    let port: Int
    let `protocol`: String
  }
  // swift-format-ignore: AlwaysUseLowerCamelCase
  let format_version: String
  let query: [String: String]
  let verdict: String
  // swift-format-ignore: AlwaysUseLowerCamelCase
  let routing_domain: String
  let method: String?
  let steps: [Step]
  let destinations: [Destination]
}

private struct ResolveContract: Decodable {
  let query: [String: String]
}
