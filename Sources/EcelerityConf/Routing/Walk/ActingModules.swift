/// The enabled modules that affect many routes, looked up once.
struct ActingModules: Sendable {
  /// Whether TLSA records are looked up where options say so. Page: content/momentum/4/modules/dane.md.
  let hasDANE: Bool
  /// The modules that suspend delivery by the clock or by observed results. Pages:
  /// content/momentum/4/modules/curfew.md, content/momentum/4/modules/4-adaptive.md.
  let suspending: [String]
  /// The module that names the next hop of all mail. Page: content/momentum/4/modules/static-routes.md.
  let staticRoutes: Scope?

  /// The enabled modules of the global scope.
  init(_ configuration: Configuration) {
    let acting = { (keyword: Keyword) -> Scope? in
      configuration.module(keyword).flatMap { Modules.isEnabled($0) ? $0 : nil }
    }
    hasDANE = acting(.dane) != nil
    suspending = [Keyword.curfew, .adaptive].filter { acting($0) != nil }.map(\.name)
    staticRoutes = acting(.staticRoutes)
  }
}
