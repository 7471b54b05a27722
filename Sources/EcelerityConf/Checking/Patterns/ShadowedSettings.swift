/// The assignments in stanzas of regular expressions that never take effect, because every name that matches has a
/// stanza of its own that sets the option.
enum ShadowedSettings {
  /// Calls `body` with each such assignment and those that take effect instead, in reading order.
  static func forEach(
    by label: PatternLabel, in scope: Scope, _ body: (Setting, [Setting]) -> Void
  ) {
    guard label.isFirst(of: scope), let language = label.language, language.front == .nothing,
      let exact = stanzas(of: language, beside: scope)
    else { return }
    let isGatewayHere = scope.sets(.gateway)
    for setting in scope.settings where !setting.isReplaced && setting.countsAsSet {
      // The gateway's queue may take it from here, whatever the names say (decision D-03).
      if isGatewayHere, setting.keyword.map(AdoptedOptions.keywords.contains) ?? false { continue }
      let others = exact.compactMap { $0.countingSetting(named: setting.nameID) }
      guard others.count == exact.count else { continue }
      body(setting, others.sorted { $0.id < $1.id })
    }
  }

  /// The stanzas of the names of `language`; nil when one has none.
  private static func stanzas(of language: PatternLanguage, beside scope: Scope) -> [Scope]? {
    guard let keyword = scope.keyword, let parent = scope.parent else { return nil }
    var found: [Scope] = []
    for text in language.texts {
      guard let exact = parent.child(keyword, String(decoding: text, as: UTF8.self)) else {
        return nil
      }
      found.append(exact)
    }
    return found.isEmpty ? nil : found
  }
}

extension Scope {
  /// The assignment of the option, if it counts as set.
  func countingSetting(named name: NameID) -> Setting? {
    setting(named: name).flatMap { $0.countsAsSet ? $0 : nil }
  }
}

extension Setting {
  /// Whether the option counts as set by it: not by an empty list of routes (decision D-32).
  var countsAsSet: Bool { keyword != .routes || hasItems }
}
