#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// One line on a terminal that tells how far a long run is; nothing on a pipe, nothing in a short run.
package struct ProgressLine: ~Copyable {
  private var schedule = Schedule()
  /// Whether there is somebody to see it.
  package let isShown: Bool
  private let start: Int64

  /// A line on standard error, or none when that is no terminal.
  package init() {
    isShown = isTerminal(2)
    start = monotonicMilliseconds()
  }

  /// Tells that `done` of `total` are done and what is being done now.
  package mutating func show(_ done: Int, of total: Int, _ current: String = "") {
    guard isShown, schedule.isDue(at: monotonicMilliseconds() - start) else { return }
    put("\r\u{1B}[K" + ProgressLine.text(done, of: total, current))
  }

  /// Takes the line away; what follows starts on a clean one.
  package mutating func finish() {
    if isShown, schedule.wasShown { put("\r\u{1B}[K") }
    schedule = Schedule()
  }

  /// Short enough for a narrow terminal: a line that wraps could not be taken away again.
  static func text(_ done: Int, of total: Int, _ current: String) -> String {
    String("\(done) of \(total) \(current.visible)".prefix(72))
  }

  private func put(_ text: String) {
    _ = Array(text.utf8).withUnsafeBytes { writeWhole(2, $0) }
  }

  /// When to draw: not in the first half second, and then ten times a second at most.
  struct Schedule {
    private(set) var wasShown = false
    private var next: Int64 = 500

    mutating func isDue(at milliseconds: Int64) -> Bool {
      guard milliseconds >= next else { return false }
      next = milliseconds + 100
      wasShown = true
      return true
    }
  }
}

private func monotonicMilliseconds() -> Int64 {
  var now = timespec()
  clock_gettime(CLOCK_MONOTONIC, &now)
  return Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000
}
