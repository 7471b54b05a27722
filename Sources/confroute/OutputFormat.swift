/// The output formats of answers.
enum OutputFormat: String, CaseIterable {
  case text, json
}
