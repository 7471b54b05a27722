import TestFiles

/// A grammar in the notation of `Grammar/ecelerity.ebnf`.
struct Grammar {
  /// The right-hand side of a production.
  indirect enum Expression: Hashable {
    /// A punctuation mark.
    case literal(String)
    /// A reference to a production, or to a token if the name is in capitals.
    case name(String)
    case sequence([Expression])
    case choice([Expression])
    case optional(Expression)
    case repetition(Expression)
  }

  /// The right-hand sides by name.
  private(set) var productions: [String: Expression] = [:]
  /// The names in the order of their definitions.
  private(set) var names: [String] = []

  /// Parses productions of the form `name = … ;`.
  init(_ text: String) throws {
    var reader = Reader(symbols: Grammar.symbols(text)[...])
    while let name = reader.take() {
      try reader.expect("=")
      productions[name] = try reader.choice()
      names.append(name)
      try reader.expect(";")
    }
  }

  /// Splits a text into names, quoted terminals and marks, without comments.
  static func symbols(_ text: String) -> [String] {
    var symbols: [String] = []
    var rest = text[...]
    while let first = rest.first {
      if rest.hasPrefix("(*") {
        rest = rest.drop(upTo: "*)")
      } else if first == "\"" || first == "'" {
        let end = rest.dropFirst().firstIndex(of: first) ?? rest.index(before: rest.endIndex)
        symbols.append(String(rest[...end]))
        rest = rest[rest.index(after: end)...]
      } else if first.isLetter {
        symbols.append(String(rest.prefix { $0.isLetter || $0 == "_" }))
        rest = rest.drop { $0.isLetter || $0 == "_" }
      } else {
        if !first.isWhitespace { symbols.append(String(first)) }
        rest = rest.dropFirst()
      }
    }
    return symbols
  }
}

extension Substring {
  fileprivate func drop(upTo end: String) -> Substring {
    var rest = self
    while !rest.isEmpty, !rest.hasPrefix(end) { rest = rest.dropFirst() }
    return rest.dropFirst(end.count)
  }
}

/// A violation of the notation of the grammar.
struct GrammarError: Error {
  let message: String
}

/// A recursive descent parser of expressions.
private struct Reader {
  var symbols: ArraySlice<String>

  mutating func take() -> String? { symbols.popFirst() }

  mutating func expect(_ symbol: String) throws {
    let found = take() ?? "the end"
    guard found == symbol else { throw GrammarError(message: "`\(found)` instead of `\(symbol)`") }
  }

  mutating func choice() throws -> Grammar.Expression {
    var alternatives = [try sequence()]
    while symbols.first == "|" {
      _ = take()
      alternatives.append(try sequence())
    }
    return alternatives.count == 1 ? alternatives[0] : .choice(alternatives)
  }

  private mutating func sequence() throws -> Grammar.Expression {
    var parts: [Grammar.Expression] = []
    while let next = symbols.first, !["|", ";", "]", "}", ")"].contains(next) {
      parts.append(try part())
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func part() throws -> Grammar.Expression {
    let symbol = take() ?? ""
    switch symbol {
    case "[": return .optional(try enclosed(until: "]"))
    case "{": return .repetition(try enclosed(until: "}"))
    case "(": return try enclosed(until: ")")
    default:
      guard let first = symbol.first, first == "\"" || first == "'" || first.isLetter else {
        throw GrammarError(message: "unexpected `\(symbol)`")
      }
      return first.isLetter ? .name(symbol) : .literal(String(symbol.dropFirst().dropLast()))
    }
  }

  private mutating func enclosed(until end: String) throws -> Grammar.Expression {
    let inner = try choice()
    try expect(end)
    return inner
  }
}

extension Grammar {
  /// The syntactic part of the grammar of the language.
  static func language() throws -> Grammar {
    let text = try Repository.text("Grammar/ecelerity.ebnf")
    let parts = text.split(separator: "(* Syntactic part. *)")
    guard parts.count == 2 else { throw GrammarError(message: "no syntactic part") }
    return try Grammar(String(parts[1]))
  }
}
