/// A list of domains, in which an item may begin with `*`, which matches anything.
///
/// `*.oak.example` does not match `oak.example`; `*oak.example` does, and `badoak.example` too.
///
/// Page: content/momentum/4/config/ref-relay-domains.md.
package struct LeftGlobList: Sendable {
  private var names: Set<String> = []
  /// The texts after the stars, with the position of the first item that has each.
  private var suffixes: [String: Int] = [:]
  /// The lengths of the suffixes, so that only few suffixes of a name are looked up.
  private var lengths: Set<Int> = []

  /// The list of `items`.
  package init(_ items: some Sequence<String>) {
    for (position, item) in items.enumerated() {
      if item.hasPrefix("*") {
        let suffix = DomainName(String(item.dropFirst())).text
        if suffixes[suffix] == nil { suffixes[suffix] = position }
        lengths.insert(suffix.count)
      } else {
        names.insert(DomainName(item).text)
      }
    }
  }

  /// The items, if all of them are names.
  var onlyNames: Set<String>? { suffixes.isEmpty ? names : nil }

  /// Whether an item matches `domain`.
  package func contains(_ domain: DomainName) -> Bool {
    if names.contains(domain.text) { return true }
    guard !suffixes.isEmpty else { return false }
    let count = domain.text.count
    return lengths.contains { length in
      length <= count && suffixes[String(domain.text.suffix(length))] != nil
    }
  }

  /// The position of the first item with a star that matches `domain`.
  func firstGlob(matching domain: DomainName) -> Int? {
    let count = domain.text.count
    return lengths.lazy.filter { $0 <= count }
      .compactMap { suffixes[String(domain.text.suffix($0))] }.min()
  }
}
