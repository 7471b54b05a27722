#if canImport(Glibc)
  internal import Glibc
#else
  internal import Musl
#endif

/// Times as a function of sizes.
struct Curve {
  private var points: [(size: Double, time: Double)] = []

  var lastTime: Double? { points.last?.time }

  /// Adds a point and returns the growth factor of the time per doubling since the previous one.
  mutating func add(size: Double, time: Double) -> Double? {
    let last = points.last
    points.append((size, time))
    return last.map { pow(time / $0.time, log(2) / log(size / $0.size)) }
  }

  /// The slope of the least-squares line through the logarithms: 1 is linear, 2 quadratic.
  var exponent: Double {
    let sizes = points.map { log($0.size) }
    let times = points.map { log($0.time) }
    let meanSize = sizes.reduce(0, +) / Double(sizes.count)
    let meanTime = times.reduce(0, +) / Double(times.count)
    let products = zip(sizes, times).map { ($0 - meanSize) * ($1 - meanTime) }
    let squares = sizes.map { ($0 - meanSize) * ($0 - meanSize) }
    return products.reduce(0, +) / squares.reduce(0, +)
  }
}
