/// Which options a walk asked for, by the places in which it asked.
struct AskedOptions: Sendable {
  private var byPlaces: [Int: KeywordSet] = [:]

  mutating func insert(_ option: Keyword, at places: BindingPlaces) {
    byPlaces[places.number, default: []].insert(option)
  }

  /// Those asked for in `places`.
  func options(at places: BindingPlaces) -> KeywordSet { byPlaces[places.number] ?? [] }

  /// Those asked for anywhere.
  var all: KeywordSet { byPlaces.values.reduce([]) { $0.union($1) } }
}
