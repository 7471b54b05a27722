/// `routes-duplicate-item`
enum RoutesDuplicateItem: SettingRule {
  static let description = RuleDescription(
    id: "routes-duplicate-item", group: .suspicious, severity: .warning,
    summary: "two items of a list of routes that name the same next hop",
    rationale: """
      Host, port and kind of lookup are the same; names are compared without letter case and a \
      final dot (decision D-06). A later item is used while the earlier ones are unavailable, so \
      the second can help only when the first cannot; with equal preferences it may double the \
      share of its host. Items with a part that cannot be read are not compared.
      """,
    evidence: .inferred, pages: [Page.of(.routes)], remedy: .safe,
    examples: [
      .reports(#"domain "oak.example" { routes = ( "a.example" ⟦"A.Example"⟧ ) }"#),
      .reports(
        #"domain "oak.example" { routes = ( "smtp://a.example?pref=1" ⟦"smtp://a.example?pref=2"⟧ ) }"#
      ),
      .accepts(
        #"domain "oak.example" { routes = ( "smtp://a.example" "smtp://a.example?port=26" ) }"#),
      .accepts(#"domain "oak.example" { routes = ( "a.example" "smtp://a.example?type=a" ) }"#),
      .accepts(
        #"domain "oak.example" { routes = ( "smtp://a.example" "smtp://a.example?port=5S7" ) }"#),
    ])

  static let interest = SettingInterest.options([.routes])

  /// The properties that make two items the same next hop.
  private struct Hop: Hashable {
    let target: RouteItem.Target
    let scheme: RouteItem.Scheme
    let port: Int?
    let lookup: HopLookup
  }

  static func check(_ setting: Setting, _ findings: inout Findings) {
    let routes = findings.delivery.routes(of: setting)
    guard routes.count > 1 else { return }
    let isShort = routes.count <= maximumShortCount
    var seen: [(hop: Hop, route: PlacedRoute)] = []
    var indices: [Hop: Int] = [:]
    lazy var lastByPlace = routes.lastIndex(where: countsItsPlace) ?? -1
    for (position, route) in routes.enumerated() {
      if case .invalid = route.item.target { continue }
      if route.isUnclear { continue }
      let hop = Hop(
        target: route.item.target, scheme: route.item.scheme ?? .smtp, port: route.item.port,
        lookup: route.item.lookup)
      let known = isShort ? seen.firstIndex { $0.hop == hop } : indices[hop]
      if let known {
        report(
          route, after: seen[known].route, movesOthers: lastByPlace > position, &findings)
      } else {
        if !isShort { indices[hop] = seen.count }
        seen.append((hop, route))
      }
    }
  }

  /// Whether the preference of `route` is its place in the list (decision D-15), which changes when an item before it
  /// is left out.
  private static func countsItsPlace(_ route: PlacedRoute) -> Bool {
    route.item.preference == nil && route.item.target != .exchangers
  }

  /// The most items that are compared with each other, without a table.
  private static let maximumShortCount = 8

  /// Reports `route`; `movesOthers` is whether leaving it out changes the preference of a later one.
  private static func report(
    _ route: PlacedRoute, after first: PlacedRoute, movesOthers: Bool,
    _ findings: inout Findings
  ) {
    let span = route.scalar.span
    let edit = Edit(
      replace: span.withBlanksBefore(in: findings.configuration), with: "")
    let preference = route.item.preference
    let isSame = preference == first.item.preference
    findings.report(
      self, at: span, in: route.setting.scope,
      "next hop `\(route.item.text)` is already in the list",
      detail: isSame ? "leave out one of them" : "leave out the one with the higher preference",
      related: [RelatedPlace("the same next hop", at: first.scalar.span)],
      fix: !isSame
        ? nil
        : preference == nil && !movesOthers
          ? .safe(edit, changing: .spelling) : .suggestion(edit))
  }
}
