/// The scopes in which unreadable text or an unknown name may have been meant as an option, found on first use for
/// each option.
///
/// To report an option as missing beside its misspelt name would report one mistake twice, and inserting it there
/// would be another mistake.
struct UnreadOptions {
  /// The scopes with unknown names, by the option or stanza that was probably meant.
  private var misspelt: [Keyword: UnreadPlaces]?
  private var unreadable: [Keyword: UnreadPlaces] = [:]

  /// Whether an unknown name was probably meant as `keyword`, or an assignment of it cannot be read, in a scope that
  /// affects `scope`.
  mutating func mayMean(
    _ keyword: Keyword, in scope: Scope, _ options: inout OptionLookup
  ) -> Bool {
    let misspelt = misspelt ?? Self.misspelt(&options)
    self.misspelt = misspelt
    let unreadable = unreadable[keyword] ?? Self.unreadable(keyword, &options)
    self.unreadable[keyword] = unreadable
    return misspelt[keyword]?.affect(scope) ?? false || unreadable.affect(scope)
  }

  private static func misspelt(_ options: inout OptionLookup) -> [Keyword: UnreadPlaces] {
    var found: [Keyword: UnreadPlaces] = [:]
    for setting in options.configuration.settingsOfUnknownNames {
      guard let keyword = options.suggestion(for: setting).flatMap(Keyword.init) else { continue }
      found[keyword, default: UnreadPlaces()].insert(setting.scope)
    }
    for stanza in options.configuration.global.children where stanza.keyword == nil {
      guard let keyword = options.suggestion(for: stanza).flatMap(Keyword.init) else { continue }
      found[keyword, default: UnreadPlaces()].insert(options.configuration.global)
    }
    return found
  }

  private static func unreadable(
    _ keyword: Keyword, _ options: inout OptionLookup
  ) -> UnreadPlaces {
    var places = UnreadPlaces()
    for setting in options.configuration.settings(of: [keyword])
    where options.isUnreadable(setting) {
      places.insert(setting.scope)
    }
    return places
  }
}

extension OptionLookup {
  /// Whether another rule reports that the value has the wrong form or names no known method.
  fileprivate mutating func isUnreadable(_ setting: Setting) -> Bool {
    guard let row = row(for: setting) else { return false }
    if let form = row.type.form, form != setting.form { return true }
    guard row.keyword == .deliveryMethod, let value = setting.rawScalar else { return false }
    return !allowed(by: row).values.contains(bytes: value.bytes)
  }
}

/// Scopes in which something was not read.
private struct UnreadPlaces {
  private struct Label: Hashable {
    let stanza: Keyword?
    let text: String
  }

  private var scopes: Set<ScopeID> = []
  /// The scopes around them.
  private var around: Set<ScopeID> = []
  private var labels: Set<Label> = []
  /// Whether some are bindings or groups, and whether some are not.
  private var areContainers: Set<Bool> = []

  mutating func insert(_ scope: Scope) {
    guard scopes.insert(scope.id).inserted else { return }
    areContainers.insert(scope.hasBindings)
    if let label = UnreadPlaces.label(of: scope) { labels.insert(label) }
    for outer in scope.scopesAround { around.insert(outer.id) }
  }

  /// Whether one of them may affect `scope`: it is the same stanza, around it or inside it, or one of the two is a
  /// binding or a group and the other is a scope for mail of a binding.
  func affect(_ scope: Scope) -> Bool {
    if scopes.isEmpty { return false }
    if areContainers.contains(!scope.hasBindings) || scopes.contains(scope.id)
      || around.contains(scope.id)
    {
      return true
    }
    return scope.scopesAround.contains { scopes.contains($0.id) }
      || UnreadPlaces.label(of: scope).map(labels.contains) ?? false
  }

  private static func label(of scope: Scope) -> Label? {
    scope.label.map { Label(stanza: scope.keyword, text: $0) }
  }
}

extension Scope {
  fileprivate var hasBindings: Bool { keyword == .binding || keyword == .bindingGroup }

  /// The scopes around it, from the innermost to the global one.
  fileprivate var scopesAround: [Scope] {
    var found: [Scope] = []
    var next = parent
    while let scope = next {
      found.append(scope)
      next = scope.parent
    }
    return found
  }
}
