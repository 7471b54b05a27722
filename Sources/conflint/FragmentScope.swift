import EcelerityConf
import ToolSupport

/// `--scope`: the stanzas in which a fragment is read, in the syntax of `confroute eval`.
///
/// Labels with spaces are quoted; the slashes between the steps of scopes in findings are allowed.
enum FragmentScope {
  static let option = OptionDeclaration.text(
    "scope", "SCOPE", help: "the scope that each FILE is a fragment of, such as 'binding b'")

  /// Puts the fragment of `options` into the scope in `arguments`, if there is one. `modules` are
  /// those that only the installation has, which have no stanzas inside.
  static func enclose(
    _ options: inout ConfigurationOptions, _ arguments: ParsedArguments, modules: () -> Set<String>
  ) throws {
    guard let text = arguments.value(option.name) else { return }
    guard !arguments.operands.isEmpty else {
      throw CommandFailure("option `--\(option.name)` is for fragments; name the file to read")
    }
    do {
      let words = try words(of: text)
      if let name = words.first, words.count < 3, !isKnownStanza(name),
        modules().contains(name.lowercased()),
        let module = OwnModule(name, words.dropFirst().first)
      {
        options.enclosingModule = module
        return
      }
      options.enclosure = try QueryScope(words: words[...]).stanzas
      guard !options.enclosure.isEmpty else { throw CommandFailure("it names no stanza") }
    } catch {
      throw CommandFailure(
        "option `--\(option.name)` has the value `\(text.visible)`: \("\(error)".visible)")
    }
  }

  private static func isKnownStanza(_ name: String) -> Bool {
    Keyword(name).map(OptionTable.isKnownStanza) ?? false
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
