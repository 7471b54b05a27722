internal import EcelerityConf

/// Limits the findings per rule and file in text for people, which counts the rest; all other
/// formats are complete.
package struct Repetitions {
  /// The maximum number of findings shown per rule and file.
  private static let maximum = 100

  private struct Key: Hashable {
    let rule: String
    let path: String
  }

  private var counts: [Key: Int] = [:]
  private var order: [Key] = []

  /// No findings yet.
  package init() {}

  /// Whether `finding`, the next one, is within the limit of its rule and file.
  package mutating func isShown(_ finding: Finding) -> Bool {
    let key = Key(rule: finding.diagnostic.rule, path: finding.location.path)
    let count = counts[key, default: 0] + 1
    counts[key] = count
    if count == Repetitions.maximum + 1 { order.append(key) }
    return count <= Repetitions.maximum
  }

  /// The counts of the other findings, one line per rule and file.
  package var remarks: [String] {
    order.map { key in
      let rest = (counts[key] ?? 0) - Repetitions.maximum
      return "… and \(rest) more of \(key.rule) in \(key.path.visible); "
        + "--output-format concise prints all of them"
    }
  }
}
