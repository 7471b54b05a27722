import TestRandom

@testable import EcelerityConf

/// A configuration that was made up: what it says, apart from how it is written.
///
/// Options and stanzas come from the option table and stand where it says that they may; values have the
/// type of their option, most of the time. Labels and the values that lead to one another are few, so that
/// stanzas are opened again, options set again, and routes meet. The same seed gives the same one.
struct GeneratedConfiguration {
  /// One statement; names are in lower case, and texts are what is left when quotes are gone.
  indirect enum Statement: Hashable {
    case option(name: String, value: Value)
    case stanza(name: String, label: String?, body: [Statement])
    case include(path: String)
  }

  /// What stands behind the `=`.
  enum Value: Hashable {
    case scalar(String)
    case list([String])
    case dictionary([Pair])
  }

  /// `key = value`
  struct Pair: Hashable {
    let key: String
    let value: String
  }

  /// What it was made from.
  let seed: UInt64
  /// What it says.
  var statements: [Statement] = []
  private var random: SeededRandom

  /// The configuration of `seed`.
  init(seed: UInt64) {
    self.seed = seed
    random = SeededRandom(seed)
    let count = Int.random(in: 1...9, using: &random)
    statements = (0..<count).map { _ in statement(at: []) }
  }

  /// The same with a few changes: statements that are new, gone, or in another place.
  func changed() -> GeneratedConfiguration {
    var other = self
    for _ in 0..<Int.random(in: 1...3, using: &other.random) { other.change() }
    return other
  }

  private mutating func change() {
    let place = Int.random(in: 0..<statements.count, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: statements[place] = statement(at: [])
    case 1: statements.insert(statement(at: []), at: place)
    case 2 where statements.count > 1: statements.remove(at: place)
    default: statements.swapAt(place, Int.random(in: 0..<statements.count, using: &random))
    }
  }

  // MARK: Statements

  private mutating func statement(at path: [Keyword]) -> Statement {
    let place = GeneratedPlace.all[path]
    let stanzas = place?.stanzas ?? []
    guard path.count < 3, !stanzas.isEmpty, !random.oneIn(path.isEmpty ? 4 : 2) else {
      return option(at: path, place?.options ?? [])
    }
    let routing = stanzas.filter { GeneratedPlace.routing.contains($0.keyword) }
    return stanza(at: path, random.pick(routing.isEmpty || random.oneIn(4) ? stanzas : routing))
  }

  private mutating func stanza(at path: [Keyword], _ row: StanzaRow) -> Statement {
    let isLabelled = row.label == .required || row.label == .optional && random.oneIn(2)
    let label = isLabelled ? random.pick(GeneratedValues.labels(of: row.keyword)) : nil
    let count = Int.random(in: 0...4, using: &random)
    let body = (0..<count).map { _ in statement(at: path + [row.keyword]) }
    return .stanza(name: row.keyword.name, label: label, body: body)
  }

  private mutating func option(at path: [Keyword], _ rows: [OptionRow]) -> Statement {
    let routing = rows.filter { GeneratedValues.isRouting($0.keyword) }
    guard !rows.isEmpty, !random.oneIn(20) else {
      return .option(name: "my_own_option", value: GeneratedValues.anything(&random))
    }
    let row = random.pick(routing.isEmpty || random.oneIn(3) ? rows : routing)
    let fits = !random.oneIn(20)
    return .option(
      name: row.keyword.name,
      value: fits ? GeneratedValues.value(of: row, &random) : GeneratedValues.anything(&random))
  }
}

/// What may stand in one place.
struct GeneratedPlace {
  /// The stanzas that routes are made of.
  static let routing: Set<Keyword> = [.domain, .binding, .bindingGroup]

  let options: [OptionRow]
  let stanzas: [StanzaRow]

  /// By the stanzas around it, three at most.
  static let all: [[Keyword]: GeneratedPlace] = {
    let known = Keyword.all.filter(OptionTable.isKnownOption)
    let stanzas = Set(OptionTable.stanzaRows.map(\.keyword)).sorted()
    let paths = EveryOptionTests.paths.map { $0.map(\.keyword) }.filter { $0.count <= 3 }
    return paths.reduce(into: [:]) { places, path in
      places[path] = GeneratedPlace(
        options: known.compactMap { OptionTable.option($0, at: path) }.filter {
          $0.kind == .option
        },
        stanzas: stanzas.filter { !path.contains($0) }.compactMap {
          OptionTable.stanza($0, at: path)
        })
    }
  }()
}
