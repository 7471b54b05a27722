import Testing

@testable import LanguageServer

/// Tests of fixes and of comments that allow findings.
struct CodeActionTests {
  private func actions(
    _ text: String, line: Int, only: [String]? = nil
  ) throws -> [(title: String, isPreferred: Bool, result: String)] {
    let client = try Client()
    try client.open("ecelerity.conf", text)
    var context: [String: Any] = ["diagnostics": []]
    if let only { context["only"] = only }
    let answer = try client.request(
      "textDocument/codeAction",
      [
        "textDocument": ["uri": client.uri("ecelerity.conf")],
        "range": Client.range(line, 0, line, 5), "context": context,
      ])
    return (answer.result as? [[String: Any]] ?? []).map { action in
      let edit = action["edit"] as? [String: Any]
      let changes = edit?["changes"] as? [String: Any]
      return (
        action["title"] as? String ?? "", action["isPreferred"] as? Bool ?? false,
        Client.apply(changes?[client.uri("ecelerity.conf")], to: text)
      )
    }
  }

  @Test func aFixIsOfferedAndAWayToAllowTheFinding() throws {
    let actions = try actions("gateway = a.example\n  gatewey = b.example\n", line: 1)
    #expect(
      actions.map(\.result) == [
        "gateway = a.example\n  gateway = b.example\n",
        "gateway = a.example\n  # conflint: allow unknown-option\n  gatewey = b.example\n",
        "# conflint: allow-file unknown-option\ngateway = a.example\n  gatewey = b.example\n",
      ])
    #expect(actions.map(\.isPreferred) == [false, false, false])
  }

  /// An inserted comment is indented and terminated like the lines around it, and a byte order mark
  /// stays first.
  @Test(arguments: [
    (0, "\u{FEFF}# conflint: allow unknown-option\r\ngatewey = b\r\n  gatewey = c\r\n"),
    (1, "\u{FEFF}gatewey = b\r\n  # conflint: allow unknown-option\r\n  gatewey = c\r\n"),
  ])
  func commentsAreWrittenAsTheRestOfTheFile(line: Int, here: String) throws {
    let text = "\u{FEFF}gatewey = b\r\n  gatewey = c\r\n"
    let offered = try actions(text, line: line)
    let results = offered.filter { $0.title.hasPrefix("allow unknown-option") }.map(\.result)
    let all = "\u{FEFF}# conflint: allow-file unknown-option\r\n" + text.dropFirst()
    #expect(results == [here, all])
  }

  /// After a syntax error it is unclear which statements belong together, so no action relies on
  /// that.
  @Test func noStatementIsTakenAwayInAFileWithASyntaxError() throws {
    let text = "tls = no\nbinding \"b\" { bind_address = 192.0.2.1 } }\ntls = no\n"
    let offered = try actions(text, line: 0) + actions(text, line: 2)
    #expect(!offered.isEmpty && offered.allSatisfy { $0.title.hasPrefix("allow ") })
    #expect(try actions(text, line: 0, only: ["source.fixAll"]).isEmpty)
  }

  @Test func aSafeFixIsPreferred() throws {
    let actions = try actions("domain \"oak.example\" {\n  tls = “required”\n}\n", line: 1)
    #expect(actions.first?.isPreferred == true)
    #expect(actions.first?.result.contains("tls = \"required\"") == true)
  }

  @Test(arguments: [
    ("domain \"a.example\" { tls = no }\noutbound_smtp_auth_pass = 'hush'\n", "fix single-quotes"),
    (
      "domain \"a.example\" { http_basic_auth = u:h }\nhttp_basic_auth = u:h\n",
      "fix redundant-value"
    ),
  ])
  func noTitleHasASecret(text: String, title: String) throws {
    let titles = try (0...1).flatMap { try actions(text, line: $0).map(\.title) }
    #expect(titles.contains { $0.hasPrefix(title) })
    #expect(!titles.contains { $0.contains("hush") || $0.contains("u:h") })
  }

  @Test func whatIsAllowedIsNotReportedAnyMore() throws {
    let allowances = try actions("gatewey = b.example\n", line: 0).dropFirst()
    #expect(!allowances.isEmpty)
    for action in allowances {
      let client = try Client()
      try client.open("ecelerity.conf", action.result)
      #expect(client.diagnostics() == ["ecelerity.conf": []])
    }
  }

  /// A second comment between the first one and its line would disable that.
  @Test(arguments: [
    ("# conflint: allow unknown-option", " because", "", "\n"),
    ("/* conflint: allow unknown-option", " */", "  ", "\n"),
    ("\u{FEFF}# conflint: allow unknown-option", "", "", "\r\n"),
  ])
  func aCommentThatAllowsOthersOnTheLineIsExtended(
    comment: String, rest: String, indent: String, lineEnd: String
  ) throws {
    let line = indent + "relay_hosts = ( 1.2.3.4, 5.6.7.8 ) smtp_prt = 7" + lineEnd
    let offered = try actions(comment + rest + lineEnd + line, line: 1)
    let extended = try #require(offered.first { $0.title == "allow list-comma here" })
    #expect(extended.result == comment + ",list-comma" + rest + lineEnd + line)
    let client = try Client()
    try client.open("ecelerity.conf", extended.result)
    #expect(client.diagnostics() == ["ecelerity.conf": []])
  }

  @Test(arguments: [
    "gateway = a.example # conflint: allow list-comma\n", "# conflint: allow list-comma\n\n",
    "# conflint: allow-file list-comma\n", "# conflint: allow\n", "/* conflint: allow x */ /* */\n",
  ])
  func aCommentThatDoesNotAllowAnythingOnTheLineIsLeft(before: String) throws {
    let offered = try actions(before + "gatewey = a.example\n", line: before.count { $0 == "\n" })
    let here = try #require(offered.first { $0.title == "allow unknown-option here" })
    #expect(here.result == before + "# conflint: allow unknown-option\ngatewey = a.example\n")
  }

  @Test func noCommentIsPutIntoAComment() throws {
    let offered = try actions("/* a\n */ gatewey = b\n", line: 1)
    let allowances = offered.map(\.title).filter { $0.hasPrefix("allow") }
    #expect(allowances == ["allow unknown-option in this file"])
  }

  @Test func noCommentAllowsWhatIsFoundInComments() throws {
    let offered = try actions("# conflint: allow unknown-option\ngateway = a.example\n", line: 0)
    #expect(!offered.isEmpty && !offered.contains { $0.title.hasPrefix("allow") })
  }

  @Test func allSafeFixesTogetherAreAnActionOfTheDocument() throws {
    let text = "domain \"oak.example\" {\n  tls = “required”\n}\ngatewey = a.example\n"
    for kind in ["source", "source.fixAll", "source.fixAll.conflint"] {
      let actions = try actions(text, line: 0, only: [kind])
      #expect(actions.map(\.title) == ["apply all safe fixes"])
      #expect(actions.first?.result.contains("tls = \"required\"") == true)
      #expect(actions.first?.result.contains("gatewey") == true)
    }
    for kind in ["refactor", "source.fixAll.other"] {
      #expect(try actions(text, line: 0, only: [kind]).isEmpty)
    }
  }

  @Test func noCommentIsPutIntoAString() throws {
    let text = "domain \"x\" {\n  banner = \"a\n\" gatewey = 1\n}\n"
    for action in try actions(text, line: 2) where action.title.hasPrefix("allow") {
      #expect(action.title.hasSuffix("in this file"))
    }
  }
}

/// Tests of the lens that explains the route of a domain.
struct RouteLensTests {
  static let text = """
    gateway = relay.example
    binding "b" {
      bind_address = 192.0.2.1
      domain "oak.example" {
        gateway = 192.0.2.20
      }
    }
    domain "/oak/" { }
    """

  private let client: Client

  init() throws {
    client = try Client()
    try client.open("ecelerity.conf", Self.text)
  }

  private func explain(_ line: Int, _ character: Int) throws -> Client.Message {
    let subject: [String: Any] = [
      "uri": client.uri("ecelerity.conf"), "position": ["line": line, "character": character],
    ]
    return try client.request(
      "workspace/executeCommand", ["command": "conflint.explainRoute", "arguments": [subject]])
  }

  @Test func aLensStandsAboveADomainAndExplainsItsRouteOnItsBinding() throws {
    let lenses = try client.request(
      "textDocument/codeLens", ["textDocument": ["uri": client.uri("ecelerity.conf")]])
    let list = try #require(lenses.result as? [[String: Any]])
    #expect(list.count == 1)
    let resolved = try client.request("codeLens/resolve", list[0]).result as? [String: Any]
    let command = try #require(resolved?["command"] as? [String: Any])
    #expect(command["title"] as? String == "explain the route")
    let answer = try client.request(
      "workspace/executeCommand",
      ["command": command["command"] ?? "", "arguments": command["arguments"] ?? []])
    let text = try #require(answer.result as? String)
    #expect(text.hasPrefix("oak.example: deliver, by ESMTP\n"))
    #expect(text.contains("on binding b"))
    #expect(text.contains("192.0.2.20:25"))
    let shown = client.messages.filter { $0.method == "window/showMessage" }
    #expect(shown.map { $0.parameters["message"] as? String } == [text])
  }

  @Test func theCursorMayBeAnywhereInTheStanza() throws {
    #expect((try explain(4, 6).result as? String)?.hasPrefix("oak.example: deliver") == true)
  }

  @Test func thereIsNoRouteOfNothingOrOfMany() throws {
    #expect(try explain(0, 0).errorCode == -32803)
    #expect(try explain(7, 2).errorCode == -32803)
    let unknown = try client.request(
      "workspace/executeCommand", ["command": "rm", "arguments": []])
    #expect(unknown.errorCode == -32602)
  }

  @Test func thereAreNoMoreLensesThanAnybodyReads() throws {
    try client.change(
      "ecelerity.conf", version: 2, String(repeating: "domain \"x.example\" { }\n", count: 2000))
    let lenses = try client.request(
      "textDocument/codeLens", ["textDocument": ["uri": client.uri("ecelerity.conf")]])
    #expect((lenses.result as? [Any])?.count == 500)
  }
}
