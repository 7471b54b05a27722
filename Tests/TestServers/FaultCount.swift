import Foundation

/// The number of faults that a test tries: few by default, as many as the environment variable `FAULTS` says otherwise.
package enum FaultCount {
  private static var asked: Int? {
    ProcessInfo.processInfo.environment["FAULTS"].flatMap { Int($0) }
  }

  /// Prints a summary if `FAULTS` is set.
  package static func note(_ words: String) {
    if asked != nil { print("faults: \(words)") }
  }

  /// The value of `FAULTS`, otherwise `usual`.
  package static func of(usual: Int) -> Int {
    asked ?? usual
  }
}

extension Collection {
  /// At most `count` of the elements, evenly distributed from the first to the last.
  package func spread(_ count: Int) -> [Element] {
    guard count < self.count else { return Array(self) }
    return (0..<count).map { self[index(startIndex, offsetBy: $0 * self.count / count)] }
  }
}
