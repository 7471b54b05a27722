/// `deprecated-lock-method`
enum DeprecatedLockMethod: SettingRule {
  static let description = RuleDescription(
    id: "deprecated-lock-method", group: .deprecated, severity: .warning,
    summary: "a locking method for a TLS library that does its own locking",
    rationale: "From 5.3 on it has no effect, and the server logs a warning.",
    dependsOnVersion: true,
    pages: [Page.of(.sslLockMethod), Page.of(.cryptoLockMethod)], remedy: .safe,
    examples: [
      .reports("⟦ssl_lock_method⟧ = spinlock"),
      .reports("⟦crypto_lock_method⟧ = EC_SSL_MUTEX"),
      .accepts("ssl_lock_method = spinlock", target: "5.2"),
    ])

  static let interest = SettingInterest.options([.sslLockMethod, .cryptoLockMethod])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard let row = findings.row(for: setting), let version = row.end?.version,
      findings.target >= version
    else { return }
    findings.report(
      self, at: setting.nameSpan, in: setting.scope,
      "`\(row.keyword)` has no effect from \(version) on", detail: "remove it",
      fix: .safe(setting.removal, changing: .inert), page: row.page)
  }
}
