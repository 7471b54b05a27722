import Foundation
import TestServers
import Testing

/// `confroute resolve`, and many names at a time.
struct ConfrouteResolveTests {
  private let confroute = ConfrouteScene()

  @Test func resolvesToLines() throws {
    let outcome = try confroute.run("resolve", "--offline", "mill.example", "oak.example")
    #expect(outcome.status == 0)
    #expect(
      outcome.output == """
        mill.example  192.0.2.20:2003  LMTP  tls no
        oak.example  192.0.2.50:25  ESMTP  tls no

        """)
  }

  @Test func domainsComeBackInOrderOneDocumentALine() throws {
    let names = (1...300).map { "d\($0).example" }
    let outcome = try confroute.run(
      "resolve", "--offline", "--output-format", "json", "--domains-file", "-",
      input: names.joined(separator: "\r\n") + "\n\n")
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\n").map(String.init)
    let found = try lines.map { line in
      #expect(try confroute.violations("explain", line) == [])
      return try JSONDecoder().decode(ResolveContract.self, from: Data(line.utf8)).query["domain"]
    }
    #expect(found == names)
  }

  @Test func aBadLineKeepsTheOthers() throws {
    let outcome = try confroute.run(
      "resolve", "--offline", "--domains-file", "-", input: "mill.example\nno domain\noak.example\n"
    )
    #expect(outcome.status == 2)
    #expect(outcome.output.split(separator: "\n").count == 2)
    #expect(
      outcome.error == "confroute: error: -:2: `no domain` is neither a domain nor an address\n")
  }

  /// Enough lines for several threads: answers and errors are in order, and each answer is that of a separate run.
  @Test func manyLinesAreAnsweredInOrder() throws {
    let names = ["mill.example", "oak.example", "192.0.2.7", "b\u{FC}cher.example"]
    let alone = try names.map { try confroute.run("explain", "--offline", $0).output }
    let positions = (0..<1500).map { $0 % 7 % 5 }
    let lines = positions.map { $0 < 4 ? names[$0] : "no domain" }
    let outcome = try confroute.run(
      "explain", "--offline", "--domains-file", "-", input: lines.joined(separator: "\n"))
    #expect(outcome.status == 2)
    #expect(
      outcome.output == positions.filter { $0 < 4 }.map { alone[$0] }.joined(separator: "\n"))
    let complaints = positions.indices.filter { positions[$0] == 4 }
      .map { "confroute: error: -:\($0 + 1): `no domain` is neither a domain nor an address\n" }
    #expect(outcome.error == complaints.joined())
  }

  /// Lines that are too long, not UTF-8 or have a NUL cannot be answered; the numbers of the lines after them are
  /// correct.
  @Test func hostileLinesKeepTheOthers() throws {
    let long = String(repeating: "é", count: 200_000)
    let outcome = try confroute.run(
      "resolve", "--offline", "--domains-file", "-",
      input: "\(long)\nmill.example\na\u{0}b\n\n\(long)\nno domain\noak.example")
    #expect(outcome.status == 2)
    #expect(outcome.output.split(separator: "\n").map { $0.prefix(4) } == ["mill", "oak."])
    #expect(
      outcome.error == """
        confroute: error: -:1: the line is longer than 65536 bytes
        confroute: error: -:3: `a\\0b` is neither a domain nor an address
        confroute: error: -:5: the line is longer than 65536 bytes
        confroute: error: -:6: `no domain` is neither a domain nor an address

        """)
  }

  /// A program that asks line by line gets each answer before the next question.
  @Test(arguments: ["text", "json"], [true, false])
  func answersAreWrittenAsTheyAreFound(format: String, waitsForInput: Bool) throws {
    let directory = try TemporaryDirectory()
    try directory.file("ecelerity.conf", ConfrouteScene.guide)
    let conversation = try confroute.tool.converse(
      ["resolve", "--offline", "--output-format", format, "--domains-file", "-"],
      in: directory.path, waitsForInput: waitsForInput)
    defer { conversation.end() }
    for name in ["mill.example", "oak.example", "elm.example"] {
      #expect(try conversation.ask(name + "\n").contains(name))
    }
  }

  @Test func operandsComeBeforeTheFile() throws {
    let outcome = try confroute.run(
      "resolve", "--offline", "a.example", "--domains-file", "-", "b.example", input: "c.example\n")
    let names = outcome.output.split(separator: "\n").map { $0.prefix(1) }
    #expect(names == ["a", "b", "c"])
  }

  /// The answers would be lost with the file.
  @Test func recordsDoNotReplaceTheAnswers() throws {
    let directory = try TemporaryDirectory()
    try directory.file("ecelerity.conf", ConfrouteScene.guide)
    let confroute = try BuiltTool.path(of: "confroute")
    let line = "exec \"$0\" resolve --record out.txt mill.example >out.txt 2>err.txt"
    let outcome = try #require(ExternalProgram("/bin/sh")).run(
      ["-c", line, confroute], in: directory.path)
    #expect(outcome.status == 2)
    #expect(
      try TemporaryDirectory.text(directory.path + "/out.txt")
        == "mill.example  192.0.2.20:2003  LMTP  tls no\n")
    #expect(
      try TemporaryDirectory.text(directory.path + "/err.txt")
        == "confroute: error: `out.txt` is also standard output, which would be overwritten; name another file\n"
    )
  }

  /// With several bindings, each line names its binding.
  @Test func linesOfAGroupNameTheBinding() throws {
    let text = "gateway = 192.0.2.50\nbinding_group g { binding b1 { } binding b2 { } }\n"
    let words = ["resolve", "--offline", "--binding-group", "g", "oak.example"]
    let directory = try TemporaryDirectory()
    try directory.file("ecelerity.conf", text)
    #expect(
      try confroute.tool.run(words, in: directory.path).output == """
        oak.example  192.0.2.50:25  ESMTP  tls no  binding b1
        oak.example  192.0.2.50:25  ESMTP  tls no  binding b2

        """)
    #expect(
      try confroute.tool.run(words + ["--binding", "b2"], in: directory.path).output
        == "oak.example  192.0.2.50:25  ESMTP  tls no\n")
  }
}

private struct ResolveContract: Decodable {
  let query: [String: String]
}
