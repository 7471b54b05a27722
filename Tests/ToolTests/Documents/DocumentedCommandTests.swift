import Foundation
import TestFiles
import TestServers
import Testing

/// Tests that documented commands print the documented output.
struct DocumentedCommandTests {
  @Test(arguments: DocumentPages.paths)
  func commandsDoWhatThePageShows(page: String) throws {
    let commands = DocumentedCommands(try DocumentPages.text(page))
    guard !commands.commands.isEmpty else { return }
    let directory = try CheckoutOfAReader()
    for outcome in try commands.run(in: directory.path) {
      let command = outcome.command
      #expect([0, 1].contains(outcome.status), "\(command.line)\n\(outcome.output)")
      #expect(
        command.shows(outcome.output),
        "\(page): \(command.line)\nshown:\n\(command.output ?? "")\ncame:\n\(outcome.output)")
    }
  }

  /// A block that is not run gives a reason, and no block hides its commands from the tests.
  @Test(arguments: DocumentPages.paths)
  func everyCommandIsRunOrSaysWhyNot(page: String) throws {
    for block in MarkdownBlocks(try DocumentPages.text(page)).blocks {
      if let reason = block.reasonNotToRun { #expect(!reason.isEmpty) }
      let isConsole = ["console", "sh"].contains(block.language)
      #expect((block.reasonNotToRun == nil) || isConsole, "\(page): \(block.text)")
      guard !isConsole else { continue }
      for line in block.text.split(separator: "\n") {
        #expect(!Self.looksLikeACommand(line), "\(page): a block of \(block.language): \(line)")
      }
    }
  }

  /// Options in running text exist.
  @Test(arguments: DocumentPages.paths)
  func optionsInTextExist(page: String) throws {
    let known = try Self.options()
    for span in Self.codeSpans(try DocumentPages.text(page)) {
      let words = span.split(separator: " ").map(String.init)
      guard let first = words.first, let options = known[first] else { continue }
      for word in words.dropFirst() where word.hasPrefix("--") && word != "--" {
        #expect(options.contains(String(word.prefix { $0 != "=" })), "\(page): `\(span)`")
      }
    }
  }

  @Test func theReadmeNamesTheCommandsThatAreCheckedBeforeAChangeLands() throws {
    let readme = try DocumentPages.text("README.md")
    let script = try DocumentPages.text(".ci/run")
    for command in ["Examples/tour", "swift test"] {
      #expect(readme.contains("\n```sh\n\(command)\n```\n"))
      #expect(script.contains("\n\(command)\n"))
    }
  }

  private static func looksLikeACommand(_ line: Substring) -> Bool {
    let starts = [
      "$ ", "conflint ", "conffmt ", "confroute ", "swift build", "swift test", "swift run",
      "Fuzzing/run", "Benchmarks/run", "Examples/tour",
    ]
    return starts.contains { line.hasPrefix($0) }
  }

  /// The options of each command, including those that are not in its help.
  private static func options() throws -> [String: Set<String>] {
    var known: [String: Set<String>] = [:]
    for command in ["conffmt", "conflint", "confroute"] {
      let manual = try DocumentPages.text("docs/man/\(command).1")
      let plain = manual.replacingOccurrences(of: "\\-", with: "-")
        .replacingOccurrences(of: "Fl -", with: "--")
      for match in plain.matches(of: #/--[a-z][a-z0-9-]*/#) {
        known[command, default: []].insert(String(match.output))
      }
      known[command]?.formUnion(["--man", "--complete"])
    }
    return known
  }

  private static func codeSpans(_ document: String) -> [Substring] {
    MarkdownBlocks.text(around: document).split(separator: "\n").flatMap(MarkdownBlocks.code)
  }
}

/// The directory of a reader who follows the pages: the examples, the manual pages, and an own
/// configuration.
struct CheckoutOfAReader {
  private let directory: TemporaryDirectory
  var path: String { directory.path }

  init() throws {
    directory = try TemporaryDirectory()
    for name in ["Examples", "docs"] {
      try copy(name, to: name)
    }
    try copy("Examples/multi-file", to: "etc")
    try copy("Examples/seed/ecelerity.conf", to: "ecelerity.conf")
    try directory.file("b.conf", "bind_address = \"192.0.2.1\"\n")
  }

  private func copy(_ source: String, to destination: String) throws {
    // Foundation would keep the owner, who may differ from the user of the tests.
    let outcome = try #require(ExternalProgram("cp"))
      .run(["-R", Repository.path(source), directory.path + "/" + destination], in: directory.path)
    try #require(outcome.status == 0, "\(outcome.text)")
  }
}
