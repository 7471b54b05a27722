import Foundation
import TestServers
import Testing

/// Tests of `conflint` with several `--node` options: findings of each node, merged if all nodes
/// have them.
struct ConflintNodeTests {
  private let conflint = BuiltTool(name: "conflint")
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
    try directory.file("conf/default/ecelerity.conf", "include \"node.conf\"\nruotes = b\n")
    try directory.file("conf/a/node.conf", "hostname = \"a.example\"\n")
    try directory.file("conf/b/node.conf", "gatewey = \"relay.example\"\n")
  }

  private let main = "conf/default/ecelerity.conf"

  private func lines(_ arguments: String...) throws -> [String] {
    let all = ["--output-format", "concise"] + arguments + [main]
    return try conflint.run(arguments: all, in: directory.path).output.split(separator: "\n")
      .map(String.init)
  }

  @Test func whatAllSeeIsToldOnceAndTheRestSaysWhoseItIs() throws {
    #expect(
      try lines("--node", "a", "--node", "b") == [
        "\(main):2:1: error: option `ruotes` is not known; did you mean `routes`? [unknown-option]",
        "conf/b/node.conf:1:1: error: option `gatewey` is not known; did you mean `gateway`? "
          + "(on node b) [unknown-option]",
      ])
  }

  @Test func oneNodeSaysNothingOfNodes() throws {
    #expect(try lines("--node", "a").map { $0.contains("on node") } == [false])
    #expect(try lines("--node", "b").map { $0.contains("on node") } == [false, false])
    #expect(try lines("--node", "b", "--node=b") == lines("--node", "b"))
  }

  @Test func someOfManyAreNamedTogether() throws {
    try directory.file("conf/c/node.conf", "gatewey = \"relay.example\"\n")
    let shared = try lines("--node", "a", "--node", "c", "--node", "d").first {
      $0.contains(":1:9:")
    }
    #expect(shared?.contains("`node.conf` is not found (on node d) [missing-include]") == true)
    try FileManager.default.removeItem(atPath: directory.path + "/conf/a/node.conf")
    let two = try lines("--node", "a", "--node", "c", "--node", "d").first { $0.contains(":1:9:") }
    #expect(two?.contains("(on nodes a and d)") == true)
  }

  @Test func detailsOfTheSameFindingAreThoseOfEachNode() throws {
    try FileManager.default.removeItem(atPath: directory.path + "/conf/a")
    try FileManager.default.removeItem(atPath: directory.path + "/conf/b")
    let outcome = try conflint.run("--node", "a", "--node", "b", main, in: directory.path)
    #expect(outcome.output.contains("error: `node.conf` is not found [missing-include]\n"))
    #expect(outcome.output.contains("= on node a: tried conf/default/node.conf, "))
    #expect(outcome.output.contains("conf/a/node.conf; on node b: tried "))
  }

  @Test func aNodeWithoutADirectoryIsTold() throws {
    let outcome = try conflint.run("--node", "a", "--node", "cc", main, in: directory.path)
    #expect(outcome.error.contains("node `cc` has no directory among a, b\n"))
    #expect(outcome.output.contains("it lies in a, b; name one with --node"))
    #expect(
      !(try conflint.run("--node", "a", main, in: directory.path).error.contains("directory")))
  }

  @Test func everyFileIsCountedOnce() throws {
    let outcome = try conflint.run("--node", "a", "--node", "b", main, in: directory.path)
    #expect(outcome.error == "2 errors in 3 files\n")
  }

  @Test func settingsNameTheNodesOfAnInstallation() throws {
    try directory.file(".conflint.conf", "nodes = ( a b )\n")
    #expect(try lines().last?.contains("(on node b)") == true)
    #expect(try lines("--node", "a").count == 1)
    try directory.file(".conflint.conf", "nodes = ( a b a )\n")
    let outcome = try conflint.run(main, in: directory.path)
    #expect(outcome.status == 2)
    #expect(outcome.error.contains(".conflint.conf:1:15: node `a` is named twice; leave one out"))
  }

  @Test func theMainFileOfEachNodeIsFound() throws {
    try directory.file("conf/b/ecelerity.conf", "include \"node.conf\"\n")
    let outcome = try conflint.run(
      "--conf-root", "conf", "--node", "a", "--node", "b", "--output-format", "concise",
      in: directory.path)
    let found = outcome.output.split(separator: "\n")
    #expect(found.map { $0.prefix { $0 != " " } } == ["\(main):2:1:", "conf/b/node.conf:1:1:"])
    #expect(found.map { $0.contains("(on node a)") } == [true, false])
    #expect(found.map { $0.contains("(on node b)") } == [false, true])
  }

  @Test func aBaselineAcceptsWhatEachNodeSees() throws {
    _ = try conflint.run(
      "--node", "a", "--node", "b", "--write-baseline", "known.json", main, in: directory.path)
    #expect(try lines("--node", "a", "--node", "b", "--baseline", "known.json") == [])
    #expect(try lines("--node", "b", "--baseline", "known.json") == [])
  }

  @Test func fixesReachTheFilesOfEveryNode() throws {
    let outcome = try conflint.run(
      "--fix", "--unsafe-fixes", "--node", "b", "--node", "a", main, in: directory.path)
    #expect(outcome.error.contains("conf/b/node.conf: 1 fix applied\n"))
    #expect(
      try TemporaryDirectory.text(directory.path + "/conf/b/node.conf")
        == "gateway = \"relay.example\"\n")
  }

  /// The earlier expression of node a takes precedence over the stanza as written, but not over an
  /// exact one.
  @Test(arguments: [
    ["--node", "a", "--node", "b"], ["--node", "b", "--node", "a"], ["--node", "b"], [],
    ["--node", "b", "--no-follow"],
  ])
  func anExpressionIsReplacedOnlyWithConsent(_ nodes: [String]) throws {
    let text = "include \"node.conf\"\ndomain \"/^a[.]example$/\" { tls = no }\n"
    try directory.file(main, text)
    try directory.file("conf/a/node.conf", "domain \"/a/\" { tls = required }\n")
    try directory.file("conf/b/node.conf", "retry_interval = 3\n")
    _ = try conflint.run(arguments: ["--fix"] + nodes + [main], in: directory.path)
    #expect(try TemporaryDirectory.text(directory.path + "/" + main) == text)
    let found = try conflint.run(
      arguments: ["--select", "regex-is-literal", "--output-format", "json"] + nodes + [main],
      in: directory.path)
    #expect(found.output.contains("\"safe\" : false"))
    #expect(!found.output.contains("\"safe\" : true"))
  }

  /// `enabled` is wrong in the listener and right in the module.
  @Test func aFixIsSafeOnlyWhereAllReadersOfTheFileHaveIt() throws {
    try directory.file(main, "include \"node.conf\"\n")
    try directory.file("conf/default/c.conf", "enabled = false\n")
    try directory.file("conf/a/node.conf", "esmtp_listener { include \"../default/c.conf\" }\n")
    try directory.file("conf/b/node.conf", "alerting { include \"../default/c.conf\" }\n")
    func isSafe(_ nodes: String...) throws -> Bool {
      let found = try conflint.run(
        arguments: ["--select", "enabled-vs-enable", "--output-format", "json"] + nodes + [main],
        in: directory.path)
      #expect(found.output.contains("\"safe\" : "))
      return found.output.contains("\"safe\" : true")
    }
    #expect(try isSafe("--node", "a"))
    #expect(try !isSafe("--node", "a", "--node", "b"))
    #expect(try !isSafe("--node", "b", "--node", "a"))
  }

  @Test func aCommentThatOneNodeNeedsIsNeeded() throws {
    try directory.file(
      main,
      """
      include "node.conf"
      # conflint: allow gateway-prohibited we test this
      gateway = 192.0.2.9
      # conflint: allow missing-include of nobody
      retry_interval = 3

      """)
    try directory.file("conf/a/node.conf", "prohibited_hosts = ( \"192.0.2.9\" )\n")
    try directory.file("conf/b/node.conf", "hostname = \"b.example\"\n")
    for nodes in [["--node", "a", "--node", "b"], ["--node", "b", "--node", "a"]] {
      let found = try conflint.run(
        arguments: ["--output-format", "concise"] + nodes + [main], in: directory.path
      ).output.split(separator: "\n").filter { $0.contains("[unused-suppression]") }
      #expect(found.map { $0.prefix { $0 != " " } } == ["\(main):4:1:"])
    }
    let fixed = try conflint.run("--fix", "--node", "a", "--node", "b", main, in: directory.path)
    #expect(!fixed.error.contains("not fixed"))
    let text = try TemporaryDirectory.text(directory.path + "/" + main)
    #expect(text.contains("gateway-prohibited") && !text.contains("missing-include"))
  }

  @Test func whatOnlyOneNodeFindsIsLeft() throws {
    let text =
      "include \"node.conf\"\ndomain \"d.example\" { rset_timeout = 4 connect_timeout = 30 }\n"
    try directory.file(main, text)
    try directory.file("conf/b/node.conf", "connect_timeout = 30\n")
    let outcome = try conflint.run(
      "--fix", "--unsafe-fixes", "--select", "redundant-value", "--node", "a", "--node", "b", main,
      in: directory.path)
    #expect(try TemporaryDirectory.text(directory.path + "/" + main) == text)
    #expect(
      outcome.error.contains(
        "not fixed [redundant-value]: node `a` reads the file too and has no such finding"))
  }

  @Test func aFixMustBeRightForEveryNode() throws {
    // The name is fixed for the listener; the module that includes the file on node b uses another.
    try directory.file("conf/default/ecelerity.conf", "include \"node.conf\"\n")
    try directory.file("conf/default/c.conf", "enabled = false\n")
    try directory.file("conf/a/node.conf", "esmtp_listener { include \"../default/c.conf\" }\n")
    try directory.file("conf/b/node.conf", "alerting { include \"../default/c.conf\" }\n")
    _ = try conflint.run("--fix", "--node", "a", main, in: directory.path)
    #expect(
      try TemporaryDirectory.text(directory.path + "/conf/default/c.conf") == "enable = false\n")
    try directory.file("conf/default/c.conf", "enabled = false\n")
    let outcome = try conflint.run("--fix", "--node", "a", "--node", "b", main, in: directory.path)
    #expect(
      try TemporaryDirectory.text(directory.path + "/conf/default/c.conf") == "enabled = false\n")
    #expect(outcome.error.contains("c.conf:1:1: not fixed [enabled-vs-enable]"))
  }
}
