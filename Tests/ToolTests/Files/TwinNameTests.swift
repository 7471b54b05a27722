import Foundation
import TestServers
import Testing

/// Tests that all commands distinguish two files whose names are canonically equivalent in Unicode.
@Suite(.enabled(if: TwinNames.canExist, "they are one name here"))
struct TwinNameTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func run(_ name: String, _ arguments: String...) throws -> BuiltTool.Outcome {
    try BuiltTool(name: name).run(arguments: arguments, in: directory.path)
  }

  private func write(_ text: String) throws {
    for name in TwinNames.both { try directory.file(name, text) }
  }

  /// The lines as bytes; as strings they would be equal.
  private func bytes(_ lines: [String]) -> [[UInt8]] { lines.map { Array($0.utf8) } }

  private func lines(_ text: String) -> [[UInt8]] {
    bytes(text.split(separator: "\n").map(String.init))
  }

  @Test func conflintFindsWhatIsInBoth() throws {
    try write("gatewey = a\n")
    let concise = try run(
      "conflint", "--output-format", "concise", TwinNames.both[0], TwinNames.both[1])
    let places = lines(concise.output).map { Array($0.prefix { $0 != UInt8(ascii: ":") }) }
    #expect(places == bytes(TwinNames.both))
    for format in ["sarif", "gitlab", "json"] {
      let report = try run("conflint", "--output-format", format, ".").output
      let names = TwinNames.both.filter { name in
        report.utf8.split(separator: UInt8(ascii: "\"")).contains {
          $0.elementsEqual(name.utf8) || $0.elementsEqual(Self.quoted(name).utf8)
        }
      }
      #expect(names.count == 2, "\(format): \(report)")
    }
  }

  /// A name as part of a URI.
  private static func quoted(_ name: String) -> String {
    name.utf8.map {
      $0 < 0x80 ? String(UnicodeScalar($0)) : "%" + String($0, radix: 16).uppercased()
    }
    .joined()
  }

  @Test func aBaselineOfOneAcceptsNothingOfTheOther() throws {
    try write("gatewey = a\n")
    let made = try run("conflint", "--write-baseline", "base.json", TwinNames.both[0])
    #expect(made.status == 0, "\(made.error)")
    let first = try run("conflint", "--baseline", "base.json", TwinNames.both[0])
    #expect(first.status == 0)
    let second = try run("conflint", "--baseline", "base.json", TwinNames.both[1])
    #expect(second.status == 1)
  }

  @Test func conflintMendsBoth() throws {
    try write("relay_hosts = ( 192.0.2.1, 192.0.2.2 )\n")
    let outcome = try run("conflint", "--fix", TwinNames.both[0], TwinNames.both[1])
    #expect(outcome.status == 0, "\(outcome.error)")
    for name in TwinNames.both {
      #expect(
        try TemporaryDirectory.text(directory.path + "/" + name)
          == "relay_hosts = ( 192.0.2.1 192.0.2.2 )\n")
    }
  }

  @Test func conffmtLaysOutBoth() throws {
    try write("a{b=1}\n")
    let list = try run("conffmt", "--check", ".")
    #expect(lines(list.output) == bytes(TwinNames.both))
    let difference = try run("conffmt", "--diff", ".")
    #expect(difference.output.components(separatedBy: "\n@@ ").count == 3)
  }

  /// An unchanged configuration equals its committed revision.
  @Test(.enabled(if: ExternalProgram("git") != nil, "git is not installed"))
  func confrouteReadsBothOfARevision() throws {
    try directory.file(TwinNames.both[0], "domain mill.example { gateway = 192.0.2.1 }\n")
    try directory.file(TwinNames.both[1], "domain oak.example { gateway = 192.0.2.2 }\n")
    try directory.file(
      "ecelerity.conf", TwinNames.both.map { "include \"\($0)\"\n" }.joined())
    let git = try #require(ExternalProgram("git"))
    for arguments in [["init", "-q"], ["add", "."], ["commit", "-qm", "both"]] {
      #expect(try git.run(arguments, in: directory.path).status == 0)
    }
    let outcome = try run("confroute", "diff", "HEAD:ecelerity.conf", "ecelerity.conf")
    #expect(outcome.output == "no route changes\n", "\(outcome.error)")
    #expect(outcome.status == 0)
  }
}
