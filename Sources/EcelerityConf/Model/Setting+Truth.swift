extension Setting {
  /// The value as a truth; nil when it is not one.
  var truth: Bool? { value.text.flatMap(Truth.init)?.value }

  /// Whether the value is one of the words for true.
  var isOn: Bool { truth == true }
}
