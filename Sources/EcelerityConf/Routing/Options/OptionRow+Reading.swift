/// The values of an option that the server can read.
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
