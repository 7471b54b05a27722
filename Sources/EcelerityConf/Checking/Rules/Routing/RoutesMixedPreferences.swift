/// `routes-mixed-preferences`
enum RoutesMixedPreferences: SettingRule {
  static let description = RuleDescription(
    id: "routes-mixed-preferences", group: .suspicious, severity: .warning,
    summary: "a list of routes of which only some have a preference",
    rationale: """
      Without preferences the order of the list applies, with preferences their numbers. How the \
      two mix is not documented: this toolkit gives an item without one its place in the list, \
      counted from zero (decision D-15). Number all items; `__mx__` has its preferences from DNS. \
      Silent while an item has a part that cannot be read, which may be a misspelt preference.
      """,
    evidence: .decided, pages: [Page.of(.routes)], remedy: .suggested,
    examples: [
      .reports(
        #"domain "oak.example" { routes = ( "smtp://a.example?pref=10" ⟦"b.example"⟧ "c.example" ) }"#
      ),
      .accepts(#"domain "oak.example" { routes = ( "smtp://a.example?pref=10" "__mx__" ) }"#),
      .accepts(#"domain "oak.example" { routes = ( "a.example" "b.example" ) }"#),
      .accepts(
        #"domain "oak.example" { routes = ( "smtp://a.example?pref=1" "smtp://b.example?perf=2" ) }"#
      ),
    ])

  static let interest = SettingInterest.options([.routes])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced else { return }
    let routes = findings.delivery.routes(of: setting)
    let hops = routes.filter { $0.item.target != .exchangers }
    guard !hops.contains(where: \.isUnclear), let numbered = hops.first(where: isNumbered),
      let plain = hops.first(where: { !isNumbered($0) })
    else { return }
    findings.report(
      self, at: plain.scalar.span, in: setting.scope,
      "next hop `\(plain.item.text)` has no preference while others have one",
      detail:
        "number all of them; how the two mix is not documented, and confroute takes the place "
        + "in the list (D-15)",
      related: [RelatedPlace("this one has a preference", at: numbered.scalar.span)],
      fix: numbering(routes))
  }

  private static func isNumbered(_ route: PlacedRoute) -> Bool {
    route.item.parameters.contains { $0.key == .pref }
  }

  /// A fix that sets the preferences which the places in the list imply.
  private static func numbering(_ routes: [PlacedRoute]) -> Fix? {
    var edits: [Edit] = []
    for (place, route) in routes.enumerated() {
      if route.item.target == .exchangers || isNumbered(route) { continue }
      guard let edit = route.scalar.replaced(by: route.text(withParameter: "pref=\(place)")) else {
        return nil
      }
      edits.append(edit)
    }
    return Fix(isSafe: false, edits: edits)
  }
}
