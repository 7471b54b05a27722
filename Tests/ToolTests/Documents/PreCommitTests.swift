import Foundation
import TestFiles
import TestServers
import Testing

/// Tests of the hooks in the program `pre-commit`, with the settings shown in `docs/pre-commit.md`.
@Suite(.enabled(if: PreCommit.isPossible, "python3 with venv, or git, is not installed"))
struct PreCommitTests {
  private static let swiftHooks = "PRE_COMMIT_SWIFT"
  private let directory: TemporaryDirectory
  private let checkout: Checkout

  init() throws {
    directory = try TemporaryDirectory()
    checkout = try Checkout(at: directory.path + "/checkout")
  }

  private let good = "domain \"oak.example\" {\n  gateway = \"relay.example\"\n}\n"
  private let bad = "domain \"oak.example\" {\n  gatewey = \"relay.example\"\n}\n"
  private let untidy = "domain   \"oak.example\" {\ngateway = \"relay.example\" }\n"

  @Test func theCommandsOnThePathStandBeforeACommit() throws {
    let preCommit = try PreCommit.installed(in: directory)
    try checkout.write(".pre-commit-config.yaml", try configuration(0, flavour: "-system"))
    try checkout.install(preCommit)
    try expectTheGateHolds()
    try expectAWholeConfigurationIsChecked()
  }

  /// pre-commit clones this repository and builds it, which takes minutes.
  @Test(
    .enabled(
      if: ProcessInfo.processInfo.environment[swiftHooks] == "1", "\(swiftHooks)=1 is not set"))
  func theCommandsBuiltByPreCommitStandBeforeACommit() throws {
    let preCommit = try PreCommit.installed(in: directory)
    let here = Repository.path("")
    let head = try Checkout.git("rev-parse", "HEAD", in: here).trimmed
    try checkout.write(
      ".pre-commit-config.yaml", try configuration(0, flavour: "", repository: here, head))
    try checkout.install(preCommit)
    try expectTheGateHolds()
  }

  /// Checks that a bad change is rejected, an unformatted one is formatted and then passes, and a
  /// good one passes.
  private func expectTheGateHolds() throws {
    try checkout.write("a.conf", bad)
    let refused = try checkout.commit()
    #expect(refused.status != 0)
    #expect(refused.text.contains("[unknown-option]"), "\(refused.text)")
    try checkout.write("a.conf", untidy)
    let tidied = try checkout.commit()
    #expect(tidied.status != 0)
    #expect(tidied.text.contains("files were modified by this hook"), "\(tidied.text)")
    #expect(try TemporaryDirectory.text(checkout.path + "/a.conf") == good)
    let passed = try checkout.commit()
    #expect(passed.status == 0, "\(passed.text)")
    #expect(passed.text.components(separatedBy: "...Passed").count == 3, "\(passed.text)")
  }

  /// Checks that with a main file, a change of an included file is checked in the scope of its
  /// include.
  private func expectAWholeConfigurationIsChecked() throws {
    try checkout.write(".pre-commit-config.yaml", try configuration(1, flavour: "-system"))
    try checkout.write(
      "etc/default/ecelerity.conf", "binding \"b\" {\n  include \"inner.conf\"\n}\n")
    try checkout.write("etc/default/inner.conf", "bind_address = \"192.0.2.1\"\n")
    let passed = try checkout.commit()
    #expect(passed.status == 0, "\(passed.text)")
    try checkout.write("etc/default/inner.conf", "hostname = \"a.example\"\n")
    let refused = try checkout.commit()
    #expect(refused.status != 0)
    #expect(refused.text.contains("inner.conf:1:1"), "\(refused.text)")
  }

  /// Block number `index` of the document for `flavour`, using existing hooks.
  private func configuration(
    _ index: Int, flavour: String, repository: String? = nil, _ revision: String? = nil
  ) throws -> String {
    let document = try String(
      contentsOfFile: Repository.path("docs/pre-commit.md"), encoding: .utf8)
    let blocks = MarkdownBlocks(document).blocks.filter { $0.text.contains("\nrepos:\n") }
    let hooks = try repository ?? publishedHooks()
    let revision = try revision ?? Checkout.git("rev-parse", "HEAD", in: hooks).trimmed
    return blocks[index].text
      .replacingOccurrences(of: "https://github.com/OWNER/ecelerity-conf", with: hooks)
      .replacingOccurrences(of: "VERSION", with: revision)
      .replacingOccurrences(of: "id: conflint\n", with: "id: conflint\(flavour)\n")
      .replacingOccurrences(of: "id: conffmt\n", with: "id: conffmt\(flavour)\n")
  }

  /// A repository with the present hooks, whether or not they are committed.
  private func publishedHooks() throws -> String {
    let path = directory.path + "/hooks"
    guard !FileManager.default.fileExists(atPath: path) else { return path }
    let hooks = try Checkout(at: path)
    let list = try String(
      contentsOfFile: Repository.path(".pre-commit-hooks.yaml"), encoding: .utf8)
    try hooks.write(".pre-commit-hooks.yaml", list)
    #expect(try hooks.commit().status == 0)
    return path
  }
}

/// The program `pre-commit` from PyPI.
private struct PreCommit {
  let program: ExternalProgram
  /// The cache directory for hooks.
  let home: String

  static var isPossible: Bool { ExternalProgram("git") != nil && PythonEnvironment.isPossible }

  /// Installs it below `directory`.
  static func installed(in directory: TemporaryDirectory) throws -> PreCommit {
    let environment = try PythonEnvironment("pre-commit", in: directory)
    return PreCommit(
      program: try environment.program("pre-commit"), home: directory.path + "/pre-commit")
  }
}

/// A git repository with work to commit.
private final class Checkout {
  let path: String
  private var environment: [String: String] = [:]

  init(at path: String) throws {
    self.path = path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    _ = try Checkout.git("init", "--quiet", in: path)
  }

  func write(_ name: String, _ text: String) throws {
    let file = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Installs the hook for all later commits, with the built commands on the `PATH`.
  func install(_ preCommit: PreCommit) throws {
    let products = try BuiltTool.products().path
    environment["PATH"] =
      products + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")
    environment["PRE_COMMIT_HOME"] = preCommit.home
    let outcome = try preCommit.program.run(["install"], in: path, environment: environment)
    try #require(outcome.status == 0, "\(outcome.text)")
  }

  /// Commits everything.
  func commit() throws -> ExternalProgram.Outcome {
    _ = try Checkout.git("add", "--all", in: path)
    let git = try #require(ExternalProgram("git"))
    return try git.run(
      ["commit", "--quiet", "--message", "change"], in: path, environment: environment)
  }

  /// The output of git, which must succeed.
  static func git(_ arguments: String..., in directory: String) throws -> String {
    let git = try #require(ExternalProgram("git"))
    let outcome = try git.run(arguments, in: directory)
    try #require(outcome.status == 0, "\(outcome.text)")
    return outcome.text
  }
}

extension String {
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
