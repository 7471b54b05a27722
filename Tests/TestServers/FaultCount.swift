import Foundation

/// How many faults a test tries: few while somebody waits for the tests, as many as the variable `FAULTS` says
/// where somebody wants to know.
package enum FaultCount {
  private static var asked: Int? {
    ProcessInfo.processInfo.environment["FAULTS"].flatMap { Int($0) }
  }

  /// Prints what was done, for whoever asked for so much.
  package static func note(_ words: String) {
    if asked != nil { print("faults: \(words)") }
  }

  /// What `FAULTS` says, otherwise `usual`.
  package static func of(usual: Int) -> Int {
    asked ?? usual
  }
}

extension Collection {
  /// At most `count` of the elements, from the first to the last at equal distances.
  package func spread(_ count: Int) -> [Element] {
    guard count < self.count else { return Array(self) }
    return (0..<count).map { self[index(startIndex, offsetBy: $0 * self.count / count)] }
  }
}
