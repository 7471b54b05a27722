import Foundation
import TestServers
import Testing
import ToolSupport

/// Tests of completion in real shells.
struct CompletionTests {
  private static let configuration = """
    domain "mill.example" { }
    domain "/^(mx|oak)\\.example$/" { }
    binding_group "north" {
      binding "n1" { domain "oak.example" { } }
    }
    binding "b 2" { }

    """

  private static let files = ["ecelerity.conf": configuration, "routes.expect": ""]

  /// A line, and the completions of its last word.
  static let cases: [(line: String, offers: [String])] = [
    ("conflint --sel", ["--select"]),
    ("conflint --select secur", ["security", "security-user-root"]),
    ("conflint --select security,sty", ["security,style"]),
    ("conflint --select=security,sty", ["security,style"]),
    ("conflint --explain trailing", ["trailing-separator"]),
    ("conflint --output-format=g", ["github", "gitlab"]),
    ("conflint -c ece", ["ecelerity.conf"]),
    ("conffmt --check rou", ["routes.expect"]),
    ("conffmt --completions ", ["bash", "fish", "zsh"]),
    ("conffmt --stdin-filename ", []),
    ("confroute ev", ["eval"]),
    ("confroute --node eval ex", ["explain"]),
    ("confroute test rou", ["routes.expect"]),
    ("confroute graph --output-format ", ["dot", "html", "mermaid"]),
    ("confroute explain --output-format ", ["json", "text"]),
    ("confroute eval domain mi", ["mill.example"]),
    ("confroute eval domain ", [#"/^(mx|oak)\.example$/"#, "mill.example", "oak.example"]),
    ("confroute eval --all binding_group north bindi", ["binding"]),
    ("confroute eval domain mill.example gatew", ["gateway"]),
    ("confroute explain --binding ", ["b 2", "n1"]),
    ("confroute explain --binding=n", ["n1"]),
    ("confroute diff --binding-group ", ["north"]),
    ("confroute probe mi", ["mill.example"]),
    ("confroute -c missing.conf explain --binding ", []),
  ]

  @Test(
    .enabled(if: ShellSession.isInstalled(.bash), "bash is not installed"), arguments: cases)
  func bashOffers(line: String, offers: [String]) throws {
    #expect(try ShellSession(.bash, Self.files).offers(for: line) == offers)
  }

  /// A label that is inserted after an open quotation mark is evaluated by the shell to the label
  /// itself.
  @Test(
    .enabled(if: ShellSession.isInstalled(.bash), "bash is not installed"),
    arguments: [
      ("\"a", [#"a$(touch${IFS}ran)"#, "a`touch ran`", #"a\b"#, "a'b"]),
      ("'a", [#"a!touch"#, #"a$(touch${IFS}ran)"#, "a`touch ran`", #"a\b"#]),
      ("a", [#"a!touch"#, #"a$(touch${IFS}ran)"#, "a`touch ran`", #"a\b"#, "a'b"]),
      // If a quotation mark is not at the start of the word, it is unclear what bash would replace.
      ("\"\"a", []), ("a\"", []), ("$'a", []), ("'a\"", []),
    ])
  func bashRunsNothingOfALabel(typed: String, offers: [String]) throws {
    let labels = [
      #"a$(touch${IFS}ran)"#, "a`touch ran`", #"a!touch"#, #"a\\b"#, "a'b", "a\u{202E}b",
    ]
    let text = labels.map { "binding \"\($0)\" { }\n" }.joined()
    let shell = try ShellSession(.bash, ["ecelerity.conf": text])
    for option in ["--binding ", "--binding="] {
      #expect(
        try shell.offers(for: "confroute explain \(option)\(typed)").sorted() == offers.sorted())
    }
    #expect(!shell.names.contains("ran"))
  }

  /// bash only replaces the part after a colon. Its `%q` adds quotes of its own around characters
  /// that are not ASCII or not in the locale.
  @Test(
    .enabled(if: ShellSession.isInstalled(.bash), "bash is not installed"),
    arguments: [
      ("mta:2", ["2é\u{31350}$(touch ran) #"]), ("mta:", ["1", "2é\u{31350}$(touch ran) #"]),
      ("a,b:", ["$(touch ran)", "c"]), (#"a\,b:c"#, ["c"]), ("end:", []),
    ])
  func bashRunsNothingOfWhatFollowsAColon(typed: String, offers: [String]) throws {
    let labels = ["mta:1", "mta:2é\u{31350}$(touch ran) #", "a,b:c", "a,b:$(touch ran)", "end:"]
    let text = labels.map { "binding \"\($0)\" { }\n" }.joined()
    let shell = try ShellSession(.bash, ["ecelerity.conf": text])
    for option in ["--binding ", "--binding="] {
      let offered = try shell.offers(for: "confroute explain \(option)\(typed)")
      #expect(offered.sorted() == offers.sorted(), "\(option)")
    }
    #expect(!shell.names.contains("ran"))
  }

  /// The bash of macOS lacks `compopt`, with which readline would quote the names of files.
  @Test(
    .enabled(if: ShellSession.isInstalled(.bash), "bash is not installed"),
    arguments: [
      ("x", ["x $(touch ran)", "x;touch ran"]), ("\"x", ["x $(touch ran)", "x;touch ran"]),
      ("'x", ["x $(touch ran)", "x;touch ran"]), ("dir", ["directory $(touch ran)"]),
    ])
  func bashQuotesFilesItself(typed: String, offers: [String]) throws {
    let files = ["x $(touch ran)", "x;touch ran", "directory $(touch ran)/a"]
    let shell = try ShellSession(.bash, Dictionary(uniqueKeysWithValues: files.map { ($0, "") }))
    #expect(try shell.offers(for: "conffmt --check \(typed)").sorted() == offers.sorted())
    #expect(!shell.names.contains("ran"))
  }

  @Test(.enabled(if: ShellSession.isInstalled(.zsh), "zsh is not installed"), arguments: cases)
  func zshOffers(line: String, offers: [String]) throws {
    #expect(try ShellSession(.zsh, Self.files).offers(for: line) == offers)
  }

  @Test(.enabled(if: ShellSession.isInstalled(.fish), "fish is not installed"), arguments: cases)
  func fishOffers(line: String, offers: [String]) throws {
    #expect(try ShellSession(.fish, Self.files).offers(for: line) == offers)
  }

  @Test(arguments: Shell.allCases.filter(ShellSession.isInstalled))
  func shellsFindNothingWrongWithTheScripts(shell: Shell) throws {
    #expect(try ShellSession(shell).syntaxErrors() == "")
  }

  /// The bash of macOS has version 3.2, which takes an unmatched `)` for the end of `$(` or `<(`.
  @Test(arguments: ["conffmt", "conflint", "confroute"])
  func patternsInSubstitutionsOfBashBeginWithAParenthesis(command: String) throws {
    let script = try BuiltTool(name: command).run("--completions", "bash", in: "/").output
    let parts = script.components(separatedBy: " < <(\n").dropFirst()
    #expect(!parts.isEmpty)
    for part in parts {
      let inside = part.components(separatedBy: "\n  )\n")[0]
      #expect(inside.count { $0 == "(" } == inside.count { $0 == ")" }, "\(inside)")
    }
  }

  @Test(arguments: ["conffmt", "conflint", "confroute", "confroute probe", "confroute graph"])
  func everyOptionOfTheHelpIsOffered(command: String) throws {
    let words = command.split(separator: " ").map(String.init)
    let help = try BuiltTool(name: words[0]).run(words.dropFirst() + ["--help"], in: "/").output
    let options = help.split(separator: "\n").compactMap { line in
      line.split(separator: " ").prefix(2).first { line.hasPrefix("  ") && $0.hasPrefix("--") }
    }
    let offers = try ShellSession(.bash).offers(for: command + " --")
    #expect(options.count > 5)
    #expect(Set(options.map(String.init)) == Set(offers))
  }
}

/// Tests of the candidates that the commands return to shells.
struct CandidateTests {
  private let tool = BuiltTool(name: "confroute")

  private func candidates(
    _ words: String..., on text: String, in name: String = "ecelerity.conf"
  ) throws -> [String] {
    let directory = try TemporaryDirectory()
    try directory.file(name, text)
    let outcome = try tool.run(["--complete"] + words, in: directory.path)
    #expect(outcome.status == 0)
    #expect(outcome.error == "")
    return outcome.output.split(separator: "\n").map(String.init)
  }

  @Test func bindingsOfOtherGroupsAreNotOffered() throws {
    let text = """
      binding_group "bulk" { binding "b1" { } }
      binding_group "other" { binding "o1" { } }
      """
    let inGroup = try candidates(
      "scope", "", "eval", "binding_group", "bulk", "binding", on: text)
    #expect(inGroup == ["b1"])
    #expect(try candidates("scope", "", "eval", "binding", on: text) == ["b1", "o1"])
  }

  @Test func labelsOfTheScopeComeFirst() throws {
    let text = """
      binding "b" { domain "z.example" { } }
      domain "a.example" { }
      """
    #expect(
      try candidates("scope", "", "eval", "domain", on: text) == ["a.example", "z.example"])
    #expect(
      try candidates("scope", "", "eval", "binding", "b", "domain", on: text)
        == ["z.example", "a.example"])
  }

  @Test func onlyOptionsOfTheScopeAreOffered() throws {
    let words = try candidates("scope", "", "eval", "binding", "b", on: "")
    #expect(words.contains("bind_address"))
    #expect(words.contains("domain"))
    #expect(try candidates("scope", "resolv", "eval", "binding", "b", on: "") == [])
    #expect(try candidates("scope", "resolv_", "eval", on: "") == ["resolv_conf"])
  }

  @Test func anErrorIsNoAnswer() throws {
    #expect(try candidates("scope", "", "eval", "domain", on: "domain \"a\" {") == ["a"])
    #expect(
      try candidates("binding", "", "explain", "--nonsense", "-c", on: "binding b { }") == ["b"])
    #expect(try candidates("scope", "", "eval", "nonsense", on: "") == [])
    #expect(try candidates("nonsense", "", on: "") == [])
    #expect(try candidates("domain", "", on: "domain a { }", in: "other.conf") == [])
  }

  @Test func namesThatWouldBreakTheLineAreLeftOut() throws {
    let text = "binding \"a\\nb\" { } binding \"\u{1B}[31m\" { } binding \"\" { } binding \"c\" { }"
    #expect(try candidates("binding", "", on: text) == ["c"])
    // Invisible characters and those that change how the line is displayed.
    let unseen = ["\u{202E}", "\u{200B}", "\u{2028}", "\u{2029}", "\u{3164}", "\u{9B}"]
    let more = unseen.map { "binding \"b\($0)x\" { }\n" }.joined() + "binding b { }"
    #expect(try candidates("binding", "", on: more) == ["b"])
  }

  @Test func thereIsAnEndToIt() throws {
    let text = (0..<600).map { "domain \"d\($0).example\" { }\n" }.joined()
    #expect(try candidates("domain", "", on: text).count == 500)
    #expect(try candidates("domain", "d599", on: text) == ["d599.example"])
  }
}
