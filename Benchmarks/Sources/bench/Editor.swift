internal import ConfigurationGenerator

/// `bench editor`: the response times of `conflint lsp` while a large file is being edited.
///
/// Each request follows an edit that its answer has to include, so that no cached result can be
/// used.
enum Editor {
  /// A request of an editor, with its parameters besides the document.
  private struct Question {
    let name: String
    let method: String
    var parameters = ""

    static let all = [
      Question(name: "hover", method: "hover", parameters: position),
      Question(name: "completion", method: "completion", parameters: position),
      Question(name: "definition", method: "definition", parameters: position),
      Question(
        name: "references", method: "references",
        parameters: position + #","context":{"includeDeclaration":true}"#),
      Question(name: "document symbols", method: "documentSymbol"),
      Question(name: "folding", method: "foldingRange"),
      Question(name: "code lenses", method: "codeLens"),
      Question(
        name: "code actions", method: "codeAction",
        parameters: #","range":{"start":{"line":9,"character":0},"end":{"line":9,"character":1}}"#
          + #","context":{"diagnostics":[]}"#),
      Question(
        name: "formatting", method: "formatting",
        parameters: #","options":{"tabSize":2,"insertSpaces":true}"#),
    ]

    private static let position = #","position":{"line":9,"character":3}"#
  }

  static func run(_ arguments: Arguments) throws {
    let size = try arguments.size("size", default: "1M")
    let rounds = try arguments.number("rounds", default: 15)
    let conflint = try arguments.binaries() + "/conflint"
    try TemporaryDirectory.use { directory in
      let path = directory.file("ecelerity.conf")
      try Generate.write(.realistic, size: size, to: path)
      var session = try EditorSession(conflint, path)
      try session.open()
      print(
        "conflint lsp, a file of \(try Files.size(of: path)) bytes, after each byte that is typed")
      let table = Table("answer            ", "best ms", "median ms", "worst ms", "bytes")
      let diagnostics = try (0..<rounds).map { _ in try session.diagnosticsAfterTyping() }
      show("diagnostics", diagnostics, table)
      for question in Question.all {
        let answers = try (0..<rounds).map { _ in
          try session.answerAfterTyping(question.method, question.parameters)
        }
        show(question.name, answers, table)
      }
      try session.close()
    }
  }

  private static func show(_ name: String, _ answers: [EditorSession.Answer], _ table: Table) {
    let times = Rounds(answers.map(\.seconds))
    table.row(
      name, Cell.milliseconds(times.best), Cell.milliseconds(times.median),
      Cell.milliseconds(answers.map(\.seconds).max() ?? 0),
      "\(answers.map(\.size).max() ?? 0)")
  }
}
