import EcelerityConf
import Testing

/// Every option of the option table in every scope of the language.
struct EveryOptionTests {
  /// Every place of a stanza, the global scope first.
  static let paths: [[StanzaRow]] = {
    var found: [[StanzaRow]] = [[]]
    var next = 0
    while next < found.count {
      let path = found[next]
      next += 1
      guard path.count < 4 else { continue }
      let keywords = path.map(\.keyword)
      for keyword in Set(OptionTable.stanzaRows.map(\.keyword)).sorted() {
        guard !keywords.contains(keyword), let row = OptionTable.stanza(keyword, at: keywords),
          !row.parents.contains(.anywhere)
        else { continue }
        found.append(path + [row])
      }
    }
    return found
  }()

  static let options = Keyword.all.filter(OptionTable.isKnownOption)

  private static let labels: [Keyword: String] = [
    .domain: "d.example", .host: "h.example", .peer: "192.0.2.0/24", .listen: ":25",
  ]

  private func scope(_ path: [StanzaRow]) -> QueryScope {
    QueryScope(
      path.map { row in
        .init(row.keyword, row.label == .absent ? nil : Self.labels[row.keyword] ?? "x")
      })
  }

  @Test func thereAreMany() {
    #expect(Self.options.count > 700)
    #expect(Self.paths.count > 100)
    let known = Set(Self.paths.map { $0.map(\.keyword) })
    for path: [Keyword] in [
      [.bindingGroup, .binding, .domain], [.binding, .host], [.pathwayGroup, .pathway],
      [.esmtpListener, .listen, .peer],
    ] {
      #expect(known.contains(path))
    }
  }

  /// In an empty configuration the end of the chain answers.
  @Test func nothingSetIsTheEndOfTheChain() throws {
    var evaluator = OptionEvaluator(try configuration(""))
    var wrong: [String] = []
    for path in Self.paths {
      let scope = scope(path)
      for option in Self.options {
        guard let fallback = Fallback(option, at: scope),
          let evaluation = evaluator.evaluate(option, at: scope),
          evaluation.setting == nil, evaluation.ignored.isEmpty,
          evaluation.candidates.map(\.scope) == fallback.scopes,
          evaluation.candidates.allSatisfy({ $0.outcome == .miss }),
          evaluation.text == end(of: fallback), evaluation.evidence.page.hasPrefix("content/"),
          (evaluation.consoleText == nil) == (evaluation.text == nil)
        else {
          wrong.append("\(option) at \(scope.title)")
          continue
        }
      }
    }
    #expect(wrong == [])
  }

  private func end(of fallback: Fallback) -> String? {
    switch fallback.end {
    case .builtInDefault: fallback.option.defaultValue
    case .unlimited: "-1"
    case .nothing: nil
    }
  }

  /// The strongest place that sets the option answers, and the following ones lose.
  @Test func theStrongestPlaceAnswers() throws {
    var wrong: [String] = []
    for path in Self.paths {
      let scope = scope(path)
      // A global option has the same answer everywhere.
      let chains = Self.options.compactMap { Fallback($0, at: scope) }
        .filter { $0.scopes != [.global] || path.isEmpty }
      for strongest in 0..<(chains.map(\.scopes.count).max() ?? 0) {
        var evaluator = OptionEvaluator(try configuration(text(of: chains, from: strongest)))
        for chain in chains where chain.scopes.count > strongest {
          let outcomes: [Candidate.Outcome] = chain.scopes.indices.map { index in
            index < strongest ? .miss : index == strongest ? .hit : .overridden
          }
          guard let evaluation = evaluator.evaluate(chain.option.keyword, at: scope),
            evaluation.candidates.map(\.scope) == chain.scopes,
            evaluation.candidates.map(\.outcome) == outcomes,
            evaluation.setting?.value.text == "v\(strongest)",
            evaluation.evidence.page.hasPrefix("content/")
          else {
            wrong.append("\(chain.option.keyword) at \(scope.title) from \(strongest)")
            continue
          }
        }
      }
    }
    #expect(wrong == [])
  }

  /// `v2` in the scope of rank 2, and so on, for every option of `chains`.
  private func text(of chains: [Fallback], from strongest: Int) -> String {
    var lines: [QueryScope: [String]] = [:]
    for chain in chains {
      for (rank, place) in chain.scopes.enumerated().dropFirst(strongest) {
        lines[place, default: []].append("\(chain.option.keyword) = v\(rank)\n")
      }
    }
    return lines.map { place, settings in
      place.stanzas.reversed().reduce(settings.joined()) { inner, stanza in
        let label = stanza.label.map { " \"\($0)\"" } ?? ""
        return "\(stanza.keyword)\(label) {\n\(inner)}\n"
      }
    }.joined()
  }

  /// Every place where an option is valid can be named in the words of the console.
  @Test func everyPlaceCanBeNamed() throws {
    var wrong: [String] = []
    for path in Self.paths {
      let scope = scope(path)
      let words = scope.stanzas.flatMap { [$0.keyword.name] + ($0.label.map { [$0] } ?? []) }
      for option in Self.options
      where OptionTable.option(option, at: scope.path)?.kind == .option {
        let query = try? OptionQuery(words: words + [option.consoleName])
        if query?.option != option || query?.scope != scope {
          wrong.append("\(option) at \(scope.title)")
        }
      }
    }
    #expect(wrong == [])
  }
}
