/// The stanzas of regular expressions that never take effect, because an earlier sibling matches the same names and
/// sets the same options.
enum ShadowedPatterns {
  /// Each such stanza with the one that takes effect instead; `labels` are those that were read already, by the
  /// number of their scope.
  static func pairs(
    in configuration: Configuration, _ labels: [ScopeID: PatternLabel]
  ) -> [(stanza: Scope, winner: Scope)] {
    var found: [(stanza: Scope, winner: Scope)] = []
    for (parent, _) in configuration.patternChildren {
      let container = Scope(configuration: configuration, id: parent)
      for keyword in [Keyword.domain, .host] {
        let stanzas = container.patternChildren(keyword)
        if stanzas.count > 1 { found += pairs(among: stanzas, labels) }
      }
    }
    return found
  }

  private static func pairs(
    among stanzas: [Scope], _ labels: [ScopeID: PatternLabel]
  ) -> [(stanza: Scope, winner: Scope)] {
    var earlier = EarlierPatterns()
    var found: [(stanza: Scope, winner: Scope)] = []
    for stanza in stanzas where stanza.isNamedByDomain {
      guard let label = labels[stanza.id] ?? stanza.header?.rawLabel.flatMap(PatternLabel.init),
        label.syntax != nil
      else {
        continue
      }
      if let winner = earlier.first(covering: label, { sets($0, allOf: stanza) }) {
        found.append((stanza, winner))
      }
      earlier.add(stanza, label)
    }
    return found
  }

  private static func sets(_ scope: Scope, allOf other: Scope) -> Bool {
    let settings = other.settings.filter { !$0.isReplaced && $0.countsAsSet }
    return !settings.isEmpty && !other.children.contains { _ in true }
      && settings.allSatisfy { scope.countingSetting(named: $0.nameID) != nil }
  }
}

/// The regular expressions so far, by the texts with which their names end.
private struct EarlierPatterns {
  private struct Entry {
    let stanza: Scope
    let order: Int
    let front: PatternLanguage.Front
  }

  private var byText: [ArraySlice<UInt8>: [Entry]] = [:]
  private var lengths: Set<Int> = []
  private var universal: Scope?
  private var count = 0

  /// The most entries for one text; more would hardly find more and could take long.
  private static let maximumEntries = 8

  mutating func add(_ stanza: Scope, _ label: PatternLabel) {
    count += 1
    if universal == nil, label.syntax?.alternatives.contains(where: \.matchesEverything) ?? false {
      universal = stanza
    }
    guard let language = label.language else { return }
    for text in language.texts {
      guard byText[text[...], default: []].count < EarlierPatterns.maximumEntries else { continue }
      byText[text[...], default: []].append(
        Entry(stanza: stanza, order: count, front: language.front))
      lengths.insert(text.count)
    }
  }

  /// The first stanza that matches all names of `label` and satisfies `condition`.
  func first(covering label: PatternLabel, _ condition: (Scope) -> Bool) -> Scope? {
    if let language = label.language, let first = language.texts.first {
      var candidates = entries(covering: first, after: language.front)
      for text in language.texts.dropFirst() where !candidates.isEmpty {
        let others = entries(covering: text, after: language.front)
        candidates = candidates.filter { others[$0.key] != nil }
      }
      let found = candidates.sorted { $0.key < $1.key }.first { condition($0.value) }
      if let found { return found.value }
    }
    return universal.flatMap { condition($0) ? $0 : nil }
  }

  private func entries(
    covering text: [UInt8], after front: PatternLanguage.Front
  ) -> [Int: Scope] {
    var found: [Int: Scope] = [:]
    for length in lengths where length <= text.count {
      let offset = text.count - length
      for entry in byText[text[offset...]] ?? []
      where PatternLanguage.covers(entry.front, from: offset, text, after: front) {
        found[entry.order] = entry.stanza
      }
    }
    return found
  }
}

extension Scope {
  /// Whether `other` sets every option of this scope to the same value.
  func repeats(_ other: Scope) -> Bool {
    settings.allSatisfy { setting in
      setting.isReplaced || !setting.countsAsSet
        || other.countingSetting(named: setting.nameID)?.means(setting) ?? false
    }
  }
}
