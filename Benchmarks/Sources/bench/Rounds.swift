/// The times of several rounds of the same work, in seconds.
struct Rounds {
  private let sorted: [Double]

  init(_ times: [Double]) {
    precondition(!times.isEmpty)
    sorted = times.sorted()
  }

  /// Runs `work` once to warm up and then `count` times.
  init<Result>(_ count: Int, of work: () throws -> Result) rethrows {
    consume(try work())
    var times: [Double] = []
    for _ in 0..<count {
      let start = Clock.now()
      let result = try work()
      times.append(Clock.now() - start)
      consume(result)
    }
    self.init(times)
  }

  var best: Double { sorted[0] }
  var median: Double { sorted[sorted.count / 2] }
}

/// Uses a result, so that the optimizer cannot remove the work that produced it.
@inline(never)
func consume<Result>(_ result: Result) {
  withExtendedLifetime(result) {}
}
