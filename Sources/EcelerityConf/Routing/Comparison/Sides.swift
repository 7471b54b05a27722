/// A pair of values, one for each of two configurations.
struct Sides<Value> {
  var old: Value
  var new: Value
}

extension Sides: Equatable where Value: Equatable {}
extension Sides: Hashable where Value: Hashable {}
extension Sides: Sendable where Value: Sendable {}

extension Sides {
  /// Both values, the old one first.
  var both: [Value] { [old, new] }

  func map<Other>(_ transform: (Value) -> Other) -> Sides<Other> {
    Sides<Other>(old: transform(old), new: transform(new))
  }
}
