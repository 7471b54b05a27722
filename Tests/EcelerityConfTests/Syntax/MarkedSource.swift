import EcelerityConf
import Testing

/// A source text with the marks 1️⃣ 2️⃣ … removed, and their offsets.
struct MarkedSource {
  let bytes: [UInt8]
  private var places: [String: UInt32] = [:]

  init(_ text: String) {
    var bytes: [UInt8] = []
    for character in text {
      if MarkedSource.marks.contains(character) {
        places[String(character)] = UInt32(bytes.count)
      } else {
        bytes += String(character).utf8
      }
    }
    self.bytes = bytes
  }

  private static let marks: [Character] = ["1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣", "6️⃣", "7️⃣", "8️⃣", "9️⃣"]

  /// The offset of `mark`.
  func offset(_ mark: String) -> UInt32? { places[mark] }
}

/// A problem expected by a test: its kind, the mark at its start and the mark at the start of its
/// related place.
struct Expected {
  let mark: String
  let kind: SyntaxProblem.Kind
  let related: String?
  let text: String?

  init(_ mark: String, _ kind: SyntaxProblem.Kind, related: String? = nil, text: String? = nil) {
    self.mark = mark
    self.kind = kind
    self.related = related
    self.text = text
  }
}

/// Parses `text` and checks its problems, and its statements if `shape` is given.
@discardableResult
func assertParse(
  _ text: String, _ shape: String? = nil, problems: [Expected] = [],
  sourceLocation: SourceLocation = #_sourceLocation
) -> SyntaxTree {
  let marked = MarkedSource(text)
  let tree = SyntaxTree(parsing: SourceFile(path: "test.conf", bytes: marked.bytes))
  expectLossless(tree, sourceLocation: sourceLocation)
  let found = tree.problems.map { "\($0.kind) at \($0.range.lowerBound)" }
  let wanted = problems.map {
    "\($0.kind) at \(marked.offset($0.mark).map(String.init) ?? "no mark")"
  }
  #expect(found == wanted, sourceLocation: sourceLocation)
  for (problem, expected) in zip(tree.problems, problems) {
    if let related = expected.related {
      let place = problem.related?.lowerBound
      #expect(place == marked.offset(related), sourceLocation: sourceLocation)
    }
    if let text = expected.text {
      #expect(tree.source.text(problem.range) == text, sourceLocation: sourceLocation)
    }
  }
  if let shape {
    #expect(Shape.of(tree.statements) == shape, sourceLocation: sourceLocation)
  }
  return tree
}

/// A description of statements on one line: `a=1`, `b=(1 2)`, `c=[k:v]`, `s "l"{…}`, `<x.conf>`,
/// and `?` for tokens that form no statement.
enum Shape {
  static func of(_ statements: Statements) -> String {
    statements.map(of).joined(separator: "; ")
  }

  private static func of(_ statement: StatementSyntax) -> String {
    let tree = statement.tree
    if let include = statement.include {
      return "<\(include.pathToken.map { tree.text($0) } ?? "")>"
    }
    if let stanza = statement.stanza {
      let label = stanza.labelToken.map { " " + tree.text($0) } ?? ""
      return "\(stanza.name)\(label){\(of(stanza.statements))}"
    }
    guard let option = statement.option else { return "?" }
    return "\(option.name)=\(of(option.value, tree))"
  }

  private static func of(_ value: ValueSyntax, _ tree: SyntaxTree) -> String {
    switch value {
    case .scalar(let token): tree.text(token)
    case .list(let list): "(" + list.map { tree.text($0) }.joined(separator: " ") + ")"
    case .dictionary(let pairs):
      "[" + pairs.map { "\(tree.text($0.key)):\(tree.text($0.value))" }.joined(separator: " ") + "]"
    case .missing: ""
    }
  }
}
