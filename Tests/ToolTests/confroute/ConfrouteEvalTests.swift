import TestServers
import Testing

/// `confroute eval`, which answers like the console.
struct ConfrouteEvalTests {
  private let confroute = ConfrouteScene()

  @Test func evaluatesInTheWordsOfTheConsole() throws {
    let outcome = try confroute.run(
      "eval", "binding_group", "north", "binding", "n1", "domain", "oak.example",
      "max_outbound_connections", on: ConfrouteScene.group)
    #expect(outcome.status == 0)
    #expect(
      outcome.output == """
        Max_Outbound_Connections = 15
          ecelerity.conf:5:5 [doc] in binding_group north / binding n1

        """)
  }

  @Test func allShowsWhatLost() throws {
    let outcome = try confroute.run(
      "eval", "--all", "binding_group", "north", "binding", "n1", "max_outbound_connections",
      on: ConfrouteScene.group)
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

  /// O-025: an option that a host does not set has no fallback outside of hosts.
  @Test func theEndOfAHostsChainIsShown() throws {
    let text = "max_outbound_connections = 5\nhost h.test { }\n"
    let limit = try confroute.run(
      "eval", "--all", "host", "h.test", "max_outbound_connections", on: text)
    #expect(
      limit.output == """
        Max_Outbound_Connections = -1
          a host without a limit [doc] content/momentum/4/config/ref-max-outbound-connections.md
        strongest first:
          miss  host h.test                 ecelerity.conf:2:1
          hit   a host without a limit  -1

        """)
    let throttle = try confroute.run(
      "eval", "--all", "host", "h.test", "outbound_throttle_messages", on: text)
    #expect(throttle.output.hasSuffix("  no scope sets it\n"))
    let group = try confroute.run("eval", "--all", "gateway")
    #expect(group.output.hasSuffix("  hit  global  192.0.2.50  ecelerity.conf:1:1\n"))
  }

  /// O-123 and O-124.
  @Test func defaultsAndAbsentScopes() throws {
    let outcome = try confroute.run("eval", "blackhole", on: "")
    #expect(outcome.output.hasPrefix("Blackhole = 0\n"))
    let absent = try confroute.run("eval", "binding", "none", "max_outbound_connections", on: "")
    #expect(absent.status == 0)
    #expect(absent.output.hasPrefix("Max_Outbound_Connections = 32\n"))
    #expect(absent.error.contains("`binding none` is not in the configuration"))
    let unset = try confroute.run("eval", "gateway", on: "")
    #expect(unset.output.hasPrefix("Gateway is not set and has no default\n"))
  }

  @Test func anEmptyValueIsShown() throws {
    let outcome = try confroute.run(
      "eval", "--all", "domain", "d", "gateway",
      on: "gateway = relay.example\ndomain d { gateway = \"\" }\n")
    #expect(outcome.output.hasPrefix("Gateway = \"\"\n"))
    #expect(outcome.output.contains("  hit         domain d  \"\"  "))
  }

  /// As two configurations to compare may be.
  @Test func aDirectoryMeansTheMainFileInIt() throws {
    let directory = try TemporaryDirectory()
    try directory.file("etc/ecelerity.conf", "gateway = relay.example\n")
    let outcome = try confroute.tool.run("eval", "-c", "etc", "gateway", in: directory.path)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("  etc/ecelerity.conf:1:1 [doc] in global\n"))
  }

  @Test func aNodeWithoutADirectoryIsTold() throws {
    let directory = try TemporaryDirectory()
    try directory.file("default/ecelerity.conf", "include bindings.conf\n")
    try directory.file("mta1/bindings.conf", "gateway = relay.example\n")
    let words = ["eval", "-c", "default/ecelerity.conf", "gateway"]
    let plain = try confroute.tool.run(words, in: directory.path)
    #expect(plain.status == 2)
    #expect(plain.error.contains("; it lies in mta1; name it with --node\n"))
    let other = try confroute.tool.run(words + ["--node", "mta2"], in: directory.path)
    #expect(other.error.contains("warning: node `mta2` has no directory; did you mean `mta1`?\n"))
    let right = try confroute.tool.run(words + ["--node", "mta1"], in: directory.path)
    #expect(right.status == 0)
    #expect(right.error == "")
  }

  @Test func listenersInheritFromTheirStanza() throws {
    let text = """
      esmtp_listener {
        enable_authentication = true
        listen ":25" { peer "192.0.2.0/24" { enable_authentication = false } }
      }
      """
    let listen = try confroute.run(
      "eval", "esmtp_listener", "listen", ":25", "Enable_Authentication", on: text)
    #expect(listen.output.hasPrefix("Enable_Authentication = true\n"))
    let peer = try confroute.run(
      "eval", "esmtp_listener", "listen", ":25", "peer", "192.0.2.7", "enable_authentication",
      on: text)
    #expect(peer.output.hasPrefix("Enable_Authentication = 0\n"))
  }

  @Test func secretsAreMasked() throws {
    let words = ["binding_group", "north", "binding", "n1", "outbound_smtp_auth_pass"]
    for format in ["text", "json"] {
      let directory = try TemporaryDirectory()
      try directory.file("ecelerity.conf", ConfrouteScene.group)
      let outcome = try confroute.tool.run(
        ["eval", "--all", "--output-format", format] + words, in: directory.path)
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("(set)"))
      #expect(!outcome.output.contains("geheim"))
    }
  }

  /// The connection string of a data source contains a password; an SNMP community is one.
  @Test(arguments: [
    (["datasource", "d", "uri"], "Uri"), (["snmp", "community"], "Community"),
    (["adaptive", "data_store"], "Data_Store"),
    (["esmtp_listener", "authloginparameters"], "Authloginparameters"),
  ])
  func whatHoldsASecretIsMaskedToo(words: [String], name: String) throws {
    let directory = try TemporaryDirectory()
    try directory.file(
      "ecelerity.conf",
      """
      datasource "d" { uri = ( "pgsql:host=h;user=u;password=geheim" ) }
      snmp { community = geheim }
      adaptive { data_store = ( "http://u:geheim@riak.example" ) }
      esmtp_listener { authloginparameters = [ uri = "pgsql:password=geheim" ] }
      """)
    let text = try confroute.tool.run(["eval", "--all"] + words, in: directory.path)
    #expect(text.output.hasPrefix("\(name) = (set)\n"))
    let json = try confroute.tool.run(
      ["eval", "--all", "--output-format", "json"] + words, in: directory.path)
    #expect(json.status == 0)
    #expect(!text.output.contains("geheim") && !json.output.contains("geheim"))
  }

  @Test(arguments: [
    ["eval", "--all", "domain", "oak.example", "gateway"],
    ["eval", "--output-format", "json", "domain", "elm.example", "routes"],
    ["explain", "--offline", "oak.example", "elm.example", "fir.example"],
    [
      "explain", "--offline", "--output-format", "json", "oak.example", "elm.example",
      "fir.example",
    ],
    ["resolve", "--offline", "oak.example", "elm.example"], ["graph"],
    ["graph", "--output-format", "dot"],
    ["graph", "--output-format", "html"], ["diff", "ecelerity.conf", "other.conf"],
    ["diff", "--output-format", "json", "other.conf", "ecelerity.conf"],
  ])
  func thePasswordOfAURLIsMasked(words: [String]) throws {
    let directory = try TemporaryDirectory()
    try directory.file("other.conf", "gateway = \"relay.example\"\n")
    try directory.file(
      "ecelerity.conf",
      """
      domain "oak.example" { gateway = "smtp://joe:geheim@relay.example:25" }
      domain "elm.example" { routes = ( "smtp://joe:geheim@relay.example:25" smtp://joe:geheim@a?pref=1 ) }
      domain "fir.example" { reroute_domain = "smtp://joe:geheim@relay.example" }
      """)
    let outcome = try confroute.tool.run(words, in: directory.path)
    #expect(outcome.output.contains("relay.example"), "\(outcome.error)")
    #expect(!outcome.output.contains("geheim") && !outcome.error.contains("geheim"))
  }

  /// It is in the manual, and not set.
  @Test func theDefaultOfASecretIsShown() throws {
    let outcome = try confroute.run("eval", "--all", "snmp", "community")
    #expect(outcome.output.hasPrefix("Community = Public\n"))
    #expect(outcome.output.contains("default  Public"))
  }

  @Test func evalDocumentIsTheContract() throws {
    for words in [["gateway"], ["domain", "mill.example", "gateway"], ["host", "h", "rollup_mx"]] {
      let directory = try TemporaryDirectory()
      try directory.file("ecelerity.conf", ConfrouteScene.guide)
      let outcome = try confroute.tool.run(
        ["eval", "--output-format", "json"] + words, in: directory.path)
      #expect(outcome.status == 0)
      #expect(try confroute.violations("eval", outcome.output) == [])
    }
  }

  @Test(arguments: [
    (["eval", "gatewey"], "option `gatewey` is not known; did you mean `gateway`?"),
    (["eval", "bindng", "b", "gateway"], "scope `bindng` is not known; did you mean `binding`?"),
    (["eval", "domain"], "`domain` opens a stanza"),
    (["eval", "listen", ":25", "gateway"], "`listen` is not valid in the global scope"),
    (["eval", "max_resident_active_queue_size"], "did you mean `max_resident_active_queue`?"),
    (["explain", "--offline", "--binding", "x", "a.b"], "binding `x` is not in the configuration"),
    (["explain", "--offline"], "no domain; write one"),
    (["explain", "--ofline", "a.b"], "option `--ofline` is not known; did you mean `--offline`?"),
    (["explain", "--offline", "--from", "a b", "a.b"], "`a b` is not the address of a sender"),
    (["explain", "--offline", "a b"], "`a b` is neither a domain nor an address"),
    (["eval", "--momentum", "new", "gateway"], "it takes a version such as `4.2.1`"),
    (["eval", "-c", "none.conf", "gateway"], "none.conf: no such file"),
    (
      ["eval", "gateway", "domain", "x"],
      "`gateway` is an option, which comes last: `domain x gateway`"
    ),
    (
      ["eval", "binding n1", "gateway"],
      "`binding n1` is one word; write the stanza and its label as separate words"
    ),
    (["eval", "global", "gateway"], "the global scope has no name; leave `global` out"),
  ])
  func whatCannotBeAnswered(arguments: [String], message: String) throws {
    let directory = try TemporaryDirectory()
    try directory.file("ecelerity.conf", ConfrouteScene.guide)
    let outcome = try confroute.tool.run(arguments, in: directory.path)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.error.contains(message))
  }

  /// Set or not, the server could not give that answer.
  @Test(arguments: [[], ["--set", "use_mta_sts=true"]])
  func anOptionThatTheVersionLacksIsTold(words: [String]) throws {
    let remark = "`use_mta_sts` was added in 4.8; 3.6 does not have it"
    let directory = try TemporaryDirectory()
    try directory.file("ecelerity.conf", ConfrouteScene.guide)
    for format in ["text", "json"] {
      let outcome = try confroute.tool.run(
        ["eval", "--momentum", "3.6", "--output-format", format, "use_mta_sts"] + words,
        in: directory.path)
      #expect(outcome.status == 0)
      #expect(outcome.error == "confroute: warning: \(remark)\n")
      #expect(outcome.output.contains(remark) == (format == "json"))
    }
  }
}
