extension Value {
  /// Whether both say the same, however quoted.
  func means(_ other: Value) -> Bool {
    switch (self, other) {
    case (.scalar(let first), .scalar(let second)): first.text == second.text
    case (.list(let first), .list(let second)): first.map(\.text) == second.map(\.text)
    case (.dictionary(let first), .dictionary(let second)):
      first.map(\.key.text) == second.map(\.key.text)
        && first.map(\.value.text) == second.map(\.value.text)
    default: false
    }
  }
}
