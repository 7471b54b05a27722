import Foundation
import Testing
import ToolSupport

@testable import LanguageServer

/// Tests of the protocol, independent of language features.
struct ProtocolTests {
  @Test func negotiatesBytesWhenTheyAreOffered() throws {
    for (offered, chosen) in [(["utf-32", "utf-8"], "utf-8"), (["utf-32"], "utf-16")] {
      let client = try Client(isSilent: true)
      let answer = try client.request(
        "initialize", ["capabilities": ["general": ["positionEncodings": offered]]])
      let capabilities = (answer.result as? [String: Any])?["capabilities"] as? [String: Any]
      #expect(capabilities?["positionEncoding"] as? String == chosen)
    }
  }

  @Test func wantsInitializeFirstAndOnce() throws {
    let client = try Client(isSilent: true)
    #expect(try client.request("textDocument/hover").errorCode == -32002)
    #expect(try client.request("initialize", ["capabilities": [:]]).errorCode == nil)
    #expect(try client.request("initialize", ["capabilities": [:]]).errorCode == -32600)
  }

  @Test func unknownRequestsFailAndUnknownNotificationsDoNot() throws {
    let client = try Client()
    #expect(try client.request("textDocument/nothing").errorCode == -32601)
    let count = client.messages.count
    try client.notify("$/setTrace", ["value": "off"])
    try client.notify("nothing/atAll", [:])
    #expect(client.messages.count == count)
  }

  @Test func parametersThatAreNotUnderstoodAreAnError() throws {
    let client = try Client()
    for parameters in [[:], ["textDocument": 7], ["textDocument": ["uri": "x"]]] as [[String: Any]]
    {
      #expect(try client.request("textDocument/hover", parameters).errorCode == -32602)
    }
  }

  /// Visual Studio Code turns such text into links, even to its own commands.
  @Test func messagesHaveNoLinks() {
    let shown = ShownMessage(type: .info, message: "[Fix](command:x) it")
    #expect(shown.message == "[Fix] (command:x) it")
  }

  /// After that, the contents at the client are unknown, and answers from outdated ones would be
  /// wrong.
  @Test func aChangeThatIsNotUnderstoodClosesTheDocumentAndIsTold() throws {
    let client = try Client()
    try client.open("a.conf", "gateway = relay.example\n")
    let document: [String: Any] = ["uri": client.uri("a.conf"), "version": 2]
    try client.notify(
      "textDocument/didChange", ["textDocument": document, "contentChanges": [["range": 7]]])
    let told = try #require(client.messages.last)
    #expect(told.method == "window/showMessage")
    #expect(told.parameters["type"] as? Int == 1)
    #expect(
      told.parameters["message"] as? String
        == "the parameters of `textDocument/didChange` are not understood; close "
        + "`\(client.uri("a.conf"))` and open it again")
    try client.change("a.conf", version: 3, "x", Client.range(0, 0, 0, 1))
    let symbols = try client.request(
      "textDocument/documentSymbol", ["textDocument": ["uri": client.uri("a.conf")]])
    #expect(symbols.result is NSNull)
    try client.open("a.conf", "gateway = relay.example\n")
    let again = try client.request(
      "textDocument/documentSymbol", ["textDocument": ["uri": client.uri("a.conf")]])
    #expect(again.result is [Any])
  }

  /// Requests with a position or a range accept any number.
  @Test(arguments: [Int.min, -1, Int.max])
  func placesOutsideOfTheDocumentDoNoHarm(number: Int) throws {
    let client = try Client()
    try client.open("a.conf", "gateway=relay.example\ndomain a.example { port=25 }\n")
    let place = ["line": number, "character": number]
    let requests = [
      "hover", "completion", "definition", "references", "prepareRename", "rename", "codeAction",
      "rangeFormatting",
    ]
    let starts = [0, 1].map { ["line": $0 * number, "character": 0] }
    for (start, end) in [
      (place, place), (place, starts[0]), (starts[0], place), (place, starts[1]),
    ] {
      for name in requests {
        let answer = try client.request(
          "textDocument/\(name)",
          [
            "textDocument": ["uri": client.uri("a.conf")], "position": place,
            "range": ["start": start, "end": end], "newName": "b.example",
            "context": ["diagnostics": [Any](), "includeDeclaration": true],
          ])
        #expect([nil, -32602, -32803].contains(answer.errorCode), "\(name)")
      }
    }
    try client.notify(
      "textDocument/didChange",
      [
        "textDocument": ["uri": client.uri("a.conf"), "version": 2],
        "contentChanges": [["range": ["start": place, "end": place], "text": "x"]],
      ])
    let symbols = try client.request(
      "textDocument/documentSymbol", ["textDocument": ["uri": client.uri("a.conf")]])
    #expect(symbols.result is [Any])
  }

  @Test(arguments: ["{", "", "null", "\u{0}", "[[[[", "{\"id\":\"\\ud800\"}", "7"])
  func whatIsNoMessageIsAnErrorAndTheNextOneIsAnswered(content: String) throws {
    let client = try Client()
    let before = client.messages.count
    client.send(Array("Content-Length: \(content.utf8.count)\r\n\r\n\(content)".utf8))
    client.handleAll()
    #expect(client.messages.count == before + 1)
    #expect([-32700, -32600].contains(client.messages.last?.errorCode))
    #expect(try client.request("textDocument/nothing").errorCode == -32601)
  }

  @Test func aMethodThatIsNoTextIsAnErrorOfItsRequest() throws {
    let client = try Client()
    client.send(try client.frame(["jsonrpc": "2.0", "id": 7, "method": 8]))
    client.handleAll()
    #expect(client.messages.last?.errorCode == -32600)
    #expect(client.messages.last?.id as? Int == 7)
  }

  @Test func deepJSONIsAnError() throws {
    let client = try Client()
    let content = String(repeating: "[", count: 100_000)
    client.send(Array("Content-Length: \(content.utf8.count)\r\n\r\n\(content)".utf8))
    client.handleAll()
    #expect(client.messages.last?.errorCode == -32600)
  }

  @Test func aRequestThatIsCancelledWhileItWaitsIsNotAnswered() throws {
    let client = try Client()
    client.send(
      try client.frame(["jsonrpc": "2.0", "id": "a", "method": "textDocument/nothing"])
        + client.frame(
          ["jsonrpc": "2.0", "method": "$/cancelRequest", "params": ["id": "a"]]))
    client.handleAll()
    #expect(client.messages.filter { $0.id as? String == "a" }.map(\.errorCode) == [-32800])
  }

  @Test func endsWellOnlyAfterShutdown() throws {
    let hasty = try Client()
    try hasty.notify("exit", [:])
    #expect(hasty.server.exitStatus == .findings)

    let polite = try Client()
    #expect(try polite.request("shutdown").contents["result"] is NSNull)
    #expect(try polite.request("textDocument/hover").errorCode == -32600)
    try polite.notify("exit", [:])
    #expect(polite.server.exitStatus == .success)
  }

  @Test func asksToBeToldOfFilesWhenTheClientCan() throws {
    let able = try Client(
      capabilities: ["workspace": ["didChangeWatchedFiles": ["dynamicRegistration": true]]])
    #expect(able.messages.contains { $0.method == "client/registerCapability" })
    #expect(try !Client().messages.contains { $0.method == "client/registerCapability" })
  }

  /// A client that waits for a response would wait forever.
  @Test(arguments: ["initialized", "exit"])
  func aNotificationWithAnIdentifierIsInvalid(_ method: String) throws {
    let client = try Client()
    #expect(try client.request(method).errorCode == -32600)
    #expect(client.server.exitStatus == nil)
  }
}
