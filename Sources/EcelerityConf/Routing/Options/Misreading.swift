extension Evaluation {
  /// A note that the value cannot be read and the default applies (decision D-31); nil if it can be read, and if it
  /// is not known how the server reads it.
  var misreading: RouteNote? {
    isReadable ? nil : .unknownValue(displayText ?? "", used: endText)
  }

  /// `misreading` in words, without advice.
  package var misreadingText: String? {
    misreading == nil ? nil : RouteWording.misreading(of: displayText ?? "", as: endText)
  }

  /// The value that applies: if it cannot be read, the value when nothing is set.
  var textInForce: String? { isReadable ? text : endText }

  /// The value that applies, as a whole number.
  var numberInForce: Int? { textInForce.flatMap { Int(wholeNumber: $0) } }

  private var isReadable: Bool { setting == nil || option.reads(text ?? "") }

  /// The answer, evidence and notes of a step, with those of a misreading added.
  func stepContents(
    _ answer: StepContent.Answer?, _ evidence: @autoclosure () -> Evidence?, _ notes: [RouteNote]
  ) -> (answer: StepContent.Answer?, evidence: Evidence?, notes: [RouteNote]) {
    guard let misreading else { return (answer, evidence(), notes) }
    return (
      answer ?? .text(endText ?? RouteWording.notSet),
      Evidence(.decided, page, "D-31"), notes + [misreading]
    )
  }
}

extension OptionRow {
  /// Whether the server can read `text`, or it is not known. An unknown method is shown as it is, and an empty
  /// gateway means none (decision D-30).
  func reads(_ text: @autoclosure () -> String) -> Bool {
    switch type {
    case .boolean: Bool(word: text()) != nil
    case .enum: keyword == .deliveryMethod ? !text().isEmpty : takes(text())
    case .integer, .sizeBytes, .durationSeconds, .durationMilliseconds, .durationMinutes,
      .durationHours, .port:
      takesNumber(text())
    case .integerOrEnum: takesNumber(text()) || allowed.contains(text())
    case .throttle: OptionRow.isThrottle(text())
    case .protocolList: TLSVersion.enabled(by: text()) != nil
    case .ipOrHostname: keyword == .gateway || !text().isEmpty
    case .hostname, .hostPort, .ipAddress: !text().isEmpty
    default: true
    }
  }

  /// Whether the option takes any number of digits, so that the value need not be converted to a string.
  var takesAnyCount: Bool {
    switch type {
    case .integer, .durationSeconds, .durationMilliseconds, .throttle:
      allowed.ranges.allSatisfy { $0.lower ?? 0 <= 0 && $0.upper == nil }
    default: false
    }
  }

  /// Whether `word` is one of the option's values, or a spelling of yes or no if these are.
  private func takes(_ word: String) -> Bool {
    allowed.contains(word) || allowed.contains("false") && Bool(word: word) != nil
  }

  private func takesNumber(_ text: String) -> Bool {
    if let number = Int(wholeNumber: text), allowed.contains(number) { return true }
    return allowed.specialValues.contains { $0.value == text } || defaultValue == text
  }

  /// `N` or `N/seconds`.
  /// Page: content/momentum/4/config/ref-outbound-throttle-messages.md.
  private static func isThrottle(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      .map { UInt64(digits: $0) }
    return (1...2).contains(parts.count) && !parts.contains(nil)
      && (parts.count == 1 || parts[1] != 0)
  }
}
