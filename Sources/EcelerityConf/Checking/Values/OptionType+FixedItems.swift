extension OptionType {
  /// Whether a list of this type has a number of items that parentheses around one do not give.
  var hasFixedItems: Bool { self == .rangePair || self == .actionList }
}
