import Foundation
import TestServers
import Testing

/// `confroute diff` of files of a git revision.
struct ConfrouteDiffRevisionTests: ConfrouteDiffSuite {
  let directory: TemporaryDirectory

  init() throws { directory = try Self.files() }

  @discardableResult
  private func git(_ arguments: String...) throws -> Int32 {
    try #require(ExternalProgram("git")).run(arguments, in: directory.path).status
  }

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
      ExternalProgram(BuiltTool.path(of: "confroute")))
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
}
