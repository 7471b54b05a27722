/// The settings that decided one changed attribute, on both sides.
public struct RouteDecision: Sendable {
  /// The changed attribute.
  public let attribute: RouteAttribute
  /// The assignments that decided in the old configuration; none where defaults did.
  public let old: [Setting]
  /// The assignments that decide in the new configuration.
  public let new: [Setting]
}

extension RouteChange {
  /// The settings that decided each changed attribute.
  public var decisions: [RouteDecision] {
    attributes.map { change in
      RouteDecision(
        attribute: change.attribute, old: change.attribute.settings(of: old),
        new: change.attribute.settings(of: new))
    }
  }

  /// The options whose settings differ, among those that decide about the changes, and how to apply them. Where
  /// only the order of stanzas differs, all options that decide.
  package var applications: [OptionApplication] {
    var set: [OptionApplication] = []
    var moved: [OptionApplication] = []
    for change in attributes {
      let before = change.attribute.steps(of: old)
      let after = change.attribute.steps(of: new)
      for step in before + after {
        guard let option = RouteChange.option(of: step),
          RouteChange.value(of: option.keyword, in: before)
            != RouteChange.value(of: option.keyword, in: after)
        else { continue }
        let application = OptionApplication(option)
        let settings = [before, after].map { RouteChange.setting(of: option.keyword, in: $0) }
        if !moved.contains(application) { moved.append(application) }
        guard !set.contains(application), isSetOtherwise(settings[0], settings[1]) else { continue }
        set.append(application)
      }
      guard change.attribute == .lookups else { continue }
      for application in applicationsOfLookups where !set.contains(application) {
        set.append(application)
      }
    }
    return set.isEmpty ? moved : set
  }

  /// Those of the settings about DNS answers.
  private var applicationsOfLookups: [OptionApplication] {
    let (before, after) = (old.lookupSettings, new.lookupSettings)
    let gone = before.subtracting(after).flatMap(\.settings).filter { isSetOtherwise($0, nil) }
    let come = after.subtracting(before).flatMap(\.settings).filter { isSetOtherwise(nil, $0) }
    let names = Set((gone + come).compactMap(\.keyword))
    return names.compactMap(OptionTable.row)
      .map { OptionApplication($0) }.sorted { $0.option.name < $1.option.name }
  }

  /// Whether one of the assignments is missing in the other configuration.
  private func isSetOtherwise(_ before: Setting?, _ after: Setting?) -> Bool {
    guard let first = old.configuration ?? before?.configuration,
      let second = new.configuration ?? after?.configuration
    else { return true }
    return before.map { !$0.stands(in: second) } ?? false
      || after.map { !$0.stands(in: first) } ?? false
  }

  private static func setting(of option: Keyword, in steps: [RouteStep]) -> Setting? {
    steps.last { RouteChange.option(of: $0)?.keyword == option }?.setting
  }

  private static func option(of step: RouteStep) -> OptionRow? {
    if let option = step.evaluation?.option { return option }
    guard let setting = step.setting, let keyword = setting.keyword else { return nil }
    return OptionTable.option(keyword, at: setting.scope.path.compactMap { $0 })
      ?? OptionTable.rows(of: keyword).first
  }

  private static func value(of option: Keyword, in steps: [RouteStep]) -> String? {
    steps.last { RouteChange.option(of: $0)?.keyword == option }.map { step in
      step.evaluation?.text ?? step.setting?.value.comparableText ?? ""
    }
  }
}

extension RouteAttribute {
  /// The steps of `explanation` that decide about the attribute.
  fileprivate func steps(of explanation: Explanation) -> [RouteStep] {
    explanation.steps.filter { step in
      switch self {
      case .verdict: return decidesVerdict(step)
      case .routingDomain: return step.name == .gateway || step.name == .reroute
      case .method: return step.name == .method
      case .host, .address, .preference:
        return [.gateway, .reroute, .hostList, .filter].contains(step.name)
          || step.evaluation?.option.keyword == .bindAddress
      case .port: return step.name == .port
      case .tls: return step.asks([.tls])
      case .tlsVerify: return step.asks([.tlsVerify])
      case .lookups:
        return step.asks([.useDane, .enableDane, .useMtaSts, .enableMtaSts, .prohibitedHosts])
      case .sourceAddress: return step.asks([.bindAddress, .bindAddressSecondary])
      case .ehloName: return step.asks([.ehloHostname, .hostname])
      }
    }
  }

  private func decidesVerdict(_ step: RouteStep) -> Bool {
    switch step.name {
    case .localModules, .blackholeAtReception, .queueState, .method, .hostList, .filter: true
    case .binding: step.evaluation != nil
    default: false
    }
  }

  /// The assignments that answer these steps, each once.
  func settings(of explanation: Explanation) -> [Setting] {
    var found: [Setting] = []
    for step in steps(of: explanation) {
      guard let setting = step.setting, !found.contains(where: setting.isSame) else { continue }
      found.append(setting)
    }
    if self == .lookups {
      for setting in explanation.destinations.flatMap(\.lookupSettings).flatMap(\.settings)
      where !found.contains(where: setting.isSame) {
        found.append(setting)
      }
    }
    guard isOfHops, self == .host || self == .address || self == .preference else { return found }
    // `routes` decide about next hops if there are any, otherwise the settings that chose the name to look up.
    let routes = found.filter { $0.keyword != .gateway && $0.keyword != .rerouteDomain }
    let sources: Set<Keyword> = [.bindAddress]
    let own = routes.filter { setting in setting.keyword.map { !sources.contains($0) } ?? true }
    return own.isEmpty ? found.filter { $0.keyword != .bindAddress } : own
  }
}

extension Explanation {
  /// The settings that apply to what DNS answers about the next hops.
  fileprivate var lookupSettings: Set<LookupSetting> {
    Set(destinations.flatMap(\.lookupSettings))
  }

  /// The configuration of the explanation; nil if no step refers to it.
  fileprivate var configuration: Configuration? {
    steps.lazy.compactMap(\.setting).first?.configuration
      ?? steps.lazy.compactMap { $0.evaluation?.candidates.compactMap(\.stanza).first }.first?
      .configuration
  }
}

extension Setting {
  /// Whether an equivalent assignment is in force in the same scope of `other`.
  fileprivate func stands(in other: Configuration) -> Bool {
    guard let keyword, let place = scope.counterpart(in: other) else { return false }
    return place.setting(keyword).map(means) ?? false
  }
}

extension Scope {
  /// The scope with the same path and labels.
  fileprivate func counterpart(in other: Configuration) -> Scope? {
    guard let parent else { return other.global }
    return keyword.flatMap { parent.counterpart(in: other)?.child($0, label) }
  }
}

extension RouteStep {
  fileprivate func asks(_ options: [Keyword]) -> Bool {
    evaluation.map { options.contains($0.option.keyword) } ?? false
  }
}
