/// A limit on work whose cost would otherwise grow faster than the configuration.
struct WorkBudget {
  /// The most units of work that may be done.
  var limit: Int
  /// The units of work that were done.
  private(set) var used = 0

  init(of limit: Int) {
    self.limit = limit
  }

  /// Whether half of it is left, so that a rule that only gives a hint may use some.
  var isHalfLeft: Bool { used <= limit / 2 }

  /// Whether nothing is left of it.
  var isExhausted: Bool { used >= limit }

  /// Uses `amount` units, or none and returns false when fewer are left.
  mutating func spend(_ amount: Int) -> Bool {
    guard used + amount <= limit else { return false }
    used += amount
    return true
  }
}
