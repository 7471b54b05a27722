import EcelerityConf
import ToolSupport

/// `--scope`: the stanzas a fragment is read in, in the words of `confroute eval`.
///
/// Labels with blanks stand in quotes; the slashes between the steps that findings print may stay.
enum FragmentScope {
  static let option = OptionDeclaration.text(
    "scope", "SCOPE", help: "the scope that each FILE is a fragment of, such as 'binding b'")

  /// The stanzas that `arguments` name; none when the option is not given.
  static func stanzas(_ arguments: ParsedArguments) throws -> [EnclosingStanza] {
    guard let text = arguments.value(option.name) else { return [] }
    guard !arguments.operands.isEmpty else {
      throw CommandFailure("option `--\(option.name)` is for fragments; name the file to read")
    }
    do {
      let scope = try QueryScope(words: try words(of: text)[...])
      guard !scope.stanzas.isEmpty else { throw CommandFailure("it names no stanza") }
      return scope.stanzas.map { EnclosingStanza($0.keyword, $0.label) }
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
