import EcelerityConf
import ToolSupport

/// `--scope`: the stanzas in which a fragment is read, in the syntax of `confroute eval`.
///
/// Labels with spaces are quoted (`QueryWords`); the slashes between the steps of scopes in findings are allowed.
enum FragmentScope {
  static let option = CommandOption.text(
    "scope", "SCOPE", help: "the scope that each FILE is a fragment of, such as 'binding b'")

  /// Puts the fragment of `options` into the scope in `arguments`, if there is one. `modules` are
  /// those that only the installation has, which have no stanzas inside.
  static func enclose(
    _ options: inout ConfigurationOptions, _ arguments: ParsedArguments, modules: () -> Set<String>
  ) throws {
    guard let text = arguments[option] else { return }
    guard !arguments.operands.isEmpty else {
      throw CommandFailure("option `--\(option.name)` is for fragments; name the file to read")
    }
    do {
      // Findings write slashes between the steps of a scope.
      let words = try QueryWords.words(of: text).filter { $0 != "/" }
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
}
