import EcelerityConf
import ToolSupport

/// Findings of one rule in one file beyond what anybody reads: text for people counts them, every other
/// format is complete.
struct Repetitions {
  /// More findings of a rule in a file are counted.
  static let maximum = 100

  private struct Key: Hashable {
    let rule: String
    let path: String
  }

  private var counts: [Key: Int] = [:]
  private var order: [Key] = []

  /// Whether `finding`, the next one, is one of the first of its rule and file.
  mutating func isShown(_ finding: Finding) -> Bool {
    let key = Key(rule: finding.diagnostic.rule, path: finding.location.path)
    let count = counts[key, default: 0] + 1
    counts[key] = count
    if count == Repetitions.maximum + 1 { order.append(key) }
    return count <= Repetitions.maximum
  }

  /// What is said of the others, a line for each rule and file.
  var remarks: [String] {
    order.map { key in
      let rest = (counts[key] ?? 0) - Repetitions.maximum
      return "… and \(rest) more of \(key.rule) in \(key.path.visible); "
        + "--output-format concise prints all of them"
    }
  }
}
