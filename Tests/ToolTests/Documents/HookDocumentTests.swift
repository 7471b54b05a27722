import EcelerityConf
import Foundation
import TestFiles
import Testing

/// Tests that the hooks and options in `docs/pre-commit.md` and the README exist.
struct HookDocumentTests {
  private static let documents = ["docs/pre-commit.md", "README.md"]

  private func blocks(_ document: String) throws -> [MarkdownBlocks.Block] {
    let text = try String(contentsOfFile: Repository.path(document), encoding: .utf8)
    return MarkdownBlocks(text).blocks.filter { ["yaml", "sh"].contains($0.language) }
  }

  @Test func theHooksAreThese() throws {
    #expect(try HookList.ids() == ["conflint", "conffmt", "conflint-system", "conffmt-system"])
  }

  /// pre-commit passes every matching file.
  @Test func theHooksLeaveOtherLanguagesAlone() throws {
    let lines = try String(
      contentsOfFile: Repository.path(".pre-commit-hooks.yaml"), encoding: .utf8
    )
    .split(separator: "\n").filter { $0.contains("exclude:") }
    let names = ForeignFile.languages.map(\.key).filter { $0.hasSuffix(".conf") }.sorted()
    let list = names.map { $0.dropLast(".conf".count) }.joined(separator: "|")
    #expect(lines.count == 4)
    #expect(lines.allSatisfy { $0 == "  exclude: '^-|(^|/)(\(list))\\.conf$'" })
  }

  @Test(arguments: documents)
  func namesOnlyHooksThatExist(document: String) throws {
    let ids = try blocks(document).flatMap { HookList.ids(in: $0.text) }
    #expect(!ids.isEmpty)
    #expect(Set(ids).isSubset(of: try HookList.ids()))
  }

  @Test(arguments: documents)
  func usesOnlyOptionsThatExist(document: String) throws {
    let uses = try blocks(document).flatMap { HookOptions.uses(in: $0.text) }
    #expect(uses.contains { $0.option == "--config" })
    for use in uses {
      let help = try BuiltTool(name: use.command).run("--help", in: "/")
      #expect(help.output.contains("\(use.option) "), "\(use.command) \(use.option)")
      guard let value = use.value, use.option == "--output-format" else { continue }
      #expect(help.output.contains(value), "\(use.command) --output-format \(value)")
    }
  }
}

/// The hooks of this repository.
enum HookList {
  /// The ids in `.pre-commit-hooks.yaml`, in order.
  static func ids() throws -> [String] {
    ids(in: try String(contentsOfFile: Repository.path(".pre-commit-hooks.yaml"), encoding: .utf8))
  }

  /// The ids of the hooks in a YAML text.
  static func ids(in text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      return words.starts(with: ["-", "id:"]) ? String(words[2]) : nil
    }
  }
}

/// The options of the commands in a YAML text or a script.
private enum HookOptions {
  struct Use {
    let command: String
    let option: String
    /// The word after the option.
    let value: String?
  }

  static func uses(in text: String) -> [Use] {
    var hook = ""
    return text.split(separator: "\n").flatMap { line -> [Use] in
      let code = line.components(separatedBy: " #")[0]
      if let id = HookList.ids(in: code).first {
        hook = id.replacingOccurrences(of: "-system", with: "")
      }
      var words = code.split { " ,[]".contains($0) }.map(String.init)[...]
      if words.first == "args:" { return uses(words.dropFirst(), of: hook) }
      words = words.drop { ["-", "run:"].contains($0) }
      guard let command = words.popFirst(), ["conflint", "conffmt"].contains(command) else {
        return []
      }
      return uses(words, of: command)
    }
  }

  private static func uses(_ words: ArraySlice<String>, of command: String) -> [Use] {
    words.indices.filter { words[$0].hasPrefix("--") }.map { index in
      Use(command: command, option: words[index], value: words[(index + 1)...].first)
    }
  }
}
