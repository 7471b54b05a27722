/// Translates the statements of a configuration into another language.
protocol Renderer {
  /// The text before everything else.
  var head: String { get }
  /// The text after everything else.
  var tail: String { get }

  /// The beginning of a stanza; `number` is unique.
  func open(_ name: String, _ label: String?, number: Int, _ indent: String) -> String
  func close(_ name: String, _ indent: String) -> String
  func option(_ name: String, _ value: String, number: Int, _ indent: String) -> String
  func list(_ name: String, _ items: [String], number: Int, _ indent: String) -> String
  func comment(_ text: String, _ indent: String) -> String
}

extension Renderer {
  var head: String { "" }
  var tail: String { "" }
}

/// `text` in double quotes, as in most languages.
func quoted(_ text: String) -> String {
  var result = "\""
  for character in text {
    if character == "\"" || character == "\\" { result += "\\" }
    result.append(character)
  }
  return result + "\""
}
