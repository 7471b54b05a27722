import EcelerityConf
import ToolSupport

/// `--scope`: the stanzas in which a fragment is read, in the syntax of `confroute eval`.
///
/// Labels with spaces are quoted; the slashes between the steps of scopes in findings are allowed.
enum FragmentScope {
  static let option = OptionDeclaration.text(
    "scope", "SCOPE", help: "the scope that each FILE is a fragment of, such as 'binding b'")

  /// The stanzas in `arguments`; none if the option is not given.
  static func stanzas(_ arguments: ParsedArguments) throws -> [StanzaName] {
    guard let text = arguments.value(option.name) else { return [] }
    guard !arguments.operands.isEmpty else {
      throw CommandFailure("option `--\(option.name)` is for fragments; name the file to read")
    }
    do {
      let scope = try QueryScope(words: try words(of: text)[...])
      guard !scope.stanzas.isEmpty else { throw CommandFailure("it names no stanza") }
      return scope.stanzas
    } catch {
      throw CommandFailure(
        "option `--\(option.name)` has the value `\(text.visible)`: \("\(error)".visible)")
    }
  }

  private static func words(of text: String) throws -> [String] {
    var words: [String] = []
    var rest = text[...]
    while true {
      rest = rest.drop { $0.isWhitespace }
      guard let first = rest.first else { return words }
      if first == "\"" {
        rest = rest.dropFirst()
        guard let end = rest.firstIndex(of: "\"") else {
          throw CommandFailure("a quote is not closed")
        }
        words.append(String(rest[..<end]))
        rest = rest[rest.index(after: end)...]
      } else {
        let word = rest.prefix { !$0.isWhitespace }
        if word != "/" { words.append(String(word)) }
        rest = rest[word.endIndex...]
      }
    }
  }
}
