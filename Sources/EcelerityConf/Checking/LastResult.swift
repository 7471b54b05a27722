/// A cache of one result: several rules ask the same question in a row, and findings in a row often share a scope.
struct LastResult<Key: Equatable, Value> {
  private var last: (key: Key, value: Value)?

  /// The result for `key` if it was the last one stored.
  subscript(key: Key) -> Value? {
    guard let last, last.key == key else { return nil }
    return last.value
  }

  /// Replaces the result by `value`, and returns it.
  mutating func store(_ value: Value, for key: Key) -> Value {
    last = (key, value)
    return value
  }
}
