import TestRandom

/// A generator of random sentences of the language from its grammar.
///
///     var generator = SentenceGenerator(seed: 7)
///     let sentence = try generator.sentence()  // text that must be parsed without an error
struct SentenceGenerator {
  /// A generated statement, as the tree must represent it.
  enum Statement: Hashable {
    case include(path: String)
    case option(name: String, value: [String])
    indirect case stanza(name: String, label: String?, body: [Statement])
  }

  /// A text and its statements.
  struct Sentence {
    let seed: UInt64
    let text: String
    let statements: [Statement]
  }

  private struct Token {
    let text: String
    let kind: String
    let production: String
    let isInList: Bool
  }

  private let seed: UInt64
  private let grammar: Grammar
  private var random: SeededRandom
  private var depth = 0
  private var lists = 0
  private var tokens: [Token] = []
  private var open: [[Statement]] = []

  /// Creates a generator; equal seeds give equal sentences.
  init(seed: UInt64) throws {
    self.seed = seed
    grammar = try Grammar.language()
    random = SeededRandom(seed)
  }

  /// Returns the next sentence.
  mutating func sentence() throws -> Sentence {
    tokens = []
    open = [[]]
    try expand("file")
    return Sentence(seed: seed, text: layOut(), statements: open[0])
  }

  // MARK: Expanding

  private mutating func expand(_ name: String) throws {
    guard let expression = grammar.productions[name] else {
      throw GrammarError(message: "`\(name)` is not defined")
    }
    let first = tokens.count
    depth += name == "body" ? 1 : 0
    lists += name == "list" ? 1 : 0
    if name == "stanza" { open.append([]) }
    try expand(expression, in: name)
    if name == "list" { lists -= 1 }
    if name == "body" { depth -= 1 }
    record(name, tokens[first...])
  }

  private mutating func expand(_ expression: Grammar.Expression, in production: String) throws {
    switch expression {
    case .literal(let text): append(text, "mark", production)
    case .name("END"): break
    case .name(let name) where name == name.uppercased():
      append(word(for: name, in: production), name, production)
    case .name(let name): try expand(name)
    case .sequence(let parts): for part in parts { try expand(part, in: production) }
    case .choice(let parts): try expand(choose(among: parts), in: production)
    case .optional(let inner): if random.oneIn(2) { try expand(inner, in: production) }
    case .repetition(let inner):
      let most = production == "body" ? max(0, 7 - 2 * depth) : 4
      for _ in 0..<Int.random(in: 0...most, using: &random) { try expand(inner, in: production) }
    }
  }

  /// Chooses a part; to bound the nesting, no stanza at a great depth.
  private mutating func choose(among parts: [Grammar.Expression]) -> Grammar.Expression {
    random.pick(depth < 4 ? parts : parts.filter { $0 != .name("stanza") })
  }

  private mutating func append(_ text: String, _ kind: String, _ production: String) {
    tokens.append(Token(text: text, kind: kind, production: production, isInList: lists > 0))
  }

  /// Records the statement just completed.
  private mutating func record(_ name: String, _ tokens: ArraySlice<Token>) {
    let texts = tokens.map(\.text)
    switch name {
    case "include": close(.include(path: texts[1]))
    case "option":
      let value = texts.dropFirst().filter { !["=", "(", ")", "[", "]", ","].contains($0) }
      close(.option(name: texts[0], value: Array(value)))
    case "stanza":
      let body = open.removeLast()
      let header = texts.prefix { $0 != "{" }.dropFirst().filter { $0 != "=" }
      close(.stanza(name: texts[0], label: header.first, body: body))
    default: break
    }
  }

  private mutating func close(_ statement: Statement) {
    open[open.count - 1].append(statement)
  }

  // MARK: Tokens

  private static let words = [
    "gateway", "Max_Outbound_Connections", "25", "-1", "0.25", "0640", "192.0.2.7",
    "192.0.2.7:8162",
    "2001:db8::7", "*.example.net", "__hostname__", "Message-ID", "hook:data", "a/b",
    "/run/ec.sock",
    "é", "x@y", "50%", "a;b", "$x", "..", "https://mail.example/x", "true",
  ]
  private static let strings = [
    "\"\"", "\"x\"", "\"a b\"", "\"# no comment\"", "\"/* nor this */\"", "\"a\\\"b\"", "\"\\\\\"",
    "\"^mx\\d+\\.example$\"", "\"it's\"", "\"(a, b)\"", "\"{ = }\"", "\"select a\n  from b\"",
    "\"[::]:25\"", "\"é\"",
  ]
  private static let regexes = [
    "/^mx[0-9]+\\.example$/", "/a(b|c)\\.d$/", "/a{2,3}\"b'c/", "/x#y/",
  ]
  private static let includes = ["include", "INCLUDE", "readonly_include", "ReadOnly_Include"]

  private mutating func word(for token: String, in production: String) -> String {
    switch token {
    case "STRING": return random.pick(SentenceGenerator.strings)
    case "REGEXWORD": return random.pick(SentenceGenerator.regexes)
    case "INCLUDE": return random.pick(SentenceGenerator.includes)
    // Except at the start of a statement, `include` is an ordinary word.
    default:
      let isPlain = production != "name" && production != "label" && random.oneIn(30)
      let comma = lists == 0 && production == "scalar" && random.oneIn(30)
      return isPlain ? "include" : comma ? "a,b" : random.pick(SentenceGenerator.words)
    }
  }

  // MARK: Layout

  private mutating func layOut() -> String {
    let lineEnd = random.oneIn(4) ? "\r\n" : "\n"
    var text = random.oneIn(8) ? "\u{FEFF}" : ""
    var previous: Token?
    for token in tokens {
      text += gap(between: previous, and: token, lineEnd)
      text += token.text
      previous = token
    }
    return text + gap(between: previous, and: nil, lineEnd)
  }

  private mutating func gap(between left: Token?, and right: Token?, _ lineEnd: String) -> String {
    // On a later line, a word would start a statement.
    if left?.text == "=", left?.production == "stanza", right?.kind == "WORD" { return " " }
    var text = ""
    if needsSpace(left, right) { text = random.pick([" ", "\t", lineEnd, " \u{0C}\u{0B}\r"]) }
    while random.oneIn(2) { text += piece(lineEnd, after: text.isEmpty ? left : nil) }
    return text
  }

  private mutating func piece(_ lineEnd: String, after left: Token?) -> String {
    // `#` ends a word with a warning, and `/*` is part of it.
    let touchesWord = left.map { $0.kind != "mark" && $0.kind != "STRING" } ?? false
    let space = touchesWord ? " " : ""
    switch Int.random(in: 0..<6, using: &random) {
    case 0: return "\(space)# it's a \"comment\" } (\(lineEnd)"
    case 1: return "\(space)/* \" ' { ... */ "
    case 2: return lineEnd + "  "
    default: return " "
    }
  }

  private func needsSpace(_ left: Token?, _ right: Token?) -> Bool {
    guard let left, let right else { return false }
    // A string of several lines that touches what follows looks like two that lack a quote.
    if left.text.contains("\n") { return true }
    let isWord = { (token: Token) in token.kind != "mark" && token.kind != "STRING" }
    // Outside a list, a comma would become part of the word.
    return isWord(left) && isWord(right) || left.kind == "REGEXWORD" && right.text != "{"
  }
}
