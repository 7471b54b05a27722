import Foundation
import TestFiles
import TestServers
import Testing

/// `confroute explain`.
struct ConfrouteExplainTests {
  private let confroute = ConfrouteScene()

  @Test func explainsTheWorkedExample() throws {
    let outcome = try confroute.run("explain", "--offline", "mill.example")
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
        timeouts, limits, retries: all defaults
        ignored
          ecelerity.conf:5:3 connect_timeout: the message is queued for `192.0.2.20`, not for this \
        domain [doc]
        note: policy scripts (Lua, Sieve) may put a message on another binding or give it another \
        gateway
        [dec] decided by this project; the manual is silent or contradicts itself

        """)
  }

  /// An empty list is told with its place; what it replaces in its scope does not lose to a weaker scope.
  @Test func anEmptyListIsToldWithItsPlace() throws {
    let text = """
      routes = ( "192.0.2.1" )
      domain oak.example {
        routes = ( "192.0.2.9" )
        routes = ( )
      }

      """
    let outcome = try confroute.run("explain", "--offline", "oak.example", on: text)
    #expect(outcome.output.contains("passes over ()  ecelerity.conf:4:3 in domain oak.example\n"))
    #expect(!outcome.output.contains("beats"))
  }

  @Test func theOrderOfIPv6NamesItsOption() throws {
    let text =
      "use_ipv6 = true\nprefer_ipv6_mxs = true\nroutes = ( \"192.0.2.1\" \"[2001:db8::1]\" )\n"
    let outcome = try confroute.run("explain", "--offline", "oak.example", on: text)
    #expect(outcome.output.contains("prefer_ipv6_mxs: true"))
  }

  /// A setting is shown with its block, and with those of the others.
  @Test func aSessionThatIsSetIsTold() throws {
    let outcome = try confroute.run(
      "explain", "--offline", "oak.example", on: "retry_interval = 600\n")
    #expect(
      outcome.output.contains(
        """
        session
          timeouts  by default connect 300 s, ehlo 300 s, mailfrom 300 s, rcptto 300 s, body 600 \
        s, rset 30 s, idle 5 s
          limits    by default max_outbound_connections 32, server_max_outbound_connections \
        75000, max_recipients_per_batch 100
          retries   retry_interval 600 s  ecelerity.conf:1:1 [doc]
                    by default max_retry_interval 43200 s, max_retries auto, message_expiration \
        86400 s, never_retry false

        """))
  }

  /// A message that is refused on reception or taken by a module is in no queue.
  @Test(arguments: [
    ("default_binding = none", "no-binding, the server refuses the message with 451", false),
    (
      "domain oak.example { blackhole = true }",
      "blackhole-inline, the server refuses the message with 551 5.7.1", false
    ),
    (
      "binding default { blackhole = true }",
      "blackhole-inline, the server refuses the message with 551 5.7.1", true
    ),
    (
      "blackhole = internal", "blackhole-internal, the server drops the message with 554 5.7.0",
      true
    ),
    ("suspend_delivery = true", "suspended", true),
  ])
  func whatIsInNoQueueIsSaidToBeInNone(text: String, verdict: String, isQueued: Bool) throws {
    let outcome = try confroute.run("explain", "--offline", "oak.example", on: text)
    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix("oak.example: \(verdict)\n"))
    #expect(outcome.output.contains("  queued for oak.example, on binding default\n") == isQueued)
  }

  @Test func noBindingIsToldWithItsOption() throws {
    let outcome = try confroute.run(
      "explain", "--offline", "oak.example", on: "default_binding = none\n")
    #expect(
      outcome.output.contains(
        """
          binding  default_binding: none  ecelerity.conf:1:1 [doc]
                   no policy has assigned a binding to the message, so it is refused temporarily

        """))
  }

  @Test func anEmptyValueThatLosesIsShown() throws {
    let outcome = try confroute.run(
      "explain", "--offline", "oak.example",
      on: "gateway = \"\"\ndomain oak.example { gateway = relay.example }\n")
    #expect(outcome.output.contains("beats \"\"  ecelerity.conf:1:1 in global\n"))
  }

  @Test(arguments: [
    (
      "oak.example,elm.example",
      "`oak.example,elm.example` is more than one domain or address; ask about each by itself"
    ),
    ("mailto:joe@oak.example", "did you mean `joe@oak.example`?"),
    ("a..b@oak.example", "`a..b@oak.example` is neither a domain nor an address"),
  ])
  func whatIsNotOneRecipientHasNoAnswer(text: String, message: String) throws {
    for arguments in [[text], ["--domains-file", "-"]] {
      let directory = try TemporaryDirectory()
      try directory.file("ecelerity.conf", "")
      let outcome = try confroute.tool.run(
        ["resolve", "--offline"] + arguments, in: directory.path, input: text + "\n")
      #expect(outcome.status == 2)
      #expect(outcome.output == "")
      #expect(outcome.error.contains(message))
    }
  }

  /// On a terminal, lines are wrapped at its width; in a pipe they are not.
  @Test(.enabled(if: Terminal.isAvailable, "script and stty are not installed"))
  func linesAreBrokenForATerminalOnly() throws {
    let directory = try TemporaryDirectory()
    try directory.file("ecelerity.conf", ConfrouteScene.guide)
    let arguments = ["explain", "--offline", "--color", "never", "mill.example"]
    let piped = try confroute.tool.run(arguments, in: directory.path).output
    #expect(piped.split(separator: "\n").contains { $0.count > 80 })
    let shown = try #require(
      try Terminal(columns: 60).output(of: confroute.tool, arguments, in: directory.path))
    #expect(shown.split(separator: "\n").allSatisfy { $0.count <= 60 })
    let words = { (text: String) in text.split { $0 == "\n" || $0 == " " } }
    #expect(words(shown) == words(piped))
  }

  /// A value that cannot be read is reported with the one in force instead. Names of a file share these remarks.
  @Test func aTimeThatCannotBeReadIsTold() throws {
    let values = ["600", "700", "800", "20m", "900"]
    let names = values.indices.map { "d\($0).example" }
    let text = zip(names, values)
      .map { "domain \($0) {\n  retry_interval = \($1)\n}\n" }.joined()
    let alone = try names.map { try confroute.run("explain", "--offline", $0, on: text).output }
    let together = try confroute.run(
      "explain", "--offline", "--domains-file", "-", on: text, input: names.joined(separator: "\n"))
    #expect(together.output == alone.joined(separator: "\n"))
    #expect(alone[2].contains("retry_interval 800 s  ecelerity.conf:8:3"))
    #expect(
      alone[3].contains(
        "retry_interval 1200 s  ecelerity.conf:11:3 in domain d3.example [dec D-31], "
          + "`20m` is not a known value; read as `1200`, the default"), "\(alone[3])")
    #expect(alone[4].contains("retry_interval 900 s  ecelerity.conf:14:3"))
  }

  /// That AUTH is not used is reported beside its settings.
  @Test func aLoginWithoutATypeIsTold() throws {
    let outcome = try confroute.run(
      "explain", "--offline", "oak.example",
      on: "outbound_smtp_auth_user = u\noutbound_smtp_auth_pass = p\n")
    #expect(
      outcome.output.contains("no SMTP AUTH: outbound_smtp_auth_type is not set"),
      "\(outcome.output)")
  }

  /// A session in full: hops, TLS, AUTH, timeouts, and limits with their buckets.
  @Test func explainsASession() throws {
    let outcome = try confroute.tool.run(
      "explain", "--offline", "-c", "Tests/Fixtures/session.conf", "--binding", "b1",
      "oak.example", in: Repository.path(""))
    #expect(outcome.status == 0)
    #expect(outcome.error == "")
    let golden = Repository.path("Tests/Fixtures/session.explain")
    #expect(try outcome.output == String(contentsOfFile: golden, encoding: .utf8))
  }

  @Test func passwordsAreInNoExplanation() throws {
    for format in ["text", "json"] {
      let outcome = try confroute.tool.run(
        "explain", "--offline", "-c", "Tests/Fixtures/session.conf", "--binding", "b1",
        "--output-format", format, "oak.example", in: Repository.path(""))
      #expect(outcome.output.contains("(set)"))
      #expect(!outcome.output.contains("geheim"))
      #expect(try format == "text" || confroute.violations("explain", outcome.output) == [])
    }
  }

  @Test func theSenderMayNameTheSession() throws {
    let outcome = try confroute.run(
      "explain", "--offline", "--from", "me@sender.example", "oak.example",
      on: "ehlo_hostname = __message__\n")
    #expect(outcome.output.contains("EHLO sender.example\n"))
  }

  @Test func strictGatewayChangesTheMethod() throws {
    let outcome = try confroute.run("explain", "--offline", "--strict-gateway", "mill.example")
    #expect(outcome.output.hasPrefix("mill.example: deliver, by ESMTP\n"))
    #expect(outcome.output.contains("also sets delivery_method, which --strict-gateway leaves out"))
  }

  @Test func jsonIsTheContract() throws {
    let outcome = try confroute.run(
      "explain", "--offline", "--output-format", "json", "user@mill.example")
    #expect(try confroute.violations("explain", outcome.output) == [])
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
    let outcome = try confroute.run(
      "explain", "--offline", "--output-format", "json", "mill.example")
    for (old, new) in [
      ("\"deliver\"", "\"delivers\""), ("\"reply\" : null,", ""),
      ("\"port\" : 2003", "\"port\" : \"2003\""),
      ("\"doc\"", "\"documented\""), ("\"line\" : 1", "\"line\" : 0"),
      ("\"method\" :", "\"extra\" : 1, \"method\" :"),
    ] {
      let changed = outcome.output.replacingOccurrences(of: old, with: new)
      #expect(try confroute.violations("explain", changed) != [], "\(old) to \(new)")
    }
  }

  @Test func whatIsNotAttemptedIsStatusOne() throws {
    let outcome = try confroute.run("explain", "--offline", "oak.example", on: ConfrouteScene.group)
    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix("oak.example: suspended\n"))
    let json = try confroute.run(
      "explain", "--offline", "--output-format=json", "oak.example", on: ConfrouteScene.group)
    #expect(json.status == 1)
    #expect(try confroute.violations("explain", json.output) == [])
  }

  /// The library says what is wrong, the command which option helps.
  @Test(arguments: [
    ("--binding", "north", "`north` is a binding group; use --binding-group north"),
    ("--binding-group", "n1", "`n1` is a binding; use --binding n1"),
    (
      "--binding", "north/n1",
      "`north/n1` is a binding group and a binding; use --binding-group north --binding n1"
    ),
  ])
  func problemsOfTheQuestionNameTheOption(
    _ option: String, _ name: String, _ words: String
  ) throws {
    let explained = try confroute.run(
      "explain", "--offline", option, name, "oak.example", on: ConfrouteScene.group)
    #expect(explained.error.contains(words), "\(explained.error)")
    let graph = try confroute.run("graph", option, name, on: ConfrouteScene.group)
    #expect(graph.error.contains(words), "\(graph.error)")
  }

  @Test func eachMemberOfAGroupIsADocument() throws {
    let outcome = try confroute.run(
      "explain", "--offline", "--binding-group", "north", "--output-format", "json", "oak.example",
      on: ConfrouteScene.group)
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(lines.count == 2)
    let bindings = try lines.map { line in
      try JSONDecoder().decode(ExplainContract.self, from: Data(line.utf8)).query["binding"]
    }
    #expect(bindings == ["n1", "n2"])
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
