import EcelerityConf
import TestServers
import Testing

@testable import LanguageServer

/// Tests of configurations that several nodes read with files of their own.
struct NodeTests {
  private let client: Client

  private static let main = """
    bind_address = "192.0.2.9"
    include "node.conf"
    domain "a.example" { gateway = "10.0.0.9" }
    binding "out-2" { bind_address = "192.0.2.8" }

    """

  init() throws {
    let linter = Linter()
    client = try Client { _ in
      CheckingSettings(
        linter: linter, completeLinter: linter,
        rules: Set(RuleCatalog.all.map { $0.description.id }), nodes: ["mta1", "mta2"])
    }
    try client.directory.file("etc/default/ecelerity.conf", Self.main)
    try client.directory.file(
      "etc/mta1/node.conf",
      """
      binding "out-1" { ehlo_hostname = "mta1.example"
      # conflint: allow private-next-hop-public-source routed by the firewall
      gateway = "10.0.0.1" }
      esmtp_listener { listen ":25" { duravip_follow = "out-2" } }

      """)
  }

  private static let second = """
    binding "out-3" { bind_address = 192.0.2.7 }
    esmtp_listener { listen ":25" { duravip_follow = "out-2" } }
    esmtp_listener { listen ":26" { duravip_follow = "out-3" } }

    """

  private func ask(
    _ method: String, _ name: String, _ line: Int, _ column: Int, _ more: [String: Any] = [:]
  ) throws -> Client.Message {
    let position = ["line": line, "character": column]
    return try client.request(
      "textDocument/" + method,
      [
        "textDocument": ["uri": client.uri(name)], "position": position,
        "range": ["start": position, "end": position],
      ].merging(more) { $1 })
  }

  @Test func aDocumentIsCheckedAsItsOwnNodeReadsIt() throws {
    try client.open("etc/mta2/node.conf", Self.second, isSaved: true)
    #expect(client.diagnostics()["etc/mta2/node.conf"]?.contains("undefined-binding") == false)
    let definition = try ask("definition", "etc/mta2/node.conf", 1, 52).result as? [[String: Any]]
    #expect(definition?.first?["uri"] as? String == client.uri("etc/default/ecelerity.conf"))
  }

  /// The comment is needed on the first node only.
  @Test func aCommentThatOneNodeNeedsIsNotUnused() throws {
    let text = """
      # conflint: allow-file undefined-binding
      \(Self.main)esmtp_listener { listen ":27" { duravip_follow = "out-3" } }

      """
    try client.directory.file("etc/mta2/node.conf", Self.second)
    try client.open("etc/default/ecelerity.conf", text, isSaved: true)
    #expect(
      client.diagnostics()["etc/default/ecelerity.conf"]?.contains("unused-suppression") == false)
    let actions = try ask(
      "codeAction", "etc/default/ecelerity.conf", 0, 0,
      ["context": ["diagnostics": [], "only": ["source.fixAll"]]])
    #expect((actions.result as? [Any])?.isEmpty == true)
  }

  @Test func aNameIsChangedOnAllNodes() throws {
    try client.directory.file("etc/mta2/node.conf", Self.second)
    try client.open("etc/default/ecelerity.conf", Self.main, isSaved: true)
    let answer = try ask("rename", "etc/default/ecelerity.conf", 3, 11, ["newName": "out-9"])
    let changes = (answer.result as? [String: Any])?["changes"] as? [String: [Any]] ?? [:]
    #expect(
      changes.mapValues(\.count) == [
        client.uri("etc/default/ecelerity.conf"): 1, client.uri("etc/mta1/node.conf"): 1,
        client.uri("etc/mta2/node.conf"): 1,
      ])
    let taken = try ask("rename", "etc/default/ecelerity.conf", 3, 11, ["newName": "out-3"])
    #expect(taken.errorCode != nil)
  }
}
