@testable import EcelerityConf

extension GeneratedConfiguration.Statement {
  /// What `statements` say; nil stands for tokens that make no statement.
  static func read(_ statements: Statements) -> [Self?] {
    statements.map { statement in
      let tree = statement.tree
      switch statement.kind {
      case .include:
        return statement.include?.pathToken.map { .include(path: ScalarText.value($0, in: tree)) }
      case .option, .listOption, .dictionaryOption:
        guard let option = statement.option, let value = read(option.value, in: tree) else {
          return nil
        }
        return .option(name: option.name.lowercased(), value: value)
      case .stanza:
        guard let stanza = statement.stanza else { return nil }
        let body = read(stanza.statements)
        guard !body.contains(nil) else { return nil }
        return .stanza(
          name: stanza.name.lowercased(),
          label: stanza.labelToken.map { ScalarText.value($0, in: tree) },
          body: body.compactMap { $0 })
      case .file, .unexpected: return nil
      }
    }
  }

  private static func read(
    _ value: ValueSyntax, in tree: SyntaxTree
  ) -> GeneratedConfiguration.Value? {
    let text = { (token: TokenIndex) in ScalarText.value(token, in: tree) }
    switch value {
    case .scalar(let token): return .scalar(text(token))
    case .list(let items): return .list(items.map(text))
    case .dictionary(let pairs):
      return .dictionary(pairs.map { .init(key: text($0.key), value: text($0.value)) })
    case .missing: return nil
    }
  }
}
