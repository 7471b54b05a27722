import Foundation
import TestServers
import Testing

/// `confroute diff`.
struct ConfrouteDiffTests {
  private let tool = BuiltTool(name: "confroute")
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
    try directory.file("old.conf", Self.old)
    try directory.file("new.conf", Self.new)
  }

  private static let old = """
    # before
    domain mill.example {
      gateway = 192.0.2.20
      delivery_method = LMTP
    }
    domain "/(?:^|[.])oak[.]example$/" { tls = "required" }
    binding b { bind_address = 192.0.2.1 }

    """
  private static let new = """
    binding b {
      bind_address = 192.0.2.9
    }
    domain mill.example { gateway = 192.0.2.20  delivery_method = LMTP  lmtp_port = 24 }
    domain "/(?:^|[.])oak[.]example$/" { routes = ( "relay.example" )  tls = "required" }

    """

  private func diff(_ arguments: String..., input: String = "") throws -> BuiltTool.Outcome {
    try tool.run(["diff"] + arguments, in: directory.path, input: input)
  }

  private func json(_ outcome: BuiltTool.Outcome) throws -> [String: Any] {
    let document = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    #expect(try JSONSchema(named: "diff").violations(of: document) == [])
    return try #require(document as? [String: Any])
  }

  @discardableResult
  private func git(_ arguments: String...) throws -> Int32 {
    try #require(ExternalProgram("git")).run(arguments, in: directory.path).status
  }

  // MARK: Text

  @Test func tellsWhatChangesForWhom() throws {
    let outcome = try diff("old.conf", "new.conf", "--binding", "default")
    #expect(outcome.status == 1)
    #expect(outcome.error == "")
    #expect(outcome.output.hasPrefix("2 classes of mail change their routes\n"))
    #expect(outcome.output.contains("   port  2003 -> 24  default -> new.conf:4:69\n"))
    #expect(
      outcome.output.contains("names such as oak.example that match `/(?:^|[.])oak[.]example$/`"))
    #expect(outcome.output.contains("or by `refresh domain all` [doc]: routes\n"))
  }

  @Test func aRestartIsTold() throws {
    let outcome = try diff("old.conf", "new.conf", "--binding", "b")
    #expect(outcome.output.contains("source_address  192.0.2.1 -> 192.0.2.9"))
    #expect(outcome.output.contains("takes effect with a restart [doc]: bind_address\n"))
    #expect(outcome.output.contains("every name that is not written anywhere"))
  }

  @Test func layoutChangesNothing() throws {
    try directory.file(
      "same.conf",
      "binding \"b\" {\n bind_address=\"192.0.2.1\"\n}\n"
        + Self.old.replacing("# before", with: "")
        .replacing("binding b { bind_address = 192.0.2.1 }", with: ""))
    let outcome = try diff("old.conf", "same.conf")
    #expect(outcome.status == 0)
    #expect(outcome.output == "no route changes\n")
  }

  /// The order of two regular expressions matters.
  @Test func theOrderOfExpressionsIsAChange() throws {
    let stanzas = [
      "domain \"/^mail/\" { gateway = a.example }\n",
      "domain \"/[.]example$/\" { gateway = b.example }\n",
    ]
    try directory.file("first.conf", stanzas.joined())
    try directory.file("second.conf", stanzas.reversed().joined())
    let outcome = try diff("first.conf", "second.conf")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("names such as mail.example"))
    #expect(outcome.output.contains("routing_domain  a.example -> b.example"))
  }

  @Test func onlyTheNamesThatAreListed() throws {
    let outcome = try diff(
      "old.conf", "new.conf", "--domains-file", "-", "--binding", "default",
      input: "a.oak.example\nelm.example\n")
    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix("1 class of mail changes its route\n1. a.oak.example, on"))
    #expect(try diff("old.conf", "new.conf", "--domains-file", "-", input: "e..x\n").status == 2)
  }

  @Test func whatIfNewWereDifferent() throws {
    let outcome = try diff("old.conf", "old.conf", "--set", "binding b tls=required")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("tls  no -> required  default -> --set 1"))
  }

  /// Names that cannot be distinguished are reported, and then nothing is called unchanged.
  @Test func namesThatCannotBeMade() throws {
    try directory.file("a.conf", "domain \"/(?=q)q/\" { gateway = a.example }\n")
    try directory.file("b.conf", "domain \"/(?=q)q/\" { gateway = b.example }\n")
    let outcome = try diff("a.conf", "b.conf")
    #expect(outcome.status == 2)
    #expect(
      outcome.output.hasPrefix(
        "no change found, but not all names could be compared\n"))
    #expect(
      outcome.output.contains(
        "cannot separate names that match `/(?=q)q/` (a.conf:1:1); list them with --domains-file"))
  }

  /// PCRE2 stops matching these expressions with every name that is made up for them.
  @Test(arguments: [
    #"^(.?){30}\.example$"#, "((((.{2})?)*){1,3}()?[a-f])*com[0-f]",
    "(.*.*.*.*.*.*.*.*)*mail[0-9]",
  ])
  func expressionsThatTakeTooManySteps(pattern: String) throws {
    try directory.file("none.conf", "")
    try directory.file("a.conf", "domain \"/\(pattern)/\" { gateway = \"relay.test\" }\n")
    try directory.file("b.conf", "domain \"/\(pattern)/\" { gateway = \"other.test\" }\n")
    for old in ["a.conf", "none.conf"] {
      let outcome = try diff(old, "b.conf")
      #expect(outcome.status == 2, "\(outcome.output)")
      #expect(outcome.output.contains("note: cannot separate names that match `/\(pattern)/`"))
    }
  }

  /// No recipient has such a name.
  @Test(arguments: ["[A-Z]", #"\.$"#, "@"])
  func expressionsThatMatchNothingAreNoDoubt(pattern: String) throws {
    try directory.file("a.conf", "domain \"/\(pattern)/\" { gateway = \"relay.test\" }\n")
    try directory.file("b.conf", "domain \"/\(pattern)/\" { gateway = \"other.test\" }\n")
    #expect(try diff("a.conf", "b.conf").output == "no route changes\n")
  }

  @Test func anExpressionThatStopsIsReportedEverywhere() throws {
    let line = #"domain "/^(.?){30}\.example$/" { gateway = "#
    try directory.file("a.conf", line + "\"relay.test\" }\n")
    try directory.file("b.conf", line + "\"other.test\" }\n")
    try directory.file("a.expect", "expect a.example { gateway = none }\n")
    let words = "the pattern takes too many steps on this text"
    let outcome = try diff("a.conf", "b.conf", "--domains-file", "-", input: "a.example\n")
    #expect(outcome.status == 2)
    #expect(outcome.output.contains(words), "\(outcome.output)")
    for arguments in [
      ["graph"], ["resolve", "--offline", "a.example"], ["test", "a.expect"],
      ["resolve", "--offline", "--momentum", "5.0", "a.example"],
    ] {
      let other = try tool.run(arguments + ["-c", "a.conf"], in: directory.path)
      #expect(other.error.contains(words), "\(arguments) \(other.error)")
    }
  }

  /// The mail of many domains behind one host is refreshed under its name.
  @Test func manyDomainsAreQueuedUnderOneName() throws {
    let domains = (0..<30).map { "domain d\($0).example { gateway = gw.example }\n" }.joined()
    let queue = "domain gw.example { routes = ( \"smtp://192.0.2.1\" ) }\n"
    try directory.file("a.conf", domains + queue)
    try directory.file("b.conf", domains + queue.replacing("192.0.2.1", with: "192.0.2.2"))
    let outcome = try diff("a.conf", "b.conf")
    #expect(outcome.output.contains("`refresh domain gw.example`"), "\(outcome.output)")
    #expect(!outcome.output.contains("refresh domain all"))
    let document = try json(try diff("a.conf", "b.conf", "--output-format", "json"))
    let changes = try #require(document["changes"] as? [[String: Any]])
    let applying = changes.compactMap { $0["applying"] as? [[String: Any]] }.flatMap(\.self)
    #expect(applying.contains { $0["refresh"] as? String == "gw.example" })
  }

  /// A scalar is a list of one, and networks are compared, not their spelling.
  @Test(arguments: [
    ("skip_hosts = 10.0.0.0/8", "skip_hosts = ( \"10.0.0.0/8\" )"),
    ("skip_hosts = ( 192.0.2.0/24 192.0.2.1 )", "skip_hosts = ( \"192.0.2.0/24\" )"),
    ("prohibited_hosts = ( \"127.0.0.1/8\" )", "prohibited_hosts = ( \"127.0.0.0/8\" )"),
    ("skip_hosts = ( 192.0.2.1 2001:db8::1 )", "skip_hosts = ( 2001:DB8:0::1 192.0.2.1 )"),
  ])
  func equalLists(old: String, new: String) throws {
    try directory.file("a.conf", old + "\n")
    try directory.file("b.conf", new + "\n")
    let outcome = try diff("a.conf", "b.conf")
    #expect(outcome.output == "no route changes\n")
    #expect(outcome.status == 0)
    try directory.file("c.conf", "skip_hosts = ( 198.51.100.0/25 )\n")
    #expect(try diff("a.conf", "c.conf").status == 1)
  }

  @Test func bindingsThatComeAndGo() throws {
    try directory.file("more.conf", Self.old.replacing("binding b", with: "binding c"))
    let outcome = try diff("old.conf", "more.conf")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("binding c is new\n"))
    #expect(outcome.output.contains("binding b is removed;"))
  }

  // MARK: JSON

  @Test func theDocumentFitsItsSchema() throws {
    let outcome = try diff("old.conf", "new.conf", "--output-format", "json")
    #expect(outcome.status == 1)
    let document = try json(outcome)
    let changes = try #require(document["changes"] as? [[String: Any]])
    #expect(changes.contains { $0["witness"] as? String == "mill.example" })
    let same = try diff("old.conf", "old.conf", "--output-format", "json")
    #expect(same.status == 0)
    #expect(try (json(same)["changes"] as? [Any])?.isEmpty == true)
  }

  // MARK: Revisions

  @Test func revisionsAreReadWithTheirIncludes() throws {
    try directory.file("etc/ecelerity.conf", "include \"part.conf\"\n")
    try directory.file("etc/part.conf", "gateway = a.example\n")
    try FileManager.default.createSymbolicLink(
      atPath: directory.path + "/link", withDestinationPath: "etc")
    try FileManager.default.createSymbolicLink(
      atPath: directory.path + "/rooted", withDestinationPath: "/etc")
    try #require(try git("init", "-q") == 0)
    try git("add", ".")
    try #require(try git("commit", "-q", "-m", "a") == 0)
    try directory.file("etc/part.conf", "gateway = b.example\n")
    let outcome = try diff("HEAD:etc", "etc")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("a.example -> b.example"))
    #expect(outcome.output.contains("HEAD:etc/part.conf:1:1 -> etc/part.conf:1:1"))
    #expect(try diff("HEAD:link", "etc").status == 1)
    // The installed configuration is in no revision.
    #expect(try diff("HEAD:rooted", "etc").status == 2)
    let same = try diff("HEAD:etc/ecelerity.conf", "HEAD:./etc/ecelerity.conf")
    #expect(same.status == 0)
    let bare = try diff("HEAD", "etc")
    #expect(bare.status == 2)
    #expect(
      bare.error.contains("`HEAD` is a revision without a path; write HEAD:etc/ecelerity.conf"))
    for (name, meant) in [("HEAD", "HEAD:./"), ("HEAD:ecelerity.conf", "HEAD:./")] {
      let below = try tool.run(["diff", name, "."], in: directory.path + "/etc")
      #expect(below.status == 2)
      #expect(below.error.contains("write \(meant)ecelerity.conf"), "\(below.error)")
    }
    try directory.file("broken.conf", "include none.conf\n")
    try git("add", ".")
    try git("commit", "-q", "-m", "b")
    let broken = try diff("HEAD:./broken.conf", "etc")
    #expect(broken.error.contains("error: HEAD:broken.conf:1:9: `none.conf` is not found: "))
    #expect(!broken.error.contains("HEAD:./"))
    for name in ["HEAD:none.conf", "none:etc", "HEAD:../etc"] {
      let failed = try diff(name, "etc")
      #expect(failed.status == 2)
      #expect(failed.output == "")
    }
  }

  /// A directory, relative to the current directory, is one of the revision.
  @Test func theConfigurationDirectoryOfARevision() throws {
    let include = "include \"/opt/msys/ecelerity/etc/conf/global/g.conf\"\n"
    try directory.file("etc/default/ecelerity.conf", include)
    try directory.file("etc/global/g.conf", "gateway = a.example\n")
    try FileManager.default.createSymbolicLink(
      atPath: directory.path + "/link", withDestinationPath: "etc")
    try #require(try git("init", "-q") == 0)
    try git("add", ".")
    try #require(try git("commit", "-q", "-m", "a") == 0)
    try directory.file("etc/global/g.conf", "gateway = b.example\n")
    let top = ("HEAD:etc/default/ecelerity.conf", "etc/default/ecelerity.conf")
    for root in [
      "etc", "./etc/", directory.path + "/etc", directory.path + "/link", "etc/global/..",
    ] {
      let outcome = try diff(top.0, top.1, "--conf-root", root)
      #expect(outcome.output.contains("a.example -> b.example"), "\(root) \(outcome.error)")
      #expect(outcome.output.contains("HEAD:etc/global/g.conf:1:1 -> "))
    }
    for root in [".", "..", "../..", directory.path + "/etc"] {
      let outcome = try tool.run(
        ["diff", "HEAD:./ecelerity.conf", "ecelerity.conf", "--conf-root", root],
        in: directory.path + "/etc/default")
      let isRoot = root == ".." || root.hasPrefix("/")
      #expect(outcome.output.contains("a.example -> b.example") == isRoot, "\(root)")
    }
    for root in ["..", "/nowhere", "/"] {
      let outcome = try diff(top.0, top.1, "--conf-root", root)
      #expect(outcome.status == 2)
      #expect(outcome.error.contains("`\(root)` is outside of the git repository here"))
    }
  }

  @Test func aFileOfThatNameIsTheFile() throws {
    try directory.file("HEAD:x", Self.old)
    #expect(try diff("HEAD:x", "old.conf").status == 0)
  }

  /// A change may bring such a file, so that the branch would be compared with itself.
  @Test func aFileThatIsNamedLikeOneOfARevisionIsRefused() throws {
    try #require(try git("init", "-q") == 0)
    try git("add", "old.conf")
    try #require(try git("commit", "-q", "-m", "a") == 0)
    try git("branch", "origin/main")
    try directory.file("origin/main:old.conf", Self.new)
    try directory.file("HEAD:directory/ecelerity.conf", Self.new)
    for name in ["origin/main:old.conf", "HEAD:directory"] {
      let refused = try diff(name, "new.conf")
      #expect(refused.status == 2 && refused.output == "")
      let words = "`\(name)` is a file or directory here and may also be in revision"
      #expect(refused.error.contains(words), Comment(rawValue: refused.error))
      #expect(refused.error.contains("write ./\(name) for the one here"))
    }
    #expect(try diff("./origin/main:old.conf", "new.conf").status == 0)
    #expect(try diff(directory.path + "/origin/main:old.conf", "new.conf").status == 0)
    #expect(try diff("origin/main^0:old.conf", "old.conf").status == 0)
    // Without a revision of that name there is nothing to mix it up with.
    try directory.file("other:x", Self.old)
    #expect(try diff("other:x", "old.conf").status == 0)
  }

  @Test func whatLooksLikeAnOptionIsNoRevision() throws {
    let outcome = try diff("--", "--output=x:y", "old.conf")
    #expect(outcome.status == 2)
    #expect(outcome.error.contains("is neither a file nor a revision"))
    #expect(!directory.names.contains("x"))
  }

  /// A directory of ordinary files can look like a repository, whose settings name programs for git to run.
  @Test func filesThatLookLikeARepositoryRunNothing() throws {
    let commit = String(repeating: "1", count: 40) + "\n"
    let files = [
      "HEAD": "ref: refs/heads/master\n", "refs/heads/master": commit, "refs/heads/seen": commit,
      "objects/.keep": "", "ecelerity.conf": Self.new,
      "config": """
      [core]
        repositoryformatversion = 1
        bare = true
        sshCommand = touch \(directory.path)/ran; false
      [extensions]
        partialClone = origin
      [remote "origin"]
        url = ssh://x/y
        promisor = true

      """,
    ]
    for (name, text) in files { try directory.file("etc/" + name, text) }
    let revision = try tool.run(
      ["diff", "HEAD:ecelerity.conf", "ecelerity.conf"], in: directory.path + "/etc")
    #expect(revision.status == 2)
    #expect(
      revision.error.hasPrefix(
        "confroute: error: the current directory looks like a bare git repository, "))
    // Named like a branch.
    let name = try tool.run(["diff", "seen", "ecelerity.conf"], in: directory.path + "/etc")
    #expect(name.status == 2)
    #expect(!directory.names.contains("ran"))
  }

  /// Objects that a clone lacks would be fetched from its remote, by the program that its settings name.
  @Test func whatIsNotFetchedStaysSo() throws {
    try #require(try git("init", "-q") == 0)
    for (name, value) in [
      ("core.repositoryformatversion", "1"), ("extensions.partialClone", "origin"),
      ("remote.origin.url", "ssh://x/y"), ("remote.origin.promisor", "true"),
      ("core.sshCommand", "touch \(directory.path)/ran; false"),
    ] {
      try #require(try git("config", name, value) == 0)
    }
    try directory.file(".git/refs/heads/far", String(repeating: "1", count: 40) + "\n")
    let outcome = try diff("far:old.conf", "new.conf")
    #expect(outcome.status == 2)
    #expect(outcome.error.hasPrefix("confroute: error: git cannot read `far`: "))
    #expect(!directory.names.contains("ran"))
  }

  /// The message of git says more than that there is no such revision, and is the same in all locales.
  @Test func whatGitRefusesIsTold() throws {
    try #require(try git("init", "-q") == 0)
    try git("add", ".")
    try #require(try git("commit", "-q", "-m", "a") == 0)
    let confroute = try #require(
      ExternalProgram(BuiltTool.products().appendingPathComponent("confroute").path))
    let refused = try confroute.run(
      ["diff", "HEAD:old.conf", "old.conf"], in: directory.path,
      environment: ["GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"])
    #expect(refused.status == 2)
    #expect(
      refused.text.hasPrefix(
        "confroute: error: git cannot read `HEAD`: fatal: detected dubious ownership in "))

    let program = try directory.file("git", "#!/bin/sh\necho \"fatal: $LC_ALL\" >&2\nexit 128\n")
    // Installed by another process: a process that another thread starts meanwhile may inherit the descriptor, and a
    // file that is open for writing cannot be executed.
    try directory.file("bin/.empty")
    let shell = try #require(ExternalProgram("/bin/sh"))
    let copied = try shell.run(["-c", "cp git bin && chmod 755 bin/git"], in: directory.path)
    try #require(copied.status == 0, "\(program): \(copied.text)")
    let plain = try confroute.run(
      ["diff", "HEAD:old.conf", "old.conf"], in: directory.path,
      environment: ["PATH": directory.path + "/bin", "LC_ALL": "de_DE.UTF-8"])
    #expect(plain.text == "confroute: error: git cannot read `HEAD`: fatal: C\n")
  }

  // MARK: Mistakes

  @Test func mistakesAreTold() throws {
    try directory.file("broken.conf", "domain a.example {\n")
    #expect(try diff("old.conf", "broken.conf").status == 2)
    #expect(try diff("old.conf", "nowhere.conf").status == 2)
    #expect(try diff("old.conf").status == 2)
    #expect(try diff("-c", "old.conf", "old.conf", "new.conf").status == 2)
    let outcome = try diff("old.conf", "new.conf", "--binding", "bb")
    #expect(outcome.status == 2)
    #expect(outcome.error.contains("binding `bb` is not in the configuration"))
    let long = String(repeating: "é", count: 200_000)
    let names = try diff(
      "old.conf", "new.conf", "--domains-file", "-", input: "mill.example\n\n\(long)\n")
    #expect(names.status == 2)
    #expect(names.error == "confroute: error: -:3: the line is longer than 65536 bytes\n")
    let odd = try diff("old.conf", "new.conf", "--domains-file", "-", input: "no domain\n")
    #expect(odd.error == "confroute: error: -:1: `no domain` is neither a domain nor an address\n")
    let partial = try diff("old.conf", "broken.conf", "--partial", "--output-format", "json")
    #expect(partial.status == 1)
    #expect(try json(partial)["partial"] as? Bool == true)
  }

  // MARK: Bindings

  private static let groups = """
    binding_group g { binding b1 { } binding b2 { } }
    binding_group h { binding c { } }
    binding_group e { }

    """

  /// The words are those of `resolve` and `graph`.
  @Test(arguments: [
    (
      ["--binding", "b2", "--binding-group", "h"],
      "binding `b2` is not in binding group `h`, but in `g`"
    ),
    (["--binding-group", "e"], "binding group `e` has no binding"),
    (
      ["--binding", "other", "--binding-group", "g"],
      "binding `other` is not in the configuration"
    ),
    (
      ["--binding", "default", "--binding-group", "h"],
      "binding `default` is not in binding group `h`, but in `default`"
    ),
    (["--binding-group", "x"], "binding group `x` is not in the configuration"),
  ])
  func whatNoMessageIsOnIsNotCompared(words: [String], message: String) throws {
    try directory.file("groups.conf", Self.groups)
    for command in [
      ["diff", "groups.conf", "groups.conf"], ["graph", "-c", "groups.conf"],
      ["resolve", "--offline", "oak.example", "-c", "groups.conf"],
    ] {
      let outcome = try tool.run(command + words, in: directory.path)
      #expect(outcome.status == 2)
      #expect(outcome.output == "")
      #expect(outcome.error == "confroute: error: \(message)\n")
    }
  }

  @Test func whatOneOfThemHasIsCompared() throws {
    try directory.file("groups.conf", Self.groups)
    try directory.file("moved.conf", Self.groups.replacing("binding b2 { } ", with: ""))
    for files in [["groups.conf", "moved.conf"], ["moved.conf", "groups.conf"]] {
      let words = ["diff"] + files + ["--binding", "b2", "--binding-group", "g"]
      #expect(try tool.run(words, in: directory.path).status == 1)
    }
  }

  @Test func theHeadlineFitsTheStatus() throws {
    try directory.file("groups.conf", Self.groups)
    try directory.file("more.conf", Self.groups + "binding n { }\n")
    let outcome = try diff("groups.conf", "more.conf")
    #expect(outcome.status == 1)
    #expect(
      outcome.output
        == "no route changes, but bindings or their groups are added or removed\nbinding n is new\n"
    )
  }
}
