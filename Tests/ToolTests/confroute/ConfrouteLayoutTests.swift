import Foundation
import TestServers
import Testing

/// The layout of documents depends on the question, not on the answer.
struct ConfrouteLayoutTests {
  private let tool = BuiltTool(name: "confroute")
  private let directory: TemporaryDirectory

  /// Nothing here needs DNS, and no host would be contacted.
  init() throws {
    directory = try TemporaryDirectory()
    try directory.file(
      "ecelerity.conf",
      """
      gateway = 192.0.2.50
      suspend_delivery = true
      binding_group one { binding b { } }
      binding_group two { binding c { } binding d { } }
      """)
  }

  private func lines(_ command: String, _ words: [String], input: String) throws -> [String] {
    let outcome = try tool.run(
      [command, "--output-format", "json"] + words, in: directory.path, input: input)
    #expect(outcome.error == "")
    return outcome.output.split(separator: "\n").map(String.init)
  }

  @Test(
    arguments: ["explain", "resolve", "probe"],
    [
      (["--domains-file", "-"], "u@oak.example\n", 1),
      (["--domains-file", "-", "u@elm.example"], "u@oak.example\n", 2),
      (["u@oak.example", "u@oak.example"], "", 2),
      (["--binding-group", "one", "u@oak.example"], "", 1),
      (["--binding-group", "two", "u@oak.example"], "", 2),
    ])
  func whereThereMayBeSeveralEachIsALine(
    command: String, asked: (words: [String], input: String, count: Int)
  ) throws {
    let lines = try lines(command, asked.words, input: asked.input)
    #expect(lines.count == asked.count)
    for line in lines {
      #expect(try JSONSerialization.jsonObject(with: Data(line.utf8)) is [String: Any])
    }
  }

  @Test(
    arguments: ["explain", "resolve", "probe"],
    [[], ["--binding", "b"], ["--binding-group", "two", "--binding", "d"]])
  func oneAnswerToOneQuestionIsForPeople(command: String, words: [String]) throws {
    #expect(try lines(command, words + ["u@oak.example"], input: "").count > 10)
  }

  @Test(arguments: [("<>", ""), ("me@oak.example", "me@oak.example")])
  func theSenderStandsAloneAndIsEmptyForNobody(option: String, sender: String) throws {
    let text = try lines("probe", ["--from", option, "u@oak.example"], input: "").joined()
    let document = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    #expect(document?["sender"] as? String == sender)
  }
}
