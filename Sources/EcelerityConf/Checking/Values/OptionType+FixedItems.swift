extension OptionType {
  /// Whether a list of this type has several items, so that parentheses around one value do not make a valid list.
  var hasFixedItems: Bool { self == .rangePair || self == .actionList }
}
