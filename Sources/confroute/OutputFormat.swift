import ToolSupport

/// The output formats of answers.
enum OutputFormat: String, CaseIterable {
  case text, json

  static let option = CommandOption.choice(
    "output-format", of: OutputFormat.allCases, default: .text, help: "how to print"
  ).alsoCalled("format", "f").alsoCalled(["json": "json"])
}
