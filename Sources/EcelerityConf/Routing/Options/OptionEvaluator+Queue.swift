/// Lookup of many options for one queue: values that are the same for all domains of a binding are found once.
extension OptionEvaluator {
  /// The places for `binding` of `group`.
  mutating func places(group: String?, binding: String?) -> QueuePlaces {
    let scope = QueryScope(bindingGroup: group, binding: binding)
    return QueuePlaces(cache.binding(scope, hasDomain: false, in: configuration))
  }

  /// The places for `domain` on `binding` of `group`.
  mutating func places(of domain: DomainName, group: String?, binding: String?) -> QueuePlaces {
    let places = domainPlaces(group: group, binding: binding)
    return QueuePlaces(places, domain: domain.text, stanzas: stanzas(for: domain.text, in: places))
  }

  /// The places for all domains on `binding` of `group`.
  mutating func domainPlaces(group: String?, binding: String?) -> BindingPlaces {
    let scope = QueryScope(bindingGroup: group, binding: binding)
    return cache.binding(scope, hasDomain: true, in: configuration)
  }

  /// The value of an option, which the table must have, in the global scope.
  mutating func globalValue(of keyword: Keyword) -> Evaluation {
    let known = globalPlaces ?? places(group: nil, binding: nil)
    globalPlaces = known
    return value(of: keyword, at: known)
  }

  /// The stanzas for the domain `label`, the text of a `DomainName`, in `places`, strongest first.
  mutating func stanzas(
    for label: String, in places: BindingPlaces
  ) -> [QueuePlaces.Stanza] {
    var found: [QueuePlaces.Stanza] = []
    for container in places.containers {
      appendStanzas(for: label, in: container, to: &found)
    }
    return found
  }

  /// The stanzas for `label` in `places`, when `known` are those in `others`: most places have their only container
  /// in common with `others`.
  mutating func stanzas(
    for label: String, in places: BindingPlaces, knowing known: [QueuePlaces.Stanza],
    in others: BindingPlaces
  ) -> [QueuePlaces.Stanza] {
    guard places.containers.count == 1, let only = places.containers.first else {
      return stanzas(for: label, in: places)
    }
    for other in others.containers where other.scope == only.scope {
      guard !known.isEmpty else { return [] }
      return known.filter { $0.place == other.place }.map { $0.moved(to: only.place) }
    }
    return stanzas(for: label, in: places)
  }

  private mutating func appendStanzas(
    for label: String, in container: BindingPlaces.Container,
    to found: inout [QueuePlaces.Stanza]
  ) {
    let (place, kinds) = (container.place, container.kinds)
    let container = Scope(configuration: configuration, id: container.scope)
    if kinds.hasDomains, let exact = container.child(.domain, key: label.utf8.span) {
      found.append(.init(place: place, scope: exact, isExact: true, failure: nil))
      // A label that is the regular expression itself names its stanza.
      if exact.isPattern { return }
    }
    guard kinds.hasPatterns else { return }
    for match in patterns.uncachedMatches(.domain, in: container, DomainName(label).text) {
      found.append(
        .init(place: place, scope: match.stanza, isExact: false, failure: match.failure))
    }
  }

  /// The value of an option, which the table must have.
  ///
  /// Most options of most domains come from the binding or from outer scopes and are the same for all domains whose
  /// stanzas do not set them. They are found once.
  mutating func value(of keyword: Keyword, at queue: QueuePlaces) -> Evaluation {
    asked?.insert(keyword, at: queue.binding)
    guard queue.setsInDomain(keyword) else {
      return Evaluation(commonAnswer(of: keyword, at: queue), at: queue)
    }
    let common = commonAnswer(of: keyword, at: queue)
    let only = onlyAnswer(of: keyword, at: queue, common)
    return Evaluation(only ?? answer(common.chain, at: queue, .ofQueue), at: queue)
  }

  /// The answer for all domains of the binding whose stanzas do not set the option.
  private mutating func commonAnswer(of keyword: Keyword, at queue: QueuePlaces) -> OptionAnswer {
    if let known = cache.answer(keyword, on: queue.binding) { return known }
    let kind = OptionAnswer.Kind.common(number: cache.answerCount)
    let common = QueuePlaces(queue.binding, domain: queue.domain)
    guard let chain = chain(of: keyword, for: queue.binding) else {
      preconditionFailure("an option the table lacks")
    }
    let made = Evaluation(answer(chain, at: common, kind), at: common)
    let answer = made.answer.knowing(made.evidence)
    cache.insert(answer, for: keyword, on: queue.binding)
    return answer
  }

  /// The answer when the only stanza for the domain sets the option once, and according to `common` nothing else
  /// does.
  private func onlyAnswer(
    of keyword: Keyword, at queue: QueuePlaces, _ common: OptionAnswer
  ) -> OptionAnswer? {
    guard queue.stanzas.count == 1, let stanza = queue.stanzas.first,
      let setting = onlySetting(of: keyword, by: stanza, on: queue.binding, common)
    else { return nil }
    return common.answered(by: setting, of: stanza, evidence: common.chain.uncontested)
  }

  /// The assignment of `onlyAnswer` on `binding`, where `stanza` is the only one for the domain.
  mutating func onlySetting(
    of keyword: Keyword, by stanza: QueuePlaces.Stanza, on binding: BindingPlaces
  ) -> Setting? {
    let common =
      cache.answer(keyword, on: binding)
      ?? commonAnswer(of: keyword, at: QueuePlaces(binding, domain: ""))
    return onlySetting(of: keyword, by: stanza, on: binding, common)
  }

  private func onlySetting(
    of keyword: Keyword, by stanza: QueuePlaces.Stanza, on binding: BindingPlaces,
    _ common: OptionAnswer
  ) -> Setting? {
    let positions = common.chain.fallback.positions
    guard stanza.isExact, !stanza.scope.isPattern, common.ignored.isEmpty, positions.count > 1,
      positions.contains(stanza.place), !binding.isInImplicitGroup(stanza.place),
      let setting = stanza.scope.setting(keyword), setting.replaced == nil
    else { return nil }
    if case .setting = common.origin { return nil }
    return setting
  }

  private func answer(
    _ chain: OptionChain, at queue: QueuePlaces, _ kind: OptionAnswer.Kind
  ) -> OptionAnswer {
    let keyword = chain.keyword
    var ignored: [Setting] = []
    for position in chain.fallback.skippedPositions {
      for found in queue.found(at: position, in: configuration) {
        if let setting = found.ignored(keyword) { ignored.append(setting) }
      }
    }
    let setting = firstSetting(of: keyword, chain, queue)
    return OptionAnswer(
      chain, setting.map(Evaluation.Origin.setting) ?? chain.end, ignored: ignored, kind,
      configuration)
  }

  private mutating func chain(of keyword: Keyword, for binding: BindingPlaces) -> OptionChain? {
    chain(of: keyword, at: binding.scope(for: binding.hasDomain ? "" : nil))
  }

  private func firstSetting(
    of keyword: Keyword, _ chain: OptionChain, _ queue: QueuePlaces
  ) -> Setting? {
    for position in chain.fallback.positions {
      switch queue.binding.contents[position] {
      case .stanza(nil): continue
      case .stanza(let id?):
        let found = configuration.newestSetting(NameID(keyword.rawValue), in: id)
        if found != .none { return Setting(configuration: configuration, id: found) }
      case .domains:
        for stanza in queue.stanzas where stanza.place == position && stanza.failure == nil {
          if let setting = stanza.scope.setting(keyword) { return setting }
        }
      }
    }
    return nil
  }
}
