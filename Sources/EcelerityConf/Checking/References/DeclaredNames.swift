/// The labels of the stanzas that options refer to by name, collected for a kind of stanza when it is
/// first asked for.
struct DeclaredNames {
  private let configuration: Configuration
  private var known: [Keyword: [String: Scope]] = [:]
  private var lowercased: [Keyword: [String: String]] = [:]
  private var mentioned: Set<String>?
  private var ordered: [Keyword: [String]] = [:]
  private var comparisonCount = 0

  /// More names are not compared, so that many that are not declared take no longer than all the rest.
  private static let maximumComparisons = 4_000_000

  init(_ configuration: Configuration) {
    self.configuration = configuration
  }

  /// The stanzas `keyword` by label, wherever they stand; of several the first.
  mutating func stanzas(_ keyword: Keyword) -> [String: Scope] {
    if let found = known[keyword] { return found }
    var found: [String: Scope] = [:]
    for scope in configuration.scopes(of: keyword) {
      if let label = scope.label, found[label] == nil { found[label] = scope }
    }
    known[keyword] = found
    return found
  }

  /// The label of a stanza `keyword` that is `name` but for the case of its letters.
  mutating func spelling(of name: String, _ keyword: Keyword) -> String? {
    if lowercased[keyword] == nil {
      lowercased[keyword] = Dictionary(
        stanzas(keyword).keys.sorted().map { ($0.lowercased(), $0) }, uniquingKeysWith: { $1 })
    }
    return lowercased[keyword]?[name.lowercased()]
  }

  /// The label of a stanza `keyword`, or of one that the server brings along, that `name` was probably meant to be.
  mutating func suggestion(for name: String, _ keyword: Keyword) -> String? {
    // In order, so that of two that are equally near it is always the same one.
    let labels = ordered[keyword] ?? (stanzas(keyword).keys + keyword.builtInLabels).sorted()
    ordered[keyword] = labels
    guard comparisonCount + labels.count <= DeclaredNames.maximumComparisons else { return nil }
    comparisonCount += labels.count
    return Spelling.suggestion(for: name, among: labels)
  }

  /// Whether a value names `label`, in any letter case, be it as one part of several:
  /// `:datasource:name:query`. Defaults count, and so do the labels of replicated caches.
  mutating func isMentioned(_ label: String) -> Bool {
    if let mentioned { return mentioned.contains(label.lowercased()) }
    var found: Set<String> = []
    for row in OptionTable.coreRows + OptionTable.moduleRows {
      if let text = row.defaultValue { found.insert(text.lowercased()) }
    }
    for setting in configuration.allSettings {
      for item in setting.value.items {
        let text = item.text.lowercased()
        found.insert(text)
        if text.utf8.contains(UInt8(ascii: ":")) {
          found.formUnion(text.split(separator: ":").map(String.init))
        }
      }
    }
    found.formUnion(replicatedCaches)
    mentioned = found
    return found.contains(label.lowercased())
  }

  /// The labels of the `replicate` stanzas of caches, each of which is that of the data source it replicates.
  ///
  /// Page: content/momentum/4/4-cluster-config-replication.md.
  private var replicatedCaches: [String] {
    configuration.scopes(of: .replicate).filter {
      $0.setting(.type)?.value.text?.lowercased() == "cache"
    }.compactMap { $0.label?.lowercased() }
  }

  /// Whether some module runs code of the installation's own, or is one of its own.
  private(set) lazy var hasPolicy: Bool = configuration.global.children.contains { child in
    guard let keyword = child.keyword, OptionTable.isKnownStanza(keyword) else { return true }
    return keyword == .scriptlet || keyword == .sieve
  }
}

extension Keyword {
  /// The names of stanzas of this kind that the server brings along, as far as the table knows.
  var builtInLabels: [String] {
    OptionTable.stanzas(of: self).flatMap { row in
      row.labelForm.split(separator: "|").map(String.init)
    }.filter { !$0.contains(" ") && $0 != "identifier" }
  }
}
