import EcelerityConf
import Foundation
import Synchronization
import TestServers
import Testing

@testable import LanguageServer

/// Tests of published diagnostics.
struct DiagnosticsTests {
  /// A statement that is valid in a separate file, but not inside a `binding`.
  private let misplacedInBinding = "routes = ( relay.example )\n"

  @Test func aDocumentIsCheckedWhenItIsOpenedAndWhenItChanges() throws {
    let client = try Client()
    try client.open("ecelerity.conf", "gatewey = relay.example\n")
    #expect(client.diagnostics() == ["ecelerity.conf": ["unknown-option"]])
    // Unchanged findings are not published again.
    #expect(client.diagnostics() == [:])
    try client.change("ecelerity.conf", version: 2, "a", Client.range(0, 5, 0, 6))
    #expect(client.diagnostics() == ["ecelerity.conf": []])
    let told = try #require(client.messages.last?.parameters)
    #expect(told["version"] as? Int == 2)
  }

  @Test func aFindingHasEverythingThatIsKnownOfIt() throws {
    let client = try Client()
    try client.open("ecelerity.conf", "gateway = é.example\ngateway = b.example\ndomain \"x\" {\n")
    _ = client.diagnostics()
    let list = try #require(
      client.messages.last?.parameters["diagnostics"] as? [[String: Any]])
    let finding = try #require(list.first { $0["code"] as? String == "duplicate-option" })
    #expect(finding["source"] as? String == "conflint")
    #expect(finding["severity"] as? Int == 2)
    let href = (finding["codeDescription"] as? [String: Any])?["href"] as? String
    #expect(href?.hasPrefix("https://") == true)
    let related = try #require(finding["relatedInformation"] as? [[String: Any]])
    #expect(related.count == 1)
    #expect(client.lines(related.compactMap { $0["location"] }) != [])
  }

  @Test func noFindingRepeatsASecret() throws {
    let client = try Client()
    try client.open(
      "ecelerity.conf",
      "outbound_smtp_auth_pass \"hushhush\"\nhttp_basic_auth = a hushhush\n"
        + "datasource \"d\" { uri = \"password=hushhush\" }\n")
    #expect(client.diagnostics()["ecelerity.conf"]?.contains("invalid-uri") == true)
    let told = client.messages.map { "\($0.parameters)" }.joined()
    #expect(told.contains("(set)") && !told.contains("hushhush"))
  }

  @Test func documentsOfOneConfigurationAreCheckedTogetherSavedOrNot() throws {
    let client = try Client()
    try client.directory.file(
      "ecelerity.conf", "include \"part.conf\"\nbinding \"b\" {\n include \"b.conf\"\n}\n")
    try client.directory.file("b.conf", misplacedInBinding)
    try client.directory.file("part.conf", "gateway = relay.example\n")
    try client.open("b.conf", misplacedInBinding)
    #expect(client.diagnostics()["b.conf"] == ["routes-invalid-scope"])
    try client.open("part.conf", "gatewey = relay.example\n")
    #expect(client.diagnostics()["part.conf"] == ["unknown-option"])
    try client.notify("textDocument/didClose", ["textDocument": ["uri": client.uri("part.conf")]])
    #expect(client.diagnostics()["part.conf"] == [])
  }

  @Test func aDocumentThatIsOnlyInTheEditorIsIncluded() throws {
    let client = try Client()
    try client.open("ecelerity.conf", "include \"new.conf\"\n", isSaved: true)
    #expect(client.diagnostics()["ecelerity.conf"] == ["missing-include"])
    try client.open("new.conf", "gateway = relay.example\n")
    #expect(client.diagnostics()["ecelerity.conf"] == [])
  }

  @Test func aDocumentThatIsOnlyInTheEditorIsOneOfItsDirectory() throws {
    let client = try Client()
    try client.directory.file("conf.d/a.conf", "gateway = relay.example\n")
    try client.open(
      "ecelerity.conf", "binding \"b\" {\n include \"conf.d\"\n}\n", isSaved: true)
    try client.open("conf.d/b.conf", misplacedInBinding)
    #expect(client.diagnostics()["conf.d/b.conf"] == ["routes-invalid-scope"])
  }

  @Test func aFileThatComesIntoAnIncludedDirectoryIsRead() throws {
    let client = try Client()
    try client.directory.file("conf.d/a.conf", "gateway = relay.example\n")
    try client.open("ecelerity.conf", "include \"conf.d\"\n", isSaved: true)
    #expect(client.diagnostics() == ["ecelerity.conf": []])
    try client.directory.file("conf.d/b.conf", "gatewey = relay.example\n")
    try client.notify("workspace/didChangeWatchedFiles", ["changes": []])
    #expect(client.diagnostics() == ["conf.d/b.conf": ["unknown-option"]])
  }

  @Test func whatTwoConfigurationsFindInAFileIsToldOnce() throws {
    let client = try Client()
    try client.directory.file("part.conf", "gatewey = relay.example\n")
    try client.open("a.conf", "include \"part.conf\"\n", isSaved: true)
    try client.open("b.conf", "include \"part.conf\"\n", isSaved: true)
    #expect(client.diagnostics()["part.conf"] == ["unknown-option"])
  }

  @Test func aDocumentThatWasAloneIsPartOfTheConfigurationThatIncludesItNow() throws {
    let client = try Client()
    try client.open("b.conf", misplacedInBinding)
    #expect(client.diagnostics()["b.conf"]?.contains("routes-invalid-scope") == false)
    try client.open("ecelerity.conf", "binding \"b\" {\n}\n")
    _ = client.diagnostics()
    try client.change(
      "ecelerity.conf", version: 2, "include \"b.conf\"\n", Client.range(1, 0, 1, 0))
    #expect(client.diagnostics()["b.conf"] == ["routes-invalid-scope"])
  }

  /// None of the documents is a main file by its name or directory.
  @Test func aDocumentBelongsToAnotherAsLongAsThatIncludesIt() throws {
    let client = try Client()
    try client.open("part.conf", misplacedInBinding)
    try client.open("c.conf", "include \"part.conf\"\n")
    _ = client.diagnostics()
    try client.open("b.conf", "binding \"b\" {\ninclude \"part.conf\"\n}\n")
    try client.notify("textDocument/didClose", ["textDocument": ["uri": client.uri("c.conf")]])
    #expect(client.diagnostics()["part.conf"] == ["routes-invalid-scope"])
    try client.change("b.conf", version: 2, "", Client.range(1, 0, 2, 0))
    #expect(client.diagnostics()["part.conf"]?.contains("routes-invalid-scope") == false)
  }

  @Test func documentsThatAreNoFilesAreCheckedAlone() throws {
    let client = try Client()
    let document =
      [
        "uri": "untitled:a//b", "languageId": "x", "version": 1, "text": "gatewey = x\n",
      ] as [String: Any]
    try client.notify("textDocument/didOpen", ["textDocument": document])
    _ = client.diagnostics()
    #expect(client.messages.count == 1)
    #expect(client.messages.last?.parameters["uri"] as? String == "untitled:a//b")
  }

  /// The tests run in a directory that has this file.
  @Test func aDocumentThatWasNeverSavedIncludesNothingFromTheWorkingDirectory() throws {
    let client = try Client()
    try #require(DiskLoader().contents(at: "Package.swift") == .file)
    let document: [String: Any] = [
      "uri": "untitled:Untitled-1", "languageId": "x", "version": 1,
      "text": "include \"Package.swift\"\ninclude \"\(client.directory.path)/part.conf\"\n",
    ]
    try client.directory.file("part.conf", "gatewey = x\n")
    try client.notify("textDocument/didOpen", ["textDocument": document])
    #expect(client.diagnostics()["part.conf"] == ["unknown-option"])
    let told = client.messages.map { $0.parameters["uri"] as? String }
    #expect(Set(told) == ["untitled:Untitled-1", client.uri("part.conf")])
  }

  @Test func filesThatNobodyHasOpenAreToldOfToo() throws {
    let client = try Client()
    try client.directory.file("part.conf", "gatewey = relay.example\n")
    try client.open("ecelerity.conf", "include \"part.conf\"\n", isSaved: true)
    #expect(client.diagnostics() == ["ecelerity.conf": [], "part.conf": ["unknown-option"]])
    try client.directory.file("part.conf", "gateway = relay.example\n")
    try client.notify("workspace/didChangeWatchedFiles", ["changes": []])
    #expect(client.diagnostics() == ["part.conf": []])
  }

  // MARK: Files that were not there

  /// The rules of the findings in `name` after it appears, with the documents checked before.
  private func rules(
    of name: String, appearing text: String, beside others: [String: String], isSaved: Bool = true
  ) throws -> [String]? {
    let client = try Client(mainFile: others.keys.first { $0.hasSuffix("ecelerity.conf") })
    for (other, text) in others { try client.directory.file(other, text) }
    // In the past, so that the directory's time changes when a file is added.
    let directory = Path.directory(of: client.directory.path + "/" + name)
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 0)], ofItemAtPath: directory)
    for (other, text) in others { try client.open(other, text) }
    _ = client.diagnostics()
    if isSaved {
      try client.directory.file(name, text)
      try client.notify("workspace/didChangeWatchedFiles", ["changes": []])
    } else {
      try client.open(name, text)
    }
    return client.diagnostics()[name]
  }

  @Test(arguments: [true, false])
  func aFileInAnIncludedDirectoryThatWasEmptyIsRead(isSaved: Bool) throws {
    let main = "binding \"b\" {\n include \"conf.d\"\n}\n"
    #expect(
      try rules(
        of: "conf.d/a.conf", appearing: misplacedInBinding, beside: ["ecelerity.conf": main],
        isSaved: isSaved) == ["routes-invalid-scope"])
  }

  @Test func localChangesThatAreMadeAreRead() throws {
    let main = "local_changes_file = \"../var/local.conf\"\n"
    #expect(
      try rules(
        of: "var/local.conf", appearing: "gatewey = a.example\n",
        beside: ["conf/ecelerity.conf": main]) == ["unknown-option"])
  }

  /// A file appears in a directory that comes earlier in the search path.
  @Test func aFileInAPlaceThatCountsMoreIsRead() throws {
    let others = [
      "mta1/ecelerity.conf": "include \"x.conf\"\n", "default/x.conf": "gateway = a.example\n",
    ]
    #expect(
      try rules(of: "global/x.conf", appearing: "gatewey = b.example\n", beside: others)
        == ["unknown-option"])
  }

  @Test func aFileThatIsReplacedIsReadAgainBeforeAnAnswer() throws {
    let client = try Client()
    try client.directory.file("part.conf", "gateway = a.example\n")
    try client.open("ecelerity.conf", "include \"part.conf\"\ngateway = b.example\n", isSaved: true)
    let about = { try client.ask("textDocument/references", "ecelerity.conf", (1, 2)) }
    #expect(client.lines(try about().result) == ["part.conf:1", "ecelerity.conf:2"])
    try client.directory.file("part.conf", "# nothing\n")
    #expect(client.lines(try about().result) == ["ecelerity.conf:2"])
  }

  @Test func theNamedConfigurationCountsWhereverItLies() throws {
    let client = try Client(mainFile: "main/special.conf")
    try client.directory.file("main/special.conf", "binding \"b\" {\n include \"../b.conf\"\n}\n")
    try client.open("b.conf", misplacedInBinding, isSaved: true)
    #expect(client.diagnostics()["b.conf"] == ["routes-invalid-scope"])
  }

  @Test func aNamedConfigurationThatIsNotThereIsToldOnce() throws {
    let client = try Client(mainFile: "gone.conf")
    let shown = { () -> [String?] in
      _ = client.diagnostics()
      return client.messages.filter { $0.method == "window/showMessage" }
        .map { $0.parameters["message"] as? String }
    }
    try client.open("b.conf", "gateway = a.example\n", isSaved: true)
    let path = client.directory.path + "/gone.conf"
    #expect(shown() == ["the main file cannot be read: \(path): no such file"])
    try client.change("b.conf", version: 2, "gateway = b.example\n")
    #expect(shown() == [])
    try client.open("gone.conf", "include \"b.conf\"\n")
    #expect(shown() == [])
  }

  @Test func settingsAndFilesInOtherLanguagesAreLeftAlone() throws {
    let client = try Client()
    try client.open(".conflint.conf", "select = ( style )\n")
    try client.open("mbus.conf", "Spread_Segment 192.0.2.255:4803 {\n")
    #expect(client.diagnostics() == [:])
  }

  @Test func settingsThatCannotBeReadAreToldOnceAndAllRulesCount() throws {
    struct Broken: Error, CustomStringConvertible { let description = "settings are broken" }
    let client = try Client { _ in throw Broken() }
    try client.open("ecelerity.conf", "gatewey = relay.example\n")
    #expect(client.diagnostics() == ["ecelerity.conf": ["unknown-option"]])
    let shown = client.messages.filter { $0.method == "window/showMessage" }
    #expect(shown.map { $0.parameters["message"] as? String } == ["settings are broken"])
  }

  @Test func aMainFileThatCannotBeReadIsToldOnceAndTheDocumentIsCheckedAlone() throws {
    let client = try Client()
    let path = client.directory.path + "/ecelerity.conf"
    try client.directory.file("ecelerity.conf", "include \"b.conf\"\n")
    try FileHandle(forWritingTo: URL(fileURLWithPath: path)).truncate(atOffset: 5 << 30)
    try client.open("b.conf", "gatewey = relay.example\n", isSaved: true)
    let shown = {
      client.messages.filter { $0.method == "window/showMessage" }
        .map { $0.parameters["message"] as? String }
    }
    #expect(client.diagnostics() == ["b.conf": ["unknown-option"]])
    #expect(shown() == ["\(path): is larger than 4 GiB"])
    try client.change("b.conf", version: 2, "a", Client.range(0, 5, 0, 6))
    #expect(client.diagnostics() == ["b.conf": []])
    #expect(shown() == [])
  }

  @Test func settingsThatChangeCountAtOnce() throws {
    let rules = Mutex<[any Rule.Type]>([])
    let client = try Client { _ in
      let linter = Linter(rules.withLock { $0 })
      return CheckingSettings(linter: linter, completeLinter: linter, rules: [])
    }
    try client.open("ecelerity.conf", "gatewey = relay.example\n")
    #expect(client.diagnostics() == ["ecelerity.conf": []])
    rules.withLock { $0 = RuleCatalog.all }
    let change = { (name: String) in
      try client.notify(
        "workspace/didChangeWatchedFiles", ["changes": [["uri": client.uri(name), "type": 2]]])
    }
    try change("other.conf")
    #expect(client.diagnostics() == [:])
    try change(".conflint.conf")
    #expect(client.diagnostics() == ["ecelerity.conf": ["unknown-option"]])
  }

  @Test func nobodyIsToldAHundredThousandFindings() throws {
    let client = try Client()
    try client.open("ecelerity.conf", String(repeating: "gatewey = x\n", count: 3000))
    let codes = client.diagnostics()["ecelerity.conf"] ?? []
    #expect(codes.count == Diagnostics.mostOfFile + 1)
    #expect(codes.last == "")
  }

  @Test func hostileDocumentsAreDocuments() throws {
    let client = try Client()
    for text in ["\u{0}\u{0}", String(repeating: "{", count: 20_000), "\"", "/*", "\u{feff}a = 1"] {
      try client.open("ecelerity.conf", text)
      _ = client.diagnostics()
      for method in ["hover", "completion", "definition", "references", "prepareRename"] {
        #expect(
          try client.ask("textDocument/\(method)", "ecelerity.conf", (0, 1)).errorCode == nil)
      }
      for method in ["documentSymbol", "foldingRange", "codeLens", "formatting"] {
        let answer = try client.request(
          "textDocument/\(method)", ["textDocument": ["uri": client.uri("ecelerity.conf")]])
        #expect(answer.errorCode == nil)
      }
    }
  }
}
