import Testing

@testable import ToolSupport

struct ArgumentParserTests {
  @Test func mixesOptionsAndOperands() throws {
    let line = try sample.parse(["explain", "a.example", "--offline", "b.example"])
    #expect(line.commandPath == ["explain"])
    #expect(line.operands == ["a.example", "b.example"])
    #expect(line[SampleOption.offline])
    #expect(line.request == .run)
  }

  @Test(
    arguments: [
      ["explain", "--config", "x.conf", "a"], ["explain", "--config=x.conf", "a"],
      ["explain", "-c", "x.conf", "a"], ["explain", "-cx.conf", "a"],
      ["--config", "x.conf", "explain", "a"], ["explain", "a", "-c", "y.conf", "-c", "x.conf"],
    ])
  func takesValuesInEveryForm(words: [String]) throws {
    let line = try sample.parse(words)
    #expect(line[SampleOption.config] == "x.conf")
    #expect(line.operands == ["a"])
  }

  @Test func splitsAtTheFirstEqualsSignOnly() throws {
    let line = try sample.parse(["explain", "--set=a=b", "--set", "c=d", "--config=", "x"])
    #expect(line[SampleOption.set] == ["a=b", "c=d"])
    #expect(line[SampleOption.config] == "")
  }

  @Test func splitsLists() throws {
    let line = try sample.parse(["explain", "--select", "a,b", "--select=c", "x"])
    #expect(line[SampleOption.select] == ["a", "b", "c"])
  }

  @Test func keepsTheOrderOfOptions() throws {
    let line = try sample.parse(["explain", "--set", "a=1", "--select", "r", "--set", "b=2", "x"])
    #expect(line.occurrences.map(\.name) == ["set", "select", "set"])
    #expect(line.occurrences.map(\.value) == ["a=1", "r", "b=2"])
  }

  @Test func answersDefaults() throws {
    let line = try sample.parse(["explain", "x"])
    #expect(line[SampleOption.config] == "ecelerity.conf")
    #expect(line[SampleOption.outputFormat] == .text)
    #expect(line[StandardOption.color] == .auto)
    #expect(line[SampleOption.seed] == 1)
    #expect(!line[SampleOption.offline])
    #expect(line[SampleOption.set].isEmpty)
  }

  @Test func convertsNumbers() throws {
    #expect(try sample.parse(["explain", "--seed", "-5", "x"])[SampleOption.seed] == -5)
  }

  @Test func roundsTimesUpToMilliseconds() throws {
    let line = try sample.parse(["probe", "--timeout=0.2501", "x"])
    #expect(line[SampleOption.timeout] == .milliseconds(251))
    #expect(try sample.parse(["probe", "x"])[SampleOption.timeout] == nil)
  }

  @Test func aDefaultIsNotGiven() throws {
    let line = try sample.parse(["explain", "--seed=1", "x"])
    #expect(line.given(SampleOption.seed) == 1)
    #expect(line.given(SampleOption.select) == nil)
    #expect(!line.has(SampleOption.config))
    #expect(SampleOption.seed.fallback == 1)
  }

  @Test func anotherCommandDescribesAnOptionItsOwnWay() {
    let other = SampleOption.seed.declaration.described("shuffle")
    #expect(other.explanation == "shuffle (default: 1)")
    #expect(other.name == SampleOption.seed.name)
  }

  @Test func endsOptionsAtTwoDashes() throws {
    let line = try mixed.parse(["--fix", "--", "--fix", "lsp", "--"])
    #expect(line.operands == ["--fix", "lsp", "--"])
    #expect(line.commandPath.isEmpty)
    #expect(line.occurrences.count == 1)
  }

  @Test func takesOneDashAsOperandAndAsValue() throws {
    let line = try sample.parse(["explain", "-", "-c", "-"])
    #expect(line.operands == ["-"])
    #expect(line[SampleOption.config] == "-")
  }

  @Test func findsSubcommandsBesideOperands() throws {
    #expect(try mixed.parse(["lsp"]).command == "lsp")
    #expect(try mixed.parse(["a.conf", "lsp"]).operands == ["a.conf", "lsp"])
    #expect(try mixed.parse([]).operands.isEmpty)
  }

  @Test func answersHelpWhateverFollows() throws {
    #expect(try sample.parse(["explain", "--help"]).request == .help)
    #expect(try sample.parse(["explain", "--help"]).commandPath == ["explain"])
    #expect(try sample.parse(["-h", "--bogus"]).request == .help)
    #expect(try sample.parse(["--version", "--help"]).request == .help)
    #expect(try sample.parse(["--version"]).request == .version)
  }

  @Test(
    arguments: [
      (
        ["explain", "--outptu-format", "json", "x"],
        "option `--outptu-format` is not known; did you mean `--output-format`?"
      ),
      (
        ["explain", "--output=json"],
        "option `--output` is not known; did you mean `--output-format`?"
      ),
      (["--snd", "probe"], "option `--snd` is not known; did you mean `--send`?"),
      (["explain", "-offline"], "option `-offline` is not known; did you mean `--offline`?"),
      (["explain", "-z"], "option `-z` is not known"),
      (
        ["explain", "--send", "x"],
        "option `--send` does not apply to `sample explain`, only to `sample probe`"
      ),
      (["--send", "probe"], "option `--send` does not apply to `sample`, only to `sample probe`"),
      (["explain", "--config"], "option `--config` has no value; write `--config FILE`"),
      (
        ["explain", "--config", "--offline"],
        "option `--config` has no value; write `--config FILE`"
      ),
      (["explain", "-c", "--", "x"], "option `-c` has no value; write `-c FILE`"),
      (
        ["explain", "--offline=yes"],
        "option `--offline` takes no value, but has `yes`; leave the value out"
      ),
      (["--color", "alwyas"], "option `--color` has the value `alwyas`; did you mean `always`?"),
      (
        ["--color=JSON"],
        "option `--color` has the value `JSON`; it takes `auto`, `always` or `never`"
      ),
      (["--color=Never"], "option `--color` has the value `Never`; did you mean `never`?"),
      (
        ["explain", "--seed", "11"],
        "option `--seed` has the value `11`; it takes a whole number from -5 to 10"
      ),
      (
        ["probe", "--timeout", "nan"],
        "option `--timeout` has the value `nan`; it takes seconds from 0.1 to 60"
      ),
      (
        ["explain", "--format", "x"],
        "option `--format` is not known; did you mean `--output-format`?"
      ),
      (["explain", "-f", "json"], "option `-f` is not known; did you mean `--output-format`?"),
      (
        ["explain", "--JSON"], "option `--JSON` is not known; did you mean `--output-format json`?"
      ),
      (["--no-color"], "option `--no-color` is not known; did you mean `--color never`?"),
      (
        ["explain", "--domain", "x"],
        "option `--domain` is not known; write DOMAIN|ADDRESS without an option"
      ),
      (["why", "x"], "command `why` is not known; did you mean `explain`?"),
      (["help"], "command `help` is not known; did you mean `sample --help`?"),
      (["explian", "x"], "command `explian` is not known; did you mean `explain`?"),
      (
        ["frobnicate"],
        "command `frobnicate` is not known; the commands are `explain`, `probe` and `diff`"
      ),
      ([], "a command is missing; add `explain`, `probe` or `diff`"),
      (["explain"], "DOMAIN|ADDRESS is missing; write it after `sample explain`"),
      (["diff", "a"], "NEW is missing; write it after `sample diff`"),
      (["diff", "a", "b", "c"], "unexpected argument `c` for `sample diff`; leave it out"),
    ] as [([String], String)])
  func tellsWhatIsWrong(words: [String], message: String) {
    let error = #expect(throws: UsageError.self) { try sample.parse(words) }
    #expect(error?.description == message)
  }

  @Test func refusesOptionsThatTheSubcommandDoesNotHave() {
    let error = #expect(throws: UsageError.self) { try mixed.parse(["--fix", "lsp"]) }
    #expect(
      error
        == .misplacedOption("--fix", command: "mixed lsp", owners: ["mixed"]))
  }

  @Test func printsNoControlCharactersOfTheUser() {
    let error = #expect(throws: UsageError.self) { try sample.parse(["--\u{1B}[31m"]) }
    #expect(error?.description == #"option `--\u{1B}[31m` is not known"#)
  }

  @Test func whoAsksForCompletionsNeedsNoOperands() throws {
    #expect(try sample.parse(["--completions=zsh", "explain"]).request == .completions(.zsh))
    #expect(try sample.parse(["explain", "--completions", "fish"]).request == .completions(.fish))
    #expect(try sample.parse(["--help", "--completions", "bash"]).request == .help)
    #expect(throws: UsageError.self) { try sample.parse(["--completions", "tcsh"]) }
  }

  /// The subcommand has an option of the same name with other choices.
  @Test func aValueIsJudgedByTheCommandThatIsNamedBehindIt() throws {
    let shared = CommandOption.choice("format", of: SampleFormat.allCases, help: "how")
    let own = CommandOption.choice("format", of: OtherFormat.allCases, help: "how")
    let command = CommandDeclaration(
      "c", "ask", sharedOptions: [shared.declaration],
      subcommands: [
        CommandDeclaration("draw", "draw", options: [own.declaration]),
        CommandDeclaration("tell", "tell"),
      ])
    #expect(try command.parse(["--format", "dot", "draw"])[own] == .dot)
    #expect(try command.parse(["--format", "json", "tell"])[shared] == .json)
    for words in [["--format", "json", "draw"], ["--format=dot", "tell"], ["--format", "dot"]] {
      #expect(throws: UsageError.self) { try command.parse(words) }
    }
  }

  private enum OtherFormat: String, CaseIterable { case dot }

  @Test func whatWouldBePassedOverIsRefused() throws {
    let option = CommandOption.text("file", "FILE", help: "what to read").once()
    let command = CommandDeclaration("c", "ask", options: [option.declaration])
    #expect(try command.parse(["--file", "a"])[option] == "a")
    let error = #expect(throws: UsageError.self) { try command.parse(["--file=a", "--file=b"]) }
    #expect(
      error?.description
        == "option `--file` is given twice; leave one out")
  }

  /// After `--` there are no options, but where only a command is allowed, the next word is one.
  @Test func aCommandMayStandBehindTheEndOfOptions() throws {
    let parsed = try sample.parse(["--", "explain", "-x"])
    #expect(parsed.command == "explain")
    #expect(parsed.operands == ["-x"])
    #expect(try mixed.parse(["--", "lsp"]).operands == ["lsp"])
  }
}
