internal import EcelerityConf
internal import ToolSupport

/// A report of the syntax errors of one file.
struct ErrorReport {
  private let tree: SyntaxTree
  private let map: LineMap
  private let name: String

  init(_ tree: SyntaxTree) {
    self.tree = tree
    map = LineMap(tree.source.bytes)
    name = tree.source.path.visible
  }

  /// Writes `file:line:column: error: message [rule]`, the advice, and the related place.
  func write(_ problems: [SyntaxProblem], to console: inout Console) {
    let errors = problems.filter(\.isError)
    for error in errors.prefix(Message.errorLimit) {
      let word = console.errorPalette.paint("error", .error)
      let message = error.message(in: tree).visible
      let rule = RuleCatalog.rule(about: error.kind).description.id
      console.error.line("\(place(error.range)): \(word): \(message) [\(rule)]")
      console.error.line("  \(error.advice)")
      if let related = error.related {
        console.error.line("  \(place(related)): \(error.relatedMessage)")
      }
    }
    let rest = errors.count - Message.errorLimit
    if rest > 0 { console.error.line(Message.moreErrors(name, rest)) }
  }

  private func place(_ range: ByteRange) -> String {
    let position = map.position(of: range.lowerBound)
    return "\(name):\(position.line):\(position.column)"
  }
}
