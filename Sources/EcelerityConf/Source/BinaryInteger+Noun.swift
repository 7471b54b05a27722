extension BinaryInteger {
  /// The number with its noun; `plural` is for nouns that take more than an `s`.
  ///
  ///     1.counting("fix", "fixes")  // "1 fix"
  ///     2.counting("name")  // "2 names"
  package func counting(_ noun: String, _ plural: String? = nil) -> String {
    "\(self) " + (self == 1 ? noun : plural ?? noun + "s")
  }
}
