/// The labels of the stanzas that options refer to by name, collected for each kind of stanza on first use.
struct DeclaredNames {
  private let configuration: Configuration
  private var known: [Keyword: [String: Scope]] = [:]
  private var lowercased: [Keyword: [String: String]] = [:]
  private var mentioned: Set<String>?
  private var ordered: [Keyword: [String]] = [:]
  private var comparisonCount = 0

  /// The most comparisons of names, so that many undeclared names do not dominate the run time.
  private static let maximumComparisons = 4_000_000

  init(_ configuration: Configuration) {
    self.configuration = configuration
  }

  /// The stanzas `keyword` by label, in any scope; of several with a label the first.
  mutating func stanzas(_ keyword: Keyword) -> [String: Scope] {
    if let found = known[keyword] { return found }
    var found: [String: Scope] = [:]
    for scope in configuration.scopes(of: keyword) {
      if let label = scope.label, found[label] == nil { found[label] = scope }
    }
    known[keyword] = found
    return found
  }

  /// The label of a stanza `keyword` that equals `name` except for letter case.
  mutating func spelling(of name: String, _ keyword: Keyword) -> String? {
    if lowercased[keyword] == nil {
      lowercased[keyword] = Dictionary(
        stanzas(keyword).keys.sorted().map { ($0.lowercased(), $0) }, uniquingKeysWith: { $1 })
    }
    return lowercased[keyword]?[name.lowercased()]
  }

  /// The label of a stanza `keyword`, or of a built-in one, that `name` was probably meant to be.
  mutating func suggestion(for name: String, _ keyword: Keyword) -> String? {
    // Sorted, so that of two equally near labels it is always the same one.
    let labels = ordered[keyword] ?? (stanzas(keyword).keys + keyword.builtInLabels).sorted()
    ordered[keyword] = labels
    guard comparisonCount + labels.count <= DeclaredNames.maximumComparisons else { return nil }
    comparisonCount += labels.count
    return Spelling.suggestion(for: name, among: labels)
  }

  /// Whether a value names `label`, in any letter case, perhaps as one part of several: `:datasource:name:query`.
  /// Defaults and the labels of replicated caches count too.
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

  /// The labels of the `replicate` stanzas of caches, each of which is the label of the data source that it
  /// replicates.
  ///
  /// Page: content/momentum/4/4-cluster-config-replication.md.
  private var replicatedCaches: [String] {
    configuration.scopes(of: .replicate).filter {
      $0.setting(.type)?.value.text?.lowercased() == "cache"
    }.compactMap { $0.label?.lowercased() }
  }

  /// Whether a module runs scripts of the installation, or is the installation's own.
  private(set) lazy var hasPolicy: Bool = configuration.global.children.contains { child in
    guard let keyword = child.keyword, OptionTable.isKnownStanza(keyword) else { return true }
    return keyword == .scriptlet || keyword == .sieve
  }
}

extension Keyword {
  /// The labels of built-in stanzas of this kind, as far as the table knows.
  var builtInLabels: [String] {
    OptionTable.stanzas(of: self).flatMap { row in
      row.labelForm.split(separator: "|").map(String.init)
    }.filter { !$0.contains(" ") && $0 != "identifier" }
  }
}
