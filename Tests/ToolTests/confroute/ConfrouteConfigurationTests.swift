import Foundation
import TestServers
import Testing

/// Messages of all commands about the configuration.
struct ConfrouteConfigurationTests {
  @Test(arguments: [
    #"outbound_smtp_auth_pass "geheim""#, #"outbound_smtp_auth_pass { "geheim" }"#,
    "outbound_smtp_auth_pass = a geheim", #"outbound_smtp_auth_passs "geheim""#,
  ])
  func aSyntaxErrorRepeatsNoSecret(text: String) throws {
    let directory = try TemporaryDirectory()
    try directory.file("ecelerity.conf", text + "\ntls = no\n")
    for arguments in [[], ["--partial"]] {
      let outcome = try BuiltTool(name: "confroute").run(
        ["explain", "--offline", "a.example"] + arguments, in: directory.path)
      #expect(outcome.error.contains("ecelerity.conf:1:") && outcome.error.contains("(set)"))
      #expect(!outcome.error.contains("geheim") && !outcome.output.contains("geheim"))
    }
  }

  private static let broken = ConfrouteScene.guide + "rubbish\n"
  private let confroute = ConfrouteScene()

  /// The server would not load it, and the contents of the include are not known.
  @Test(arguments: [["resolve", "--offline", "mill.example"], ["eval", "gateway"]])
  func failingIncludesAreNotAnswered(arguments: [String]) throws {
    let directory = try TemporaryDirectory()
    try directory.file("ecelerity.conf", ConfrouteScene.guide + "include \"gone.conf\"\n")
    let outcome = try confroute.tool.run(arguments, in: directory.path)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(
      outcome.error.contains("confroute: error: ecelerity.conf:7:9: `gone.conf` is not found"))
    #expect(outcome.error.contains("has failing includes; fix that, or use --partial"))
    let partial = try confroute.tool.run(arguments + ["--partial"], in: directory.path)
    #expect(partial.status == 0)
    #expect(partial.output.contains("  partial"))
    #expect(
      partial.error.contains("confroute: warning: ecelerity.conf:7:9: `gone.conf` is not found"))
  }

  /// Its contents are not known, but the server may read it.
  @Test func includesOfAnotherKindAreToldAndAnswered() throws {
    let outcome = try confroute.run(
      "resolve", "--offline", "mill.example",
      on: ConfrouteScene.guide + "include \"http://conf.example/x\"\n")
    #expect(outcome.status == 0)
    #expect(outcome.output == "mill.example  192.0.2.20:2003  LMTP  tls no\n")
    #expect(
      outcome.error.contains(
        "confroute: warning: ecelerity.conf:7:9: `http://conf.example/x` is not read"))
  }

  @Test(arguments: [
    ([], "conf/global/ecelerity.conf, conf/default/ecelerity.conf"),
    (
      ["--node", "n1"],
      "conf/global/ecelerity.conf, conf/n1/ecelerity.conf, conf/default/ecelerity.conf"
    ),
  ])
  func withoutAConfigurationThePathsThatWereTriedAreListed(node: [String], paths: String) throws {
    let directory = try TemporaryDirectory()
    try directory.file("conf/other", "")
    for (name, words) in [("confroute", ["eval", "gateway"]), ("conflint", [])] {
      let outcome = try BuiltTool(name: name).run(
        words + ["--conf-root", "conf"] + node, in: directory.path)
      #expect(outcome.status == 2)
      #expect(outcome.output == "")
      #expect(
        outcome.error
          == "\(name): error: no configuration: tried ecelerity.conf, \(paths); name it with -c FILE\n"
      )
    }
  }

  /// A dangling link is an error: an installed configuration would give the answers otherwise.
  @Test func aLinkToNothingIsNotPassedOver() throws {
    let directory = try TemporaryDirectory()
    try directory.file("conf/default/ecelerity.conf", "gateway = relay.example\n")
    let arguments = ["eval", "--conf-root", "conf", "gateway"]
    #expect(try confroute.tool.run(arguments, in: directory.path).status == 0)
    try FileManager.default.createSymbolicLink(
      atPath: directory.path + "/ecelerity.conf", withDestinationPath: "gone.conf")
    let outcome = try confroute.tool.run(arguments, in: directory.path)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.error.contains("ecelerity.conf: "))
  }

  /// The server would not load it.
  @Test(arguments: [
    ["explain", "--offline", "mill.example"], ["resolve", "--offline", "mill.example"],
    ["eval", "gateway"],
  ])
  func brokenSyntaxIsNotAnswered(arguments: [String]) throws {
    let directory = try TemporaryDirectory()
    try directory.file("ecelerity.conf", Self.broken)
    let outcome = try confroute.tool.run(arguments, in: directory.path)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.error.contains("confroute: error: ecelerity.conf:7:1: "))
    #expect(outcome.error.contains("use --partial"))
  }

  @Test(arguments: [
    (
      ["explain", "--offline", "mill.example"],
      "  partial: the server would not load the configuration;"
    ),
    (["resolve", "--offline", "mill.example"], "LMTP  tls no  partial\n"),
    (
      ["resolve", "--offline", "#none"],
      "#none  dns-permanent, the server bounces the message with 554 5.4.4  partial\n"
    ),
    (["eval", "gateway"], "  partial: the server would not load the configuration;"),
  ])
  func partialAnswersSaySo(arguments: [String], words: String) throws {
    let directory = try TemporaryDirectory()
    try directory.file("ecelerity.conf", Self.broken.replacing("gateway = 192.0.2.50\n", with: ""))
    let outcome = try confroute.tool.run(arguments + ["--partial"], in: directory.path)
    #expect(outcome.status != 2)
    #expect(outcome.output.contains(words))
    #expect(outcome.error.contains("confroute: warning: ecelerity.conf:6:1: "))
    let json = try confroute.tool.run(
      arguments + ["--partial", "--output-format", "json"], in: directory.path)
    let schema = arguments[0] == "eval" ? "eval" : "explain"
    #expect(try confroute.violations(schema, json.output) == [])
    #expect(json.output.replacing(" ", with: "").contains("\"partial\":true"))
  }

  @Test func wholeAnswersDoNotSayThatTheyArePartial() throws {
    for format in ["text", "json"] {
      let outcome = try confroute.run(
        "explain", "--offline", "--partial", "--output-format", format, "mill.example")
      #expect(outcome.status == 0)
      #expect(!outcome.output.contains("partial"))
    }
  }

  @Test func includesAreFollowedAndNamed() throws {
    let directory = try TemporaryDirectory()
    try directory.file("etc/default/ecelerity.conf", "include \"extra.conf\"\n")
    try directory.file("etc/global/extra.conf", "gateway = relay.example\n")
    let outcome = try confroute.tool.run(
      ["eval", "-c", "etc/default/ecelerity.conf", "gateway"], in: directory.path)
    #expect(outcome.output.contains("etc/global/extra.conf:1:1"))
  }

  @Test func optionsOfALaterVersionAreTold() throws {
    let text = "delivery_response_timeout = 10\n"
    let old = try confroute.run(
      "eval", "--momentum", "3.5.4", "delivery_response_timeout", on: text)
    #expect(
      old.error.contains("`delivery_response_timeout` was added in 3.5.5; 3.5.4 does not have it"))
    let new = try confroute.run(
      "eval", "--momentum", "4.2", "delivery_response_timeout", on: text)
    #expect(new.error == "")
  }

  @Test func anOptionOfALaterVersionIsToldOnce() throws {
    let outcome = try confroute.run(
      "resolve", "--offline", "--momentum", "3.6", "oak.example", "elm.example",
      on: "use_mta_sts = true\n")
    #expect(
      outcome.error == "confroute: warning: `use_mta_sts` was added in 4.8; 3.6 does not have it\n")
  }

  // MARK: Names that none has

  @Test(arguments: [
    (
      ["--conf-root", "nope"],
      "--conf-root: `nope` is not a directory; name the one to use instead of /"
    ),
    (
      ["-c", "-"], "--config cannot read standard input, as includes need a directory; name a file"
    ),
    (["-c", ""], "--config names no file; write one, or leave it out"),
  ])
  func aPlaceThatIsNoneIsTold(words: [String], message: String) throws {
    let directory = try TemporaryDirectory()
    try directory.file("ecelerity.conf", ConfrouteScene.guide)
    let commands: [(String, [String])] = [
      ("confroute", ["eval", "gateway"]), ("confroute", ["graph"]), ("conflint", []),
      ("conflint", ["lsp"]),
    ]
    for (name, command) in commands {
      let outcome = try BuiltTool(name: name).run(command + words, in: directory.path)
      #expect(outcome.status == 2)
      #expect(outcome.error.hasPrefix("\(name): error: \(message)"), "\(outcome.error)")
    }
    let files = ["diff", "ecelerity.conf", "ecelerity.conf", "--conf-root", "nope"]
    #expect(try confroute.tool.run(files, in: directory.path).status == 2)
  }
}
