import Testing

@testable import EcelerityConf

/// Changes by `--set` and `--unset`, which are not written anywhere.
struct ChangeTests {
  private static let text = """
    gateway = first.test
    gateway = last.test
    binding_group g { binding n1 { max_outbound_connections = 15 } }
    domain "/^mx\\d\\./" { tls = required }
    local_changes_file = "local.conf"
    """
  private static let local = "gateway = local.test\n"

  /// The configuration with `changes`: `+` sets, `-` unsets.
  private func changed(_ changes: String..., text: String = Self.text) throws -> Configuration {
    let made = try changes.enumerated().map { index, change in
      let rest = String(change.dropFirst())
      return try change.hasPrefix("+")
        ? ChangeQuery.set(rest, called: "--set \(index + 1)")
        : ChangeQuery.unset(rest, called: "--unset \(index + 1)")
    }
    return try Configuration.load(
      "test.conf", from: MemoryLoader(["test.conf": text, "local.conf": Self.local]),
      options: ConfigurationOptions(changes: made))
  }

  private func value(
    _ option: Keyword, at words: String, in configuration: Configuration
  ) throws -> Evaluation {
    var evaluator = OptionEvaluator(configuration)
    return try #require(evaluator.evaluate(option, at: try scope(words)))
  }

  /// Read after the file of online changes, which itself is read last.
  @Test func whatIsSetIsReadLast() throws {
    let configuration = try changed("+gateway=relay.example")
    let gateway = try value(.gateway, at: "", in: configuration)
    #expect(gateway.text == "relay.example")
    #expect(gateway.setting?.replaced?.value.text == "local.test")
    var map = SourceMap(configuration)
    let span = try #require(gateway.setting).span
    #expect(map.location(of: span).description == "--set 1")
    #expect(configuration.idleChanges == [])
    #expect(configuration.files.map(\.path) == ["test.conf", "local.conf", "--set 1"])
    #expect(configuration.writtenFiles.map(\.path) == ["test.conf", "local.conf"])
  }

  @Test func stanzasAreMerged() throws {
    let configuration = try changed("+binding_group g binding n1 gateway=relay.example")
    let place = "binding_group g binding n1"
    #expect(try value(.gateway, at: place, in: configuration).text == "relay.example")
    #expect(try value(.maxOutboundConnections, at: place, in: configuration).text == "15")
    #expect(try value(.gateway, at: "", in: configuration).text == "local.test")
  }

  /// Every assignment in that scope is removed, and the next scope answers.
  @Test func whatIsUnsetFallsBack() throws {
    let configuration = try changed(
      "-gateway", "-binding_group g binding n1 max_outbound_connections")
    let gateway = try value(.gateway, at: "", in: configuration)
    #expect(gateway.setting == nil)
    #expect(configuration.global.settings.map(\.name) == ["local_changes_file"])
    let limit = try value(
      .maxOutboundConnections, at: "binding_group g binding n1", in: configuration)
    #expect(limit.text == "32")
    #expect(limit.setting == nil)
  }

  @Test func theOrderCounts() throws {
    let set = try changed("-gateway", "+gateway=a.test")
    #expect(try value(.gateway, at: "", in: set).text == "a.test")
    #expect(try value(.gateway, at: "", in: set).setting?.replaced == nil)
    let unset = try changed("+gateway=a.test", "-gateway")
    #expect(try value(.gateway, at: "", in: unset).setting == nil)
    let twice = try changed("+gateway=a.test", "+gateway=b.test")
    #expect(try value(.gateway, at: "", in: twice).text == "b.test")
  }

  @Test func whatIsUnsetIsAmongNoSettings() throws {
    let configuration = try changed(
      "-gateway", "-binding_group g binding n1 max_outbound_connections")
    let options: KeywordSet = [.gateway, .maxOutboundConnections]
    #expect(configuration.settings(of: options).map(\.name) == [])
  }

  @Test func whatWasNotSetCannotBeUnset() throws {
    let configuration = try changed(
      "-tls", "-gateway", "-domain no.example tls", "-binding_group g gateway")
    #expect(configuration.idleChanges == [0, 2, 3])
  }

  /// Scopes with many assignments are searched by an index.
  @Test(arguments: [20, 23, 24, 25, 26, 60])
  func largeScopes(count: Int) throws {
    let names = Keyword.all.filter { OptionTable.option($0, at: []) != nil && $0 != .gateway }
    let lines = names.prefix(count).map { "\($0) = old\n" }
    let text = lines.joined() + "gateway = old\n" + lines.joined()
    let first = try #require(names.first)
    let last = names[count - 1]
    let configuration = try changed(
      "-gateway", "-\(first)", "+\(first)=new", "-\(last)", text: text)
    #expect(configuration.global.setting(.gateway) == nil)
    #expect(configuration.global.setting(first)?.value.text == "new")
    #expect(configuration.global.setting(last) == nil)
    #expect(configuration.global.setting(names[1])?.value.text == "old")
    let again = try changed("-gateway", "+gateway=new", "+\(last)=new", text: text)
    #expect(again.global.setting(.gateway)?.value.text == "new")
    #expect(again.global.setting(last)?.value.text == "new")
    #expect(again.global.settings.filter { $0.keyword == .gateway }.count == 1)
  }

  // MARK: Words and values

  @Test(arguments: [
    (
      #"domain oak.example gateway=relay.example"#, "domain oak.example", Keyword.gateway,
      "relay.example"
    ),
    (
      #"domain "oak.example" gateway = "relay.example""#, "domain oak.example", .gateway,
      "relay.example"
    ),
    (##"domain #hop tls=required"##, "domain #hop", .tls, "required"),
    ("  domain\toak.example   tls =  required  ", "domain oak.example", .tls, "required"),
    ("gateway=", "", .gateway, ""), ("gateway=a b", "", .gateway, "a b"),
    ("gateway=a } gateway = b", "", .gateway, "a } gateway = b"),
    ("gateway=[2001:db8::1]:25", "", .gateway, "[2001:db8::1]:25"),
    (##"gateway=#hop"##, "", .gateway, "#hop"), ("gateway=a # b", "", .gateway, "a # b"),
    (#"gateway=a"b\c"#, "", .gateway, #"a"b\c"#), ("gateway=a\nb\t\r", "", .gateway, "a\nb"),
    ("gateway='x'", "", .gateway, "'x'"),
  ])
  func words(text: String, place: String, option: Keyword, value expected: String) throws {
    let configuration = try changed("+" + text, text: "")
    #expect(configuration.isPartial == false)
    #expect(try value(option, at: place, in: configuration).text == expected)
    #expect(Array(configuration.allSettings).count == 1, "nothing else is set")
  }

  @Test func listsAreLists() throws {
    let configuration = try changed(#"+domain a.test routes=( "r.test" "__mx__" )"#)
    let routes = try value(.routes, at: "domain a.test", in: configuration).setting
    #expect(routes?.value.items.map(\.text) == ["r.test", "__mx__"])
  }

  @Test(.enabled(if: Pattern.isAvailable, "libpcre2-8 is not installed"))
  func regularExpressionsAreLabels() throws {
    let configuration = try changed(
      #"-domain /^mx\d\./ tls"#, #"+domain '/^in\d\./' tls=ifavailable"#)
    #expect(try value(.tls, at: "domain mx1.oak.example", in: configuration).text == "no")
    #expect(try value(.tls, at: "domain in1.oak.example", in: configuration).text == "ifavailable")
  }

  @Test(arguments: [
    ("+gatewey=x", OptionQueryProblem.unknownOption("gatewey", suggestion: "gateway")),
    ("+bindng b gateway=x", .unknownStanza("bindng", suggestion: "binding")),
    ("+domain oak.example gateway", .missingValue("gateway")), ("+=x", .missingOption),
    ("+", .missingOption), ("+ ", .missingOption), ("-", .missingOption),
    ("-gateway=x", .surplusValue("gateway")),
    ("+domain \"oak gateway=x", .openQuote), ("+routes=( x", .openList("routes")),
    ("+domain y.example gateway=\"a b", .openString("gateway")),
    ("+gateway=\"", .openString("gateway")), ("+gateway=\"a\\\"", .openString("gateway")),
    ("+gateway=\"a\" \"b\"", .openString("gateway")),
    ("+gateway=\"a\"b", .openString("gateway")), ("+gateway=[a=b]", .dictionary("gateway")),
    ("+routes=[ a = b ]", .dictionary("routes")),
    ("+gateway x", .missingEqualsSign("gateway", value: "x")),
    ("-domain gateway", .missingLabel("domain")),
  ])
  func whatMeansNothing(change: String, problem: OptionQueryProblem) {
    #expect(throws: problem) { try changed(change) }
    #expect(!problem.description.isEmpty)
  }

  // MARK: Bindings that are not there

  @Test(arguments: [
    (
      "binding_group g binding n2 tls=no",
      "binding `n2` is not in the configuration; did you mean `n1`?"
    ),
    ("binding_group h tls=no", "binding group `h` is not in the configuration"),
    (
      "binding n1 tls=no",
      "`binding n1` is in binding group `g`; ask for `binding_group g binding n1`"
    ),
    ("binding g tls=no", "`g` is a binding group, not a binding; name it as the group"),
    ("binding_group n1 tls=no", "`n1` is a binding, not a binding group; name it as the binding"),
    ("binding_group g binding n1 tls=no", nil), ("binding default tls=no", nil),
    ("domain new.example tls=no", nil),
  ])
  func bindingsMustBeThere(change: String, problem: String?) throws {
    let configuration = try changed("+" + change)
    #expect(try configuration.problem(of: ChangeQuery.set(change, called: "--set 1")) == problem)
  }

  // MARK: Secrets

  /// No message quotes what may be a password.
  @Test(arguments: [
    "-outbound_smtp_auth_pass hUnter77secret",
    "-domain oak.example outbound_smtp_auth_pass hUnter77secret",
    "-binding b outbound_smtp_auth_pass hUnter77secret",
    "-outbound_smtp_auth_pass hUnter77secret = x",
    "+domain oak.example outbound_smtp_auth_pass hUnter77secret = x",
    "+domain oak.example outbound_smtp_auth_pass hUnter77secret",
    "-'outbound_smtp_auth_pass hUnter77secret'",
    "-'outbound_smtp_auth_pass=hUnter77secret' gateway",
  ])
  func noProblemQuotesASecret(change: String) throws {
    let problem = try #require(throws: OptionQueryProblem.self) { try changed(change) }
    #expect(!problem.description.contains("hUnter77secret"), "\(problem)")
  }

  @Test(arguments: [
    ["outbound_smtp_auth_pass", "hUnter77secret"], ["outbound_smtp_auth_pass=hUnter77secret"],
    ["domain", "oak.example", "outbound_smtp_auth_pass=hUnter77secret"],
  ])
  func noQuestionQuotesASecret(words: [String]) throws {
    let problem = try #require(throws: OptionQueryProblem.self) { try OptionQuery(words: words) }
    #expect(!problem.description.contains("hUnter77secret"), "\(problem)")
    #expect(problem.description.contains("outbound_smtp_auth_pass"))
  }
}
