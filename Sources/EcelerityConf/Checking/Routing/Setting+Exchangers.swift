extension Setting {
  /// Whether they are routes of `__mx__` alone, which is what holds without routes. False for an empty list.
  var isExchangersAlone: Bool {
    var isEmpty = true
    for value in rawValues {
      // Most are names without this character, and need not be parsed.
      guard value.bytes.contains(UInt8(ascii: "_")),
        RouteItem(value.text).target == .exchangers
      else { return false }
      isEmpty = false
    }
    return !isEmpty
  }
}
