/// Where options may be meant by what was not read as them, found out for those that somebody misses.
///
/// To say that an option is missing beside its misspelt name would be to report one mistake twice, and to write it
/// there would be another one.
struct UnreadOptions {
  /// Where names stand that are not known, by the option or stanza that was probably meant.
  private var misspelt: [Keyword: UnreadPlaces]?
  private var unreadable: [Keyword: UnreadPlaces] = [:]

  /// Whether `keyword` was probably meant by a name that is not known, or an assignment of it cannot be read, where
  /// that has a say in `scope`.
  mutating func mayMean(
    _ keyword: Keyword, in scope: Scope, _ findings: inout Findings
  ) -> Bool {
    let misspelt = misspelt ?? Self.misspelt(&findings)
    self.misspelt = misspelt
    let unreadable = unreadable[keyword] ?? Self.unreadable(keyword, &findings)
    self.unreadable[keyword] = unreadable
    return misspelt[keyword]?.haveSay(in: scope) ?? false || unreadable.haveSay(in: scope)
  }

  private static func misspelt(_ findings: inout Findings) -> [Keyword: UnreadPlaces] {
    var found: [Keyword: UnreadPlaces] = [:]
    for setting in findings.configuration.settingsOfUnknownNames {
      guard let keyword = findings.suggestion(for: setting).flatMap(Keyword.init) else { continue }
      found[keyword, default: UnreadPlaces()].insert(setting.scope)
    }
    for stanza in findings.configuration.global.children where stanza.keyword == nil {
      guard let keyword = findings.suggestion(for: stanza).flatMap(Keyword.init) else { continue }
      found[keyword, default: UnreadPlaces()].insert(findings.configuration.global)
    }
    return found
  }

  private static func unreadable(_ keyword: Keyword, _ findings: inout Findings) -> UnreadPlaces {
    var places = UnreadPlaces()
    for setting in findings.configuration.settings(of: [keyword])
    where findings.isUnreadable(setting) {
      places.insert(setting.scope)
    }
    return places
  }
}

extension Findings {
  /// Whether another rule says of the assignment that its value has the wrong form or names no method that there
  /// is.
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

  private var scopes: Set<UInt32> = []
  /// The scopes around them.
  private var around: Set<UInt32> = []
  private var labels: Set<Label> = []
  /// Whether some are bindings or groups, and whether some are not.
  private var areContainers: Set<Bool> = []

  mutating func insert(_ scope: Scope) {
    guard scopes.insert(scope.id).inserted else { return }
    areContainers.insert(scope.hasBindings)
    if let label = UnreadPlaces.label(of: scope) { labels.insert(label) }
    for outer in scope.scopesAround { around.insert(outer.id) }
  }

  /// Whether what is set in one of them may count for `scope`: it is the same stanza, around it or inside of it, or
  /// one of the two is a binding or a group, and the other what mail of a binding is for.
  func haveSay(in scope: Scope) -> Bool {
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

  /// From the innermost to the global one.
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
