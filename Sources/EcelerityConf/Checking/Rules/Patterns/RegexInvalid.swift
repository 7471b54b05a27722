/// `regex-invalid`
enum RegexInvalid: PatternRule, SettingRule {
  static let description = RuleDescription(
    id: "regex-invalid", group: .correctness, severity: .error,
    summary: "a regular expression that does not compile",
    rationale: """
      Expressions are those of PCRE; the message is PCRE2's own. An escape that only PCRE2 \
      refuses is a warning, because the server's library may be older. Without PCRE2, expressions \
      are not checked, and conflint says so.
      """,
    pages: [Page.of(.domain)],
    examples: [
      .reports(#"domain "/^(?:mill|oak[.]example⟦$⟧/" { max_outbound_connections = 5 }"#),
      .reports(#"domain "/^(?:mill|oak)\\.example⟦)⟧$/" { max_outbound_connections = 5 }"#),
      .accepts(#"domain "/^(?:mill|oak)[.]example$/" { max_outbound_connections = 5 }"#),
    ])

  static var subjects: [RuleSubject] { [.settings(Self.self), .patterns(Self.self)] }
  static let interest = SettingInterest.types([.regex, .regexList])

  static func check(_ label: PatternLabel, in scope: Scope, _ findings: inout Findings) {
    guard let error = error(of: label.pattern, &findings) else { return }
    let place = place(error.offset, in: label.pattern.count)
    report(error, at: label.span(place), in: scope, &findings)
  }

  static func check(_ setting: Setting, _ findings: inout Findings) {
    for value in setting.rawScalar.map({ [$0] }) ?? setting.rawItems
    where !value.isReportedElsewhere {
      let (bytes, offsets) = value.decoded
      guard let error = error(of: bytes, &findings) else { continue }
      let place = place(error.offset, in: bytes.count)
      let span = SourceSpan(
        value.file, ByteRange(offsets[place.lowerBound], offsets[place.upperBound]))
      report(error, at: span, in: setting.scope, &findings, page: findings.row(for: setting)?.page)
    }
  }

  private static func error(
    of pattern: [UInt8], _ findings: inout Findings
  ) -> (message: String, offset: Int)? {
    do throws(PatternError) {
      _ = try Pattern(bytes: pattern)
      return nil
    } catch {
      switch error {
      case .invalid(let message, let offset): return (message, offset)
      case .unavailable: findings.uncheckedExpressions = error
      case .limitExceeded, .failed: break
      }
      return nil
    }
  }

  /// The byte at `offset`, or the last one.
  private static func place(_ offset: Int, in count: Int) -> Range<Int> {
    let end = min(max(offset + 1, 0), count)
    return max(end - 1, 0)..<end
  }

  private static func report(
    _ error: (message: String, offset: Int), at span: SourceSpan, in scope: Scope,
    _ findings: inout Findings, page: String? = nil
  ) {
    let isOfNewLibrary = error.message.hasPrefix("unrecognized character follows")
    findings.report(
      self, at: span, in: scope, "regular expression does not compile: \(error.message)",
      detail: "PCRE2 stopped at byte \(error.offset) of the expression",
      severity: isOfNewLibrary ? .warning : nil, page: page)
  }
}
