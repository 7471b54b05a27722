extension OptionRow {
  /// The value that applies if nothing is configured, on a server of `version`; nil is the newest known.
  func defaultValue(on version: ServerVersion?) -> String? {
    guard let version, let earlier = Self.earlierDefaults[keyword], version.isBefore(earlier.end)
    else { return defaultValue }
    return earlier.value
  }

  /// Defaults of earlier versions: the value, and the first version with the default of the table.
  /// Page: content/momentum/4/config/ref-delivery-method.md.
  private static let earlierDefaults: [Keyword: (value: String, end: String)] = [
    .deliveryMethod: ("SMTP", "3.0")
  ]
}
