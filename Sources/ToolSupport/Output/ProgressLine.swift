#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// A line on a terminal that shows the progress of a long run; it is not shown on a pipe or in a
/// short run.
package struct ProgressLine: ~Copyable {
  private var schedule = Schedule()
  /// Whether standard error is a terminal.
  package let isShown: Bool
  private let start: Int64

  /// A line on standard error, if that is a terminal.
  package init() {
    isShown = isTerminal(2)
    start = monotonicMilliseconds()
  }

  /// Shows that `done` of `total` are done, and the `current` one.
  package mutating func show(_ done: Int, of total: Int, _ current: String = "") {
    guard isShown, schedule.isDue(at: monotonicMilliseconds() - start) else { return }
    put("\r\u{1B}[K" + ProgressLine.text(done, of: total, current))
  }

  /// Clears the line for other output.
  package mutating func finish() {
    if isShown, schedule.wasShown { put("\r\u{1B}[K") }
    schedule = Schedule()
  }

  /// The text, short enough for a narrow terminal: a wrapped line could not be cleared.
  static func text(_ done: Int, of total: Int, _ current: String) -> String {
    String("\(done) of \(total) \(current.visible)".prefix(72))
  }

  private func put(_ text: String) {
    _ = Array(text.utf8).withUnsafeBytes { writeWhole(2, $0) }
  }

  /// The times of drawing: not in the first half second, and then at most ten times a second.
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
