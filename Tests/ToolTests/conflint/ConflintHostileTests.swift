import Foundation
import TestServers
import Testing

@testable import EcelerityConf

/// Tests that conflint handles artificial input with a short and correct report, and terminates.
struct ConflintHostileTests {
  private let conflint = BuiltTool(name: "conflint")
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func run(_ arguments: String...) throws -> BuiltTool.Outcome {
    try conflint.run(arguments: arguments, in: directory.path)
  }

  // MARK: Many findings

  @Test func textCountsTheFindingsThatNobodyReads() throws {
    let lines = (0..<100_000).map { "gatewey\($0) = a\n" }.joined()
    try directory.file("many.conf", lines + "domain { gateway = \"a.example\" }\n")
    let outcome = try run("--select", "unknown-option,missing-label", "many.conf")
    #expect(outcome.status == 1)
    #expect(outcome.output.components(separatedBy: "[unknown-option]\n").count == 101)
    #expect(outcome.output.components(separatedBy: "[missing-label]\n").count == 2)
    #expect(
      outcome.output.hasSuffix(
        "\n\n… and 99900 more of unknown-option in many.conf; "
          + "--output-format concise prints all of them\n"))
    #expect(outcome.error == "100001 errors in 1 file\n")
  }

  @Test func machineFormatsAreComplete() throws {
    try directory.file("many.conf", (0..<5000).map { "gatewey\($0) = a\n" }.joined())
    let concise = try run("--select", "unknown-option", "--output-format", "concise", "many.conf")
    #expect(concise.output.split(separator: "\n").count == 5000)
    let json = try run("--select", "unknown-option", "--output-format", "json", "many.conf")
    let document = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect((document?["findings"] as? [Any])?.count == 5000)
  }

  @Test func aLongLineIsShownAroundEachPlace() throws {
    try directory.file("line.conf", (0..<1000).map { "gatewey\($0) = \"a\" " }.joined())
    let text = try run("--select", "unknown-option", "line.conf").output
    let lines = text.components(separatedBy: "\n")
    let place = try #require(lines.firstIndex { $0.hasPrefix("error: option `gatewey99` ") })
    let name = try #require(lines[place + 3].range(of: "gatewey99 "))
    let carets = try #require(lines[place + 4].range(of: "^^^^^^^^^"))
    #expect(
      lines[place + 3].distance(from: lines[place + 3].startIndex, to: name.lowerBound)
        == lines[place + 4].distance(from: lines[place + 4].startIndex, to: carets.lowerBound))
  }

  @Test func aLongLineKeepsItsSecrets() throws {
    let filler = (0..<300).map { "gatewey\($0) = \"a\" " }.joined()
    try directory.file("line.conf", filler + "outbound_smtp_auth_pass = \"hunter2\" ruotes = b\n")
    let text = try run("--output-format", "html", "line.conf").output
    #expect(text.contains("gatewey299") && text.contains("ruotes") && !text.contains("hunter2"))
  }

  // MARK: Includes

  /// Thousands of nested scopes need little stack.
  @Test(arguments: [
    ["conflint", "--output-format", "json", "0.conf"],
    ["conflint", "--diff", "--unsafe-fixes", "0.conf"],
    ["confroute", "explain", "--offline", "-c", "0.conf", "mill.example"],
    ["confroute", "diff", "0.conf", "1.conf"],
  ])
  func deepScopesNeedLittleStack(command: [String]) throws {
    let (files, depth) = (48, 48)
    for file in 0..<files {
      let rest = file + 1 < files ? "include \"\(file + 1).conf\"\n" : "relay_hosts = ( a, b )\n"
      let stanzas = (0..<depth).map { "s\($0) a {\n" }.joined()
      let ends = String(repeating: "}\n", count: depth)
      try directory.file("\(file).conf", stanzas + rest + ends)
    }
    let path = try BuiltTool.path(of: command[0])
    let outcome = try #require(ExternalProgram("sh")).run(
      ["-c", "ulimit -s 1024; exec \"$0\" \"$@\"", path] + command.dropFirst(),
      in: directory.path)
    #expect((0...2).contains(outcome.status))
  }

  @Test func aThousandIncludesInsideEachOtherAreOneFinding() throws {
    for level in 0..<1000 {
      try directory.file("\(level).conf", "include \"\(level + 1).conf\"\n")
    }
    let outcome = try run("--output-format", "concise", "0.conf")
    #expect(outcome.status == 1)
    #expect(
      outcome.output
        == "63.conf:1:9: error: `64.conf` is included more than 64 levels deep [unreadable-include]\n"
    )
  }

  // MARK: Expressions

  @Test(.enabled(if: Pattern.isAvailable, "libpcre2-8 is not installed"))
  func aRunawayExpressionEnds() throws {
    let names = (0..<50).map {
      "domain \"\(String(repeating: "a", count: 60))\($0).example\" { gateway = \"b.example\" }\n"
    }
    try directory.file(
      "a.conf", "domain \"/^(a+)+$/\" { gateway = \"c.example\" }\n" + names.joined())
    let outcome = try run("--output-format", "concise", "--fail-on", "error", "a.conf")
    #expect(outcome.status == 0, "\(outcome.output)")
  }

  @Test(.enabled(if: Pattern.isAvailable, "libpcre2-8 is not installed"))
  func aRejectedExpressionIsPointedAtInside() throws {
    try directory.file("a.conf", "domain \"/^(a|b))$/\" { gateway = \"c.example\" }\n")
    let outcome = try run("--select", "regex-invalid", "--output-format", "concise", "a.conf")
    #expect(outcome.output.hasPrefix("a.conf:1:16: error: regular expression does not compile: "))
  }
}
