/// `match-cache-size-zero`
enum MatchCacheSizeZero: SettingRule {
  static let description = RuleDescription(
    id: "match-cache-size-zero", group: .correctness, severity: .error,
    summary: "`match_cache_size` is zero",
    rationale: "The page says that the behavior is undefined then.",
    pages: [Page.of(.matchCacheSize)], remedy: .suggested,
    examples: [
      .reports("match_cache_size = ⟦0⟧"),
      .accepts("match_cache_size = 65536"),
    ])

  static let interest = SettingInterest.options([.matchCacheSize])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, setting.scope.isGlobal, let value = setting.rawScalar,
      value.integer == 0
    else { return }
    findings.report(
      self, at: value.innerSpan, in: setting.scope, "`\(setting.name)` is 0",
      detail: "remove it to get the default, or give a size of at least 1",
      fix: setting.unsetting)
  }
}
