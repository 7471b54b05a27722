/// The options that a walk asked for, by the places in which it looked them up.
struct AskedOptions: Sendable {
  private var byPlaces: [Int: KeywordSet] = [:]

  mutating func insert(_ option: Keyword, at places: BindingPlaces) {
    byPlaces[places.number, default: []].insert(option)
  }

  /// The options asked for in `places`.
  func options(at places: BindingPlaces) -> KeywordSet { byPlaces[places.number] ?? [] }

  /// The options asked for in any places.
  var all: KeywordSet { byPlaces.values.reduce([]) { $0.union($1) } }
}
