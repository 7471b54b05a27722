import TestRandom

@testable import EcelerityConf

/// Writes statements in one of the many ways in which they can be written: letter case of names, quotes,
/// white space, comments and lines that end in CR LF.
///
/// The same seed gives the same text. Where nothing odd is asked for there is one statement a line.
struct GeneratedText {
  /// What may be odd about a text.
  struct Oddities: OptionSet {
    let rawValue: Int

    /// Names in mixed case.
    static let names = Oddities(rawValue: 1)
    /// White space and comments anywhere, CR LF, a byte order mark.
    static let space = Oddities(rawValue: 2)
    /// `# conffmt: off` and `# conffmt: on`.
    static let markers = Oddities(rawValue: 4)
  }

  private enum Kind {
    case word
    case string
    case regex
    case mark
  }

  private let oddities: Oddities
  private let lineEnd: String
  private var random: SeededRandom
  private var text = ""
  private var previous = Kind.mark
  private var depth = 0

  private init(seed: UInt64, _ oddities: Oddities) {
    var random = SeededRandom(seed ^ 0xA5A5)
    lineEnd = oddities.contains(.space) && random.oneIn(4) ? "\r\n" : "\n"
    self.random = random
    self.oddities = oddities
  }

  /// `statements` as written by `seed`.
  static func write(
    _ statements: [GeneratedConfiguration.Statement], seed: UInt64, _ oddities: Oddities = []
  ) -> String {
    var writer = GeneratedText(seed: seed, oddities)
    if oddities.contains(.space), writer.random.oneIn(8) { writer.text = "\u{FEFF}" }
    writer.write(statements)
    writer.text += writer.random.oneIn(8) ? "" : writer.lineEnd
    return writer.text
  }

  // MARK: Statements

  private mutating func write(_ statements: [GeneratedConfiguration.Statement]) {
    for statement in statements {
      startStatement()
      switch statement {
      case .include(let path):
        name(random.oneIn(4) ? "readonly_include" : "include")
        scalar(path, isValue: true)
      case .option(let name, let value):
        self.name(name)
        write(value)
      case .stanza(let name, let label, let body):
        self.name(name)
        if let label { self.label(label) }
        nest("{", "}") { $0.write(body) }
      }
    }
  }

  private mutating func write(_ value: GeneratedConfiguration.Value) {
    if case .dictionary = value, random.oneIn(3) {} else { append("=", .mark) }
    switch value {
    case .scalar(let text): scalar(text, isValue: true)
    case .list(let items):
      nest("(", ")") { writer in
        for (index, item) in items.enumerated() {
          writer.scalar(item)
          if index + 1 < items.count, writer.random.oneIn(2) { writer.append(",", .mark) }
        }
      }
    case .dictionary(let pairs):
      nest("[", "]") { writer in
        for pair in pairs {
          writer.scalar(pair.key)
          writer.append("=", .mark)
          writer.scalar(pair.value)
        }
      }
    }
  }

  private mutating func nest(
    _ opening: String, _ closing: String, _ body: (inout GeneratedText) -> Void
  ) {
    append(opening, .mark)
    depth += 1
    body(&self)
    depth -= 1
    if opening == "{", !oddities.contains(.space) { startLine() }
    append(closing, .mark)
  }

  // MARK: Tokens

  private mutating func name(_ name: String) {
    guard oddities.contains(.names) else { return append(name, .word) }
    let letters = name.map { random.oneIn(2) ? $0.uppercased() : String($0) }
    append(letters.joined(), .word)
  }

  private mutating func label(_ label: String) {
    let isRegex = label.count > 2 && label.hasPrefix("/") && label.hasSuffix("/")
    if isRegex, !label.contains(" "), !label.contains("\\"), random.oneIn(2) {
      append(label, .regex)
    } else {
      scalar(label)
    }
  }

  private mutating func scalar(_ text: String, isValue: Bool = false) {
    let mayBeBare =
      text.wholeMatch(of: /[A-Za-z0-9_][A-Za-z0-9_.:@\/%-]*/) != nil
      && (isValue || text != "include")
    if mayBeBare, random.oneIn(2) { return append(text, .word) }
    append("\"" + text.map { spelled($0) }.joined() + "\"", .string)
  }

  private mutating func spelled(_ character: Character) -> String {
    switch character {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\r": "\\r"
    case "\n": random.oneIn(2) ? "\\n" : "\n"
    case "\t": random.oneIn(2) ? "\\t" : "\t"
    default: String(character)
    }
  }

  private mutating func append(_ token: String, _ kind: Kind) {
    text += gap(before: token, kind)
    text += token
    previous = kind
  }

  // MARK: White space

  private mutating func startStatement() {
    if !oddities.contains(.space) || random.oneIn(2) { startLine() }
    guard oddities.contains(.markers), random.oneIn(10) else { return }
    startLine()
    text += "# conffmt: \(random.pick(["off", "off", "on"]))\(random.pick(["", " for a reason"]))"
    startLine()
  }

  private mutating func startLine() {
    if text.isEmpty { return }
    text += lineEnd + String(repeating: "  ", count: depth)
  }

  private mutating func gap(before token: String, _ kind: Kind) -> String {
    let isApart = text.isEmpty || text.last?.isWhitespace == true
    guard oddities.contains(.space) else { return isApart ? "" : " " }
    // `include` and a name could be one word; a string over lines that touches what follows looks like
    // two that lack a quote; `#` and `/*` belong to a word they touch.
    let needsSpace = previous == .regex || previous == .string || previous == .word && kind != .mark
    var gap = needsSpace && !isApart ? random.pick([" ", "\t", lineEnd, " \u{0C}\u{0B}\r"]) : ""
    while random.oneIn(3) {
      let space = previous != .mark && gap.isEmpty && !isApart ? " " : ""
      switch Int.random(in: 0..<6, using: &random) {
      case 0: gap += "\(space)# it's a \"comment\" } (\(lineEnd)"
      case 1: gap += "\(space)/* \" ' { ... */ "
      case 2: gap += lineEnd + "  "
      case 3: gap += "\t"
      default: gap += " "
      }
    }
    return gap
  }
}
