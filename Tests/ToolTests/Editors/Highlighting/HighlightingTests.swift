import Foundation
import TestFiles
import TestServers
import Testing

/// Tests that three editors highlight the same files alike: each token of
/// `Examples/canonical.conf`, and syntax that does not occur there.
struct HighlightingTests {
  static let files = ["Examples/canonical.conf", "Grammar/tests/corners.conf"]
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  @Test(
    .enabled(if: VimWithSyntax.isInstalled, "Vim with syntax highlighting is not installed"),
    arguments: files)
  func vimShows(file: String) throws {
    let vim = try #require(ExternalProgram("vim"))
    let result = directory.path + "/pieces"
    let outcome = try vim.run(
      ["-es", "-u", Repository.path("Grammar/tests/vim.vim")], in: directory.path,
      environment: [
        "GRAMMAR": Repository.path("Grammar"), "FILE": Repository.path(file), "RESULT": result,
        "HOME": directory.path,
      ])
    try #require(outcome.status == 0, "\(outcome.text)")
    try expect(try TemporaryDirectory.text(result), of: file, by: .vim)
  }

  @Test(
    .enabled(if: VimWithSyntax.isInstalled, "Vim with syntax highlighting is not installed"),
    arguments: [
      ("ecelerity.conf", true), ("ecelerity/etc/conf/default/bindings.conf", true),
      (".conflint.conf", true), ("ecelerity/etc/conf/default/mbus.conf", false),
      ("other.conf", false),
    ])
  func vimKnowsTheFilesByTheirNames(name: String, isKnown: Bool) throws {
    let vim = try #require(ExternalProgram("vim"))
    let result = directory.path + "/type"
    let commands = [
      "filetype on", "edit \(name)", "call writefile([&filetype], $RESULT)", "qall!",
    ]
    let outcome = try vim.run(
      ["-es", "-u", "NONE", "--cmd", "execute 'set nocp rtp^=' . $GRAMMAR . '/vim'"]
        + commands.flatMap { ["-c", $0] },
      in: directory.path,
      environment: [
        "GRAMMAR": Repository.path("Grammar"), "RESULT": result, "HOME": directory.path,
      ])
    try #require(outcome.status == 0, "\(outcome.text)")
    let type = try TemporaryDirectory.text(result)
    #expect((type == "ecelerity\n") == isKnown, "\(type)")
  }

  @Test(
    .enabled(if: PythonEnvironment.isPossible, "python3 with venv is not installed"))
  func editorsWithTextMateGrammarsShow() throws {
    let python = try PythonEnvironment("textmate-grammar-python", in: directory).program("python")
    for file in Self.files {
      let outcome = try python.run(
        ["Grammar/tests/textmate.py", "Grammar/ecelerity.tmLanguage.json", file],
        in: Repository.path(""))
      try #require(outcome.status == 0, "\(outcome.text)")
      try expect(outcome.text, of: file, by: .textMate)
    }
  }

  @Test(
    .enabled(
      if: PythonEnvironment.isPossible && ExternalProgram("cc") != nil,
      "python3 with venv, or a C compiler, is not installed"))
  func editorsWithTreeSitterShow() throws {
    let parser = try TreeSitterParser(in: directory)
    for file in Self.files {
      try expect(try parser.highlights(of: file), of: file, by: .treeSitter)
    }
  }

  /// tree-sitter reports errors for exactly the files in which the library's parser does.
  @Test(
    .enabled(
      if: PythonEnvironment.isPossible && ExternalProgram("cc") != nil,
      "python3 with venv, or a C compiler, is not installed"))
  func treeSitterAndConflintAgreeOnWhichFilesAreBroken() throws {
    let files = try Self.configurations()
    #expect(files.count > 20)
    let broken = try TreeSitterParser(in: directory).errors(in: files)
    let refused = try files.filter(Self.isRefused)
    #expect(!refused.isEmpty)
    #expect(broken.sorted() == refused.sorted())
  }

  @Test func theNamesAreThoseOfTheOptionTable() throws {
    let script = try #require(ExternalProgram(Repository.path("Grammar/generate")))
    let outcome = try script.run(["--check"], in: "/")
    #expect(outcome.status == 0, "\(outcome.text)")
  }

  @Test(
    .enabled(if: ExternalProgram("tree-sitter") != nil, "tree-sitter is not installed"))
  func theParserIsGeneratedFromItsGrammar() throws {
    let copy = directory.path + "/grammar"
    try FileManager.default.copyItem(
      atPath: Repository.path("Grammar/tree-sitter-ecelerity"), toPath: copy)
    let program = try #require(ExternalProgram("tree-sitter"))
    let outcome = try program.run(["generate"], in: copy)
    try #require(outcome.status == 0, "\(outcome.text)")
    #expect(
      FileManager.default.contentsEqual(
        atPath: copy + "/src/parser.c",
        andPath: Repository.path("Grammar/tree-sitter-ecelerity/src/parser.c")))
  }

  // MARK: What is compared

  private func expect(_ rows: String, of file: String, by editor: Highlighter) throws {
    let name = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
    let kept = try String(
      contentsOfFile: Repository.path("Grammar/tests/\(name).highlights"), encoding: .utf8)
    let difference = editor.pieces(rows).map(\.description)
      .difference(from: editor.expected(kept).map(\.description))
    #expect(difference.isEmpty, "\(file): \(difference)")
  }

  /// All configuration files of the examples and fixtures.
  private static func configurations() throws -> [String] {
    try ["Examples", "Tests/Fixtures"].flatMap { directory in
      try FileManager.default.subpathsOfDirectory(atPath: Repository.path(directory))
        .filter { $0.hasSuffix(".conf") }.map { "\(directory)/\($0)" }
    }
  }

  private static func isRefused(_ file: String) throws -> Bool {
    let outcome = try BuiltTool(name: "conflint").run(
      "--no-follow", "--output-format", "concise", file, in: Repository.path(""))
    return outcome.output.contains("[syntax-error]")
  }
}

/// Small builds of Vim have no syntax highlighting.
private enum VimWithSyntax {
  static var isInstalled: Bool {
    (try? ExternalProgram("vim")?.run(["--version"], in: "/").text.contains("+syntax")) == true
  }
}

/// The compiled parser of `Grammar/tree-sitter-ecelerity`, used through the tree-sitter library
/// from PyPI.
private struct TreeSitterParser {
  private let python: ExternalProgram
  private let library: String

  init(in directory: TemporaryDirectory) throws {
    python = try PythonEnvironment("tree-sitter", in: directory).program("python")
    library = directory.path + "/parser.so"
    let compiler = try #require(ExternalProgram("cc"))
    let source = "Grammar/tree-sitter-ecelerity/src"
    let outcome = try compiler.run(
      [
        "-shared", "-fPIC", "-Wall", "-Werror", "-I", source, "\(source)/parser.c",
        "\(source)/scanner.c", "-o", library,
      ], in: Repository.path(""))
    try #require(outcome.status == 0, "\(outcome.text)")
  }

  func highlights(of file: String) throws -> String {
    try run(["Grammar/tree-sitter-ecelerity/queries/highlights.scm", file])
  }

  /// The files with syntax errors.
  func errors(in files: [String]) throws -> Set<String> {
    let places = try run(["--errors"] + files).split(separator: "\n")
    return Set(places.map { String($0.prefix { $0 != ":" }) })
  }

  private func run(_ arguments: [String]) throws -> String {
    let outcome = try python.run(
      ["Grammar/tests/tree_sitter_classes.py", library] + arguments, in: Repository.path(""))
    try #require(outcome.status == 0, "\(outcome.text)")
    return outcome.text
  }
}
