extension Setting {
  /// Whether they are routes of `__mx__` alone, which say what holds without routes; a list without items is
  /// not.
  var isExchangersAlone: Bool {
    var isEmpty = true
    for value in rawValues {
      // Most are names without the mark of this one, which spares reading them.
      guard value.bytes.contains(UInt8(ascii: "_")),
        RouteItem(value.text).target == .exchangers
      else { return false }
      isEmpty = false
    }
    return !isEmpty
  }
}
