/// The modules that have a say in many routes, looked for once.
struct ActingModules: Sendable {
  /// Whether TLSA records are looked up where options say so. Page: content/momentum/4/modules/dane.md.
  let hasDANE: Bool
  /// Those that suspend delivery by the clock or by what they observe.
  /// Pages: content/momentum/4/modules/curfew.md, content/momentum/4/modules/4-adaptive.md.
  let suspending: [String]
  /// The one that names the next hop of all mail. Page: content/momentum/4/modules/static-routes.md.
  let staticRoutes: Scope?

  /// Those of the global scope.
  init(_ configuration: Configuration) {
    let acting = { (keyword: Keyword) -> Scope? in
      configuration.module(keyword).flatMap { Modules.isEnabled($0) ? $0 : nil }
    }
    hasDANE = acting(.dane) != nil
    suspending = [Keyword.curfew, .adaptive].filter { acting($0) != nil }.map(\.name)
    staticRoutes = acting(.staticRoutes)
  }
}
