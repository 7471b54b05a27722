/// One of two configurations whose routes are compared, with what its scopes say about routes.
struct RouteSide {
  /// A scope that holds stanzas for domains.
  struct Container {
    /// What it sets itself, without what differs from binding to binding.
    var own = 0
    /// The values of `RouteInputs.ofBindings` it sets.
    var ofBinding: [Keyword: String] = [:]
    /// What the stanzas for exact names say, those that say something.
    var names: [String: Int] = [:]
    /// What the stanzas for regular expressions say, those that say something, in order.
    var patterns: [PatternContents] = []

    var hasDomains: Bool { !names.isEmpty || !patterns.isEmpty }
  }

  /// A regular expression, by its number, and what its stanza says.
  struct PatternContents: Hashable {
    let pattern: Int
    let contents: Int
  }

  let configuration: Configuration
  var evaluator: RouteEvaluator
  private(set) var global = Container()
  /// What the modules say, in order.
  private(set) var modules: [Int] = []
  /// Names that a stanza is for, wherever it stands and whatever it says, in order.
  private(set) var mentioned: [String] = []
  private var containers: [UInt32: Container] = [:]
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
      of: scope, leavingOut: isGlobal ? [] : RouteInputs.ofBindings)
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

  /// The scopes around messages on `binding` in `group`, strongest first; nil for those that are not
  /// there.
  func containers(of binding: String, in group: String?) -> [Container] {
    BindingScopes(of: binding, in: group, configuration).withinGlobal.map { scope in
      scope.flatMap { containers[$0.id] } ?? RouteSide.none
    }
  }

  /// The containers of bindings and groups.
  var others: some Sequence<Container> { containers.values }
}
