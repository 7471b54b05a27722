import TestFiles
import Testing

struct GrammarTests {
  /// The source of the parser, which is split over several files.
  private func parserText() throws -> String {
    try ["Parser", "Parser+Stanzas", "Parser+Values", "Parser+Recovery"].map {
      try Repository.text("Sources/EcelerityConf/Syntax/\($0).swift")
    }.joined(separator: "\n")
  }

  /// The productions in the doc comments of the parser, each with the method it documents.
  private func documented() throws -> [(production: [String], method: String)] {
    var found: [(production: [String], method: String)] = []
    var pending: [[String]] = []
    for line in try parserText().split(separator: "\n") {
      let text = line.drop { $0 == " " }
      if text.hasPrefix("///") {
        let symbols = Grammar.symbols(String(text.dropFirst(3)))
        if symbols.last == ";", symbols.dropFirst().first == "=" { pending.append(symbols) }
      } else if let name = text.split(separator: "func ").dropFirst().first, text.contains("func ")
      {
        found += pending.map { ($0, String(name.prefix { $0 != "(" })) }
        pending = []
      } else if !text.hasPrefix("@") {
        #expect(pending.isEmpty, "a production above `\(text)`, which is no method")
        pending = []
      }
    }
    return found
  }

  /// The productions of the grammar file, each as its symbols.
  private func written() throws -> [[String]] {
    let text = try Repository.text("Grammar/ecelerity.ebnf").split(
      separator: "(* Syntactic part. *)")
    let symbols = Grammar.symbols(String(try #require(text.last)))
    return symbols.split(separator: ";").map { $0 + [";"] }
  }

  @Test func everyProductionIsTheCommentOfOneMethod() throws {
    let comments = try documented()
    for production in try written() {
      let methods = comments.filter { $0.production == production }.map(\.method)
      #expect(methods.count == 1, "`\(production.joined(separator: " "))` is carried by \(methods)")
    }
  }

  @Test func noMethodCarriesAProductionThatIsNotInTheFile() throws {
    let productions = try written()
    for comment in try documented() {
      #expect(
        productions.contains(comment.production),
        "`\(comment.production.joined(separator: " "))` above `\(comment.method)`")
    }
  }

  @Test func everyNameIsDefinedOrAToken() throws {
    let grammar = try Grammar.language()
    #expect(grammar.names.first == "file")
    for (name, expression) in grammar.productions {
      for used in names(in: expression) where used != used.uppercased() {
        #expect(grammar.productions[used] != nil, "`\(used)`, used by `\(name)`")
      }
    }
  }

  private func names(in expression: Grammar.Expression) -> [String] {
    switch expression {
    case .literal: []
    case .name(let name): [name]
    case .sequence(let parts), .choice(let parts): parts.flatMap(names)
    case .optional(let inner), .repetition(let inner): names(in: inner)
    }
  }

  @Test func theReaderOfTheNotationRefusesWhatIsNotInIt() {
    #expect(throws: GrammarError.self) { try Grammar("a = ( b ;") }
    #expect(throws: GrammarError.self) { try Grammar("a b ;") }
    #expect(throws: GrammarError.self) { try Grammar("a = b") }
  }
}
