import EcelerityConf
import ToolSupport

/// The structure of a document: symbols and folding ranges.
enum Outline {
  /// The maximum number of tokens in a file for an outline with options; larger files only get
  /// stanzas and includes.
  private static let mostTokens = 20_000
  private static let longestDetail = 60

  static func symbols(_ view: inout DocumentView) -> [DocumentSymbol] {
    symbols(
      of: view.tree.statements, showsOptions: view.tree.tokens.count <= mostTokens, &view)
  }

  private static func symbols(
    of statements: Statements, showsOptions: Bool, _ view: inout DocumentView
  ) -> [DocumentSymbol] {
    var found: [DocumentSymbol] = []
    for statement in statements {
      if let stanza = statement.stanza {
        let children = symbols(of: stanza.statements, showsOptions: showsOptions, &view)
        found.append(symbol(stanza, children, &view))
      } else if let include = statement.include, let path = include.pathToken {
        found.append(
          symbol(
            statement, view.tree.text(include.keywordToken),
            ScalarText.value(path, in: view.tree), .file, path, [], &view))
      } else if showsOptions, let option = statement.option {
        found.append(
          symbol(
            statement, shown(option.nameToken, view.tree), detail(of: option, view.tree),
            .property, option.nameToken, [], &view))
      }
    }
    return found
  }

  private static func symbol(
    _ stanza: StanzaSyntax, _ children: [DocumentSymbol], _ view: inout DocumentView
  ) -> DocumentSymbol {
    var name = shown(stanza.nameToken, view.tree)
    if let label = stanza.labelToken { name += " " + self.label(label, view.tree) }
    return symbol(
      stanza.statement, name, nil, .namespace, stanza.labelToken ?? stanza.nameToken, children,
      &view)
  }

  /// The token `name` as written, with secrets masked.
  private static func shown(_ name: TokenIndex, _ tree: SyntaxTree) -> String {
    Redaction.text(tree.tokens.range(name), of: tree)
  }

  private static func label(_ token: TokenIndex, _ tree: SyntaxTree) -> String {
    Redaction.applies(to: tree.tokens.range(token), of: tree)
      ? Redaction.mask : ScalarText.value(token, in: tree)
  }

  private static func symbol(
    _ statement: StatementSyntax, _ name: String, _ detail: String?, _ kind: DocumentSymbol.Kind,
    _ token: TokenIndex, _ children: [DocumentSymbol], _ view: inout DocumentView
  ) -> DocumentSymbol {
    DocumentSymbol(
      name: name.visible, detail: detail?.visible, kind: kind,
      range: view.places.range(statement.range, in: view.file.id),
      selectionRange: view.places.range(view.tree.tokens.range(token), in: view.file.id),
      children: children.isEmpty ? nil : children)
  }

  /// The value of `option`, truncated if long and masked if confidential.
  private static func detail(of option: OptionSyntax, _ tree: SyntaxTree) -> String {
    let range = option.valueRange
    let shown = ByteRange(
      range.lowerBound, range.lowerBound + UInt32(min(range.count, longestDetail)))
    guard !Redaction.applies(to: shown, of: tree) else { return Redaction.mask }
    return tree.source.text(shown) + (range.count > longestDetail ? "…" : "")
  }

  // MARK: Folds

  /// The folding ranges of stanzas, long values and multi-line comments.
  static func folds(_ view: inout DocumentView) -> [FoldingRange] {
    var folds: [FoldingRange] = []
    append(foldsOf: view.tree.statements, to: &folds, &view)
    appendComments(to: &folds, &view)
    return folds.sorted { ($0.startLine, $0.endLine) < ($1.startLine, $1.endLine) }
  }

  private static func append(
    foldsOf statements: Statements, to folds: inout [FoldingRange], _ view: inout DocumentView
  ) {
    for statement in statements {
      append(statement.range, to: &folds, &view)
      if let stanza = statement.stanza {
        append(foldsOf: stanza.statements, to: &folds, &view)
      }
    }
  }

  /// Appends a fold that leaves the last line, with the closing bracket, visible.
  private static func append(
    _ range: ByteRange, to folds: inout [FoldingRange], _ view: inout DocumentView
  ) {
    let lines = view.document.text.lines
    let first = lines.line(of: Int(range.lowerBound))
    let last = lines.line(of: Int(range.upperBound)) - 1
    if last > first { folds.append(FoldingRange(startLine: first, endLine: last, kind: nil)) }
  }

  private static func appendComments(to folds: inout [FoldingRange], _ view: inout DocumentView) {
    let tokens = view.tree.tokens
    let lines = view.document.text.lines
    for index in 0..<tokens.count where tokens.gap(before: index).count > 3 {
      var first: Int?
      var last = 0
      for piece in view.tree.trivia(before: index) where piece.isComment {
        // A comment after a statement is not part of those that follow.
        let line = lines.line(of: Int(piece.range.lowerBound))
        if let start = first, line > last + 1 {
          if last > start { folds.append(.init(startLine: start, endLine: last, kind: "comment")) }
          first = line
        }
        first = first ?? line
        last = lines.line(of: max(Int(piece.range.upperBound) - 1, Int(piece.range.lowerBound)))
      }
      if let start = first, last > start {
        folds.append(.init(startLine: start, endLine: last, kind: "comment"))
      }
    }
  }
}
