/// One of two configurations whose routes are compared, with the routing-related contents of its scopes.
struct RouteSide {
  /// A scope that can have stanzas for domains.
  struct Container {
    /// The number of its own contents, without the options that usually differ between bindings.
    var own = 0
    /// The values of `RouteInputs.ofBindings` it sets.
    var ofBinding: [Keyword: String] = [:]
    /// The numbers of the contents of stanzas for exact names; empty stanzas are left out.
    var names: [String: Int] = [:]
    /// The contents of stanzas for regular expressions in order; empty stanzas are left out.
    var patterns: [PatternContents] = []

    var hasDomains: Bool { !names.isEmpty || !patterns.isEmpty }
  }

  /// The number of a regular expression, and the number of the contents of its stanza.
  struct PatternContents: Hashable {
    let pattern: Int
    let contents: Int
  }

  let configuration: Configuration
  var evaluator: RouteEvaluator
  private(set) var global = Container()
  /// The numbers of the contents of modules, in order.
  private(set) var modules: [Int] = []
  /// The names of all stanzas for domains, in any scope and with any contents, in order.
  private(set) var mentioned: [String] = []
  private var containers: [ScopeID: Container] = [:]
  private static let none = Container()

  init(
    _ configuration: Configuration, _ version: ServerVersion?, _ contents: inout RouteContents,
    _ patterns: inout PatternNumbers
  ) {
    self.configuration = configuration
    evaluator = RouteEvaluator(configuration, version: version, tellsSession: false)
    global = RouteSide.container(configuration.global, &contents, &patterns)
    mention(namesIn: configuration.global)
    for child in configuration.global.children {
      guard let keyword = child.keyword else { continue }
      switch keyword {
      case .binding: add(child, &contents, &patterns)
      case .bindingGroup:
        add(child, &contents, &patterns)
        for inner in child.children where inner.keyword == .binding {
          add(inner, &contents, &patterns)
        }
      default:
        if RouteInputs.modules.contains(keyword) {
          modules.append(contents.number(ofModule: child))
        }
      }
    }
  }

  private mutating func add(
    _ scope: Scope, _ contents: inout RouteContents, _ patterns: inout PatternNumbers
  ) {
    containers[scope.id] = RouteSide.container(scope, &contents, &patterns)
    mention(namesIn: scope)
  }

  private mutating func mention(namesIn scope: Scope) {
    for child in scope.children where child.keyword == .domain && !child.isPattern {
      if let label = child.label { mentioned.append(DomainName(label).text) }
    }
  }

  private static func container(
    _ scope: Scope, _ contents: inout RouteContents, _ patterns: inout PatternNumbers
  ) -> Container {
    var made = Container()
    let isGlobal = scope.isGlobal
    made.own = contents.number(
      of: scope, leavingOut: isGlobal ? [] : RouteInputs.ofBindings, hosts: rollups(in: scope))
    if !isGlobal {
      for option in RouteInputs.ofBindings {
        made.ofBinding[option] = scope.setting(option)?.value.comparableText
      }
    }
    for child in scope.children where child.keyword == .domain {
      guard let label = child.label else { continue }
      let own =
        isGlobal && !child.isPattern ? contents.ownHosts.byDomain[DomainName(label).text] : nil
      let number = contents.number(of: child, ownHosts: own)
      guard number != 0 else { continue }
      if let pattern = child.pattern {
        made.patterns.append(
          PatternContents(pattern: patterns.number(of: pattern, child), contents: number))
      } else {
        made.names[DomainName(label).text] = number
      }
    }
    return made
  }

  /// The stanzas for hosts in `scope` that may move mail for them to another queue.
  private static func rollups(in scope: Scope) -> [Scope] {
    scope.children.filter { child in
      child.keyword == .host && LookupSetting.optionsOfHosts.contains { child.sets($0) }
    }
  }

  /// The scopes around messages on `binding` in `group`, strongest first; an empty container for each one that does
  /// not exist.
  func containers(of binding: String, in group: String?) -> [Container] {
    BindingScopes(of: binding, in: group, configuration).withinGlobal.map { scope in
      scope.flatMap { containers[$0.id] } ?? RouteSide.none
    }
  }

  /// The containers of bindings and groups.
  var others: some Sequence<Container> { containers.values }
}
