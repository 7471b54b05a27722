import Foundation
import TestServers
import Testing

@testable import LanguageServer

/// Tests of definitions, references, renaming and outlines.
struct NavigationTests {
  static let text = """
    binding_group "all" {
      binding "nor1️⃣th" {
        bind_address = 192.0.2.1
      }
    }
    binding_group "all" {
      binding north { }
    }
    esmtp_listener {
      listen "192.0.2.2:25" {
        duravip_follow = "no2️⃣rth"
      }
    }
    domain "Oak.Example" { }
    gateway = o3️⃣ak.example
    domain "elm.example" { routes = ( "smtp://o4️⃣ak.example?pref=10" ) }
    include "pa5️⃣rt.conf"
    """

  private let client: Client
  private let document = MarkedDocument(Self.text)

  init() throws {
    client = try Client()
    try client.directory.file("part.conf", "gateway = oak.example\n")
    try client.open("ecelerity.conf", document.text, isSaved: true)
  }

  private func ask(_ method: String, _ mark: Character, _ more: [String: Any] = [:]) throws -> Any?
  {
    try client.ask("textDocument/\(method)", "ecelerity.conf", document.position(mark), more).result
  }

  @Test func definitionsAreFound() throws {
    let twice = ["ecelerity.conf:2", "ecelerity.conf:7"]
    #expect(client.lines(try ask("definition", "2️⃣")) == twice)
    #expect(client.lines(try ask("definition", "3️⃣")) == ["ecelerity.conf:14"])
    #expect(client.lines(try ask("definition", "4️⃣")) == ["ecelerity.conf:14"])
    #expect(client.lines(try ask("definition", "5️⃣")) == ["part.conf:1"])
  }

  @Test func referencesAreFoundInAllFiles() throws {
    #expect(
      client.lines(try ask("references", "1️⃣"))
        == ["ecelerity.conf:2", "ecelerity.conf:7", "ecelerity.conf:11"])
    let without = try ask("references", "1️⃣", ["context": ["includeDeclaration": false]])
    #expect(client.lines(without) == ["ecelerity.conf:11"])
    #expect(
      client.lines(try ask("references", "3️⃣"))
        == ["ecelerity.conf:14", "ecelerity.conf:15", "ecelerity.conf:16", "part.conf:1"])
  }

  @Test func aBindingIsRenamedEverywhere() throws {
    let subject = try ask("prepareRename", "2️⃣") as? [String: Any]
    #expect(subject?["placeholder"] as? String == "north")
    let edit = try ask("rename", "2️⃣", ["newName": "south-\"x\""]) as? [String: Any]
    let changes = edit?["changes"] as? [String: [[String: Any]]]
    let edits = (changes?[client.uri("ecelerity.conf")] ?? [])
    #expect(changes?.count == 1)
    let renamed = Client.apply(edits, to: document.text)
    #expect(!renamed.contains("north"))
    #expect(renamed.components(separatedBy: #""south-\"x\"""#).count == 4)
  }

  @Test func whatCannotBeRenamedIsNotRenamed() throws {
    #expect(try ask("prepareRename", "3️⃣") is [String: Any] == false)
    for name in ["", "a\nb", "a b", "a:b"] {
      let answer = try client.ask(
        "textDocument/rename", "ecelerity.conf", document.position("1️⃣"), ["newName": name])
      #expect(answer.errorCode == -32803)
    }
    try client.change("ecelerity.conf", version: 2, "binding \"a\" {}\nbinding \"b\" {}\n")
    let clash = try client.ask(
      "textDocument/rename", "ecelerity.conf", (0, 10), ["newName": "b"])
    #expect(clash.errorCode == -32803)
    try client.change("ecelerity.conf", version: 3, "binding \"a\" {}\nbinding \"b\" {\n")
    let broken = try client.ask(
      "textDocument/rename", "ecelerity.conf", (0, 10), ["newName": "c"])
    #expect(broken.errorCode == -32803)
    // An unreadable file may reference it as well.
    try client.change("ecelerity.conf", version: 4, "binding \"a\" {}\ninclude \"gone.conf\"\n")
    let incomplete = try client.ask(
      "textDocument/rename", "ecelerity.conf", (0, 10), ["newName": "c"])
    #expect(incomplete.errorCode == -32803)
  }

  /// It exists without being declared, so it would lose what is set for it, or another get that.
  @Test func theBuiltInBindingKeepsItsName() throws {
    try client.change(
      "ecelerity.conf", version: 2,
      "binding \"default\" {}\nbinding \"a\" {}\npathway \"default\" {}\n")
    let subject = try client.ask("textDocument/prepareRename", "ecelerity.conf", (0, 10))
    #expect(subject.result is NSNull)
    for (line, name) in [(0, "b"), (0, "default"), (1, "default")] {
      let answer = try client.ask(
        "textDocument/rename", "ecelerity.conf", (line, 10), ["newName": name])
      let error = answer.contents["error"] as? [String: Any]
      #expect(
        (error?["message"] as? String)?.hasPrefix("`default` is the built-in binding") == true)
    }
    let pathway = try client.ask(
      "textDocument/rename", "ecelerity.conf", (2, 10), ["newName": "b"])
    #expect(pathway.errorCode == nil)
  }

  @Test func outlineAndFoldsFollowTheStanzas() throws {
    let parameters = ["textDocument": ["uri": client.uri("ecelerity.conf")]]
    let symbols = try #require(
      try client.request("textDocument/documentSymbol", parameters).result as? [[String: Any]])
    #expect(
      symbols.compactMap { $0["name"] as? String }
        == [
          "binding_group all", "binding_group all", "esmtp_listener", "domain Oak.Example",
          "gateway", "domain elm.example", "include",
        ])
    let inner = symbols[0]["children"] as? [[String: Any]]
    #expect(inner?.map { $0["name"] as? String } == ["binding north"])
    let folds = try client.request("textDocument/foldingRange", parameters).result
    let lines = (folds as? [[String: Any]])?.map {
      [$0["startLine"] as? Int ?? -1, $0["endLine"] as? Int ?? -1]
    }
    #expect(lines == [[0, 3], [1, 2], [5, 6], [8, 11], [9, 10]])
  }

  @Test func commentsOfSeveralLinesFoldAndSecretsAreNotInTheOutline() throws {
    try client.change(
      "ecelerity.conf", version: 2,
      "# a\n# b\n\n# c\n# d\ngateway = x # e\n# f\noutbound_smtp_auth_pass = \"hushhush\"\n")
    let parameters = ["textDocument": ["uri": client.uri("ecelerity.conf")]]
    let folds = try client.request("textDocument/foldingRange", parameters).result
    #expect(
      (folds as? [[String: Any]])?.map { $0["startLine"] as? Int } == [0, 3, 5])
    let symbols = try client.request("textDocument/documentSymbol", parameters).result
    #expect(!"\(symbols ?? "")".contains("hushhush"))
  }

  @Test func secretsAreNotInTheOutlineHoweverTheyAreWritten() throws {
    try client.change(
      "ecelerity.conf", version: 2,
      """
      outbound_smtp_auth_passs = "hushhush"
      outbound_smtp_auth_pass "hushhush" { tls = no }
      datasource "d" { uri = ( "pgsql:password=hushhush" ) }
      http_basic_auth = a hushhush = b
      hushhush
      include "http://joe:hushhush@oak.example/a"
      binding "http://joe:hushhush@oak.example" { }
      """)
    let parameters = ["textDocument": ["uri": client.uri("ecelerity.conf")]]
    let symbols = try client.request("textDocument/documentSymbol", parameters).result
    #expect((symbols as? [[String: Any]])?.count == 8)
    #expect(!"\(symbols ?? "")".contains("hushhush"))
  }
}
