/// A domain of the global scope that sets an option, and whether a binding or a group hides that.
struct HiddenDomain {
  /// The assignment.
  let setting: Setting
  private let keyword: Keyword
  /// The names that its regular expression matches, if it is one and they are few.
  private let names: [String]?

  /// So many bindings of a group, and names of a regular expression, are asked about.
  private static let maximumQuestions = 4

  /// The domain whose stanza is that of `setting`, an assignment of `keyword`.
  init(_ setting: Setting, _ keyword: Keyword) {
    self.setting = setting
    self.keyword = keyword
    names = setting.scope.isPattern ? HiddenDomain.names(of: setting.scope) : nil
  }

  /// Whether some binding has `stronger` in force for mail to the domain. `isSetInside` says whether any domain
  /// inside of a binding or a group sets the option.
  func isHidden(
    by stronger: Setting, _ isSetInside: Bool, _ delivery: inout EffectiveDelivery
  ) -> Bool {
    let scope = stronger.scope
    if scope.keyword == .binding {
      // Another stanza may come before a regular expression for all of its names.
      if !isSetInside, names == nil, delivery.hasNoTwin(scope) { return true }
      return !isRepeated(in: scope) && holds(stronger, on: scope, &delivery)
    }
    guard !isRepeated(in: scope) else { return false }
    let members = delivery.members(of: scope)
    let isGroupAlone = members.includesUndeclared || members.bindings.isEmpty
    return (isGroupAlone ? [scope] : members.bindings).lazy
      .filter { !$0.sets(keyword) || $0.isSame(as: scope) }
      .filter { !isRepeated(in: $0) }
      .prefix(HiddenDomain.maximumQuestions)
      .contains { holds(stronger, on: $0, &delivery) }
  }

  /// Whether the binding or group `scope`, or the group around it, has the domain with the option.
  private func isRepeated(in scope: Scope) -> Bool {
    var container: Scope? = scope
    while let current = container, !current.isGlobal {
      if current.child(.domain, setting.scope.label)?.sets(keyword) ?? false { return true }
      container = current.parent
    }
    return false
  }

  /// Whether `stronger` is in force on `container` for mail to the domain, or to some domain of a regular expression
  /// for which this one would be.
  private func holds(
    _ stronger: Setting, on container: Scope, _ delivery: inout EffectiveDelivery
  ) -> Bool {
    guard setting.scope.isPattern else {
      return isInForce(stronger, on: container, for: setting.scope.label, &delivery)
    }
    guard let names else {
      // For some names, where no other expression may match them all.
      return !hasOtherPattern(inside: container)
        && isInForce(stronger, on: container, for: nil, &delivery)
    }
    let global = setting.configuration.global
    return names.contains {
      isInForce(setting, on: global, for: $0, &delivery)
        && isInForce(stronger, on: container, for: $0, &delivery)
    }
  }

  private func isInForce(
    _ setting: Setting, on container: Scope, for name: String?,
    _ delivery: inout EffectiveDelivery
  ) -> Bool {
    delivery.answer(keyword, in: container, for: name.map(DomainName.init))?.setting?
      .isSame(as: setting) ?? false
  }

  /// Whether a regular expression that matches more than a few names sets the option in one of the bindings and groups
  /// that have a say in mail on `container`.
  private func hasOtherPattern(inside container: Scope) -> Bool {
    let any = QueryScope(container.queryStanzas + [QueryScope.Stanza(.domain, "")])
    return FallbackPlaces(of: any).scopes.contains { place in
      guard place.stanzas.count > 1, place.stanzas.last?.keyword == .domain else { return false }
      var found: Scope? = container.configuration.global
      for step in place.stanzas.dropLast() { found = found?.child(step.keyword, step.label) }
      return found?.patternChildren(.domain).contains {
        $0.sets(keyword) && HiddenDomain.names(of: $0) == nil
      } ?? false
    }
  }

  /// The names that the regular expression of `stanza` matches, if they are few.
  private static func names(of stanza: Scope) -> [String]? {
    guard let label = stanza.header?.rawLabel.flatMap(PatternLabel.init),
      let language = label.language, language.front == .nothing,
      language.texts.count <= maximumQuestions
    else { return nil }
    return language.texts.map { String(decoding: $0, as: UTF8.self) }
  }
}
