internal import EcelerityConf

/// The findings of one configuration on several nodes: a finding of all nodes is reported once, a
/// finding of some nodes names them.
package struct NodeViews {
  /// The properties by which a reader distinguishes findings.
  private struct Key: Hashable {
    let location: Location
    let rule: String
    let message: String
    let scope: String

    init(_ finding: Finding) {
      location = finding.location
      rule = finding.diagnostic.rule
      message = finding.diagnostic.message
      scope = finding.diagnostic.scope
    }
  }

  /// A finding and the nodes that have it.
  private struct Entry {
    let finding: Finding
    /// The detail of the finding on each node, given by index.
    var details: [(node: Int, detail: String)]
  }

  private let nodes: [String]
  private let total: Int
  private var entries: [Entry] = []
  private var places: [Key: Int] = [:]
  private var files: [PathKey: Int] = [:]

  /// The views of `nodes`, which are all or some of `total` nodes.
  package init(_ nodes: [String], of total: Int) {
    self.nodes = nodes
    self.total = total
  }

  /// Adds the findings of node number `node`; `paths` are its files in reading order.
  package mutating func add(_ findings: [Finding], paths: [String], of node: Int) {
    for file in paths.map(PathKey.init) where files[file] == nil { files[file] = files.count }
    for finding in findings {
      let key = Key(finding)
      let detail = (node, finding.diagnostic.detail)
      if let place = places[key] {
        entries[place].details.append(detail)
      } else {
        places[key] = entries.count
        entries.append(Entry(finding: finding, details: [detail]))
      }
    }
  }

  /// All findings in reading order.
  package var findings: [Finding] {
    let sorted = entries.enumerated().sorted { left, right in
      let (first, second) = (left.element.finding.location, right.element.finding.location)
      let (one, other) = (files[PathKey(first.path)] ?? 0, files[PathKey(second.path)] ?? 0)
      return (one, first.start.line, first.start.column, left.offset)
        < (other, second.start.line, second.start.column, right.offset)
    }
    return sorted.map { told($0.element) }
  }

  private func told(_ entry: Entry) -> Finding {
    let isShared = entry.details.count == total
    let isAlike = entry.details.allSatisfy { $0.detail == entry.details[0].detail }
    let detailed = isAlike ? entry.finding : entry.finding.with(detail: details(of: entry))
    return isShared ? detailed : detailed.with(remark: place(entry.details.map(\.node)))
  }

  private func details(of entry: Entry) -> String {
    entry.details.map { "\(place([$0.node])): \($0.detail)" }.joined(separator: "; ")
  }

  private func place(_ numbers: [Int]) -> String {
    let names = numbers.map { nodes[$0].visible }
    let last = names[names.count - 1]
    guard names.count > 1 else { return "on node \(last)" }
    return "on nodes \(names.dropLast().joined(separator: ", ")) and \(last)"
  }
}
