/// `invalid-number`
enum InvalidNumber: SettingRule {
  static let description = RuleDescription(
    id: "invalid-number", group: .correctness, severity: .error,
    summary: "a value that is not a number, or a number that is out of range",
    rationale: """
      Numbers are written without a unit: times in seconds unless the page says otherwise, sizes \
      in bytes. Limits are checked where a page gives them.
      """,
    pages: [
      "content/momentum/3/3-api/structs-ec-config-option-def.md",
      "content/momentum/3/3-api/arch-primary-apis.md",
    ],
    examples: [
      .reports(#"retry_interval = "⟦20 minutes⟧""#),
      .reports("max_retries = ⟦many⟧"),
      .reports("match_cache_size = ⟦-1⟧"),
      .reports("memory_goal = ⟦101⟧"),
      .reports("connect_timeout = ⟦9223372036854775808⟧"),
      .accepts("retry_interval = 1200"),
      .accepts("max_retries = auto"),
      .accepts("max_outbound_connections = -1"),
      .accepts("adaptive_sweep_rule \"greylist\" { low_threshold = 2.5 }"),
    ])

  static let interest = SettingInterest.types([
    .integer, .number, .integerOrEnum, .sizeBytes, .durationSeconds, .durationMilliseconds,
    .durationMinutes, .durationHours,
  ])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard let value = setting.rawScalar, let row = findings.row(for: setting) else { return }
    let allowed = findings.allowed(by: row)
    if let number = value.integer {
      if allowed.values.ranges.isEmpty || allowed.values.contains(number) { return }
    }
    if row.type == .integerOrEnum, allowed.values.contains(bytes: value.bytes) { return }
    guard !value.isReportedElsewhere else { return }
    let text = value.text
    guard !isSpecial(text, for: row, allowed.values) else { return }
    if row.type == .number, let number = Double(text), number.isFinite {
      if allowed.values.ranges.isEmpty || allowed.values.contains(number) { return }
    } else if !value.isInteger {
      return findings.report(
        self, at: value.innerSpan, in: setting.scope, "\(value.shown) is not \(kind(row))",
        detail: detail(row), page: row.page)
    }
    guard !isLeftToAnother(row.keyword, value) else { return }
    guard value.integer != nil || !value.isInteger else {
      return findings.report(
        self, at: value.innerSpan, in: setting.scope,
        "\(value.shown) does not fit in 64 bits",
        detail: "how the server reads it is not documented; write a smaller number", page: row.page)
    }
    findings.report(
      self, at: value.innerSpan, in: setting.scope,
      "\(value.shown) is out of range: \(range(allowed.values))",
      detail: "`\(row.keyword)` takes \(kind(row)) within that range", page: row.page)
  }

  /// Whether a page gives the value a special meaning, or it is the default.
  private static func isSpecial(
    _ text: String, for row: OptionRow, _ allowed: AllowedValues
  ) -> Bool {
    allowed.specialValues.contains { $0.value == text } || row.defaultValue == text
  }

  /// Whether another rule reports it.
  private static func isLeftToAnother(_ keyword: Keyword, _ value: RawScalar) -> Bool {
    switch keyword {
    case .dnsRateLimitMxQueries, .dnsRateLimitPeriod, .dnsRateLimitMaxQueue,
      .mxFailuresFallbackToA:
      value.integer != nil
    case .matchCacheSize: value.integer == 0
    default: false
    }
  }

  private static func kind(_ row: OptionRow) -> String {
    switch row.type {
    case .number: "a number"
    case .sizeBytes: "a whole number of bytes"
    case .durationSeconds: "a whole number of seconds"
    case .durationMilliseconds: "a whole number of milliseconds"
    case .durationMinutes: "a whole number of minutes"
    case .durationHours: "a whole number of hours"
    default: "a whole number"
    }
  }

  private static func detail(_ row: OptionRow) -> String {
    let words = row.type == .integerOrEnum ? row.allowed.members : []
    return words.isEmpty
      ? "write the number without a unit"
      : "it may also be " + words.map { "`\($0)`" }.joined(separator: " or ")
  }

  private static func range(_ allowed: AllowedValues) -> String {
    allowed.ranges.map { range in
      switch (range.lower, range.upper) {
      case (let lower?, let upper?): lower == upper ? "\(lower)" : "\(lower) to \(upper)"
      case (let lower?, nil): "\(lower) or more"
      case (nil, let upper?): "\(upper) or less"
      case (nil, nil): "any number"
      }
    }.joined(separator: " or ")
  }
}

extension AllowedValues {
  /// Whether a documented range contains `number`.
  fileprivate func contains(_ number: Double) -> Bool {
    ranges.contains { range in
      (range.lower.map { Double($0) <= number } ?? true)
        && (range.upper.map { number <= Double($0) } ?? true)
    }
  }
}
