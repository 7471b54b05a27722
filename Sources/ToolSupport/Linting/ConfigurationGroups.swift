package import EcelerityConf

/// Main files of configurations, grouped by shared files: a change for one of them must be right
/// for the others.
package struct ConfigurationGroups {
  /// A main file as seen from one or several nodes.
  private struct Root {
    var views: [FixRoot]
    var files: [FileIdentity]
  }

  private var roots: [Root] = []

  /// No configurations.
  package init() {}

  /// Adds a configuration with these files; if it has the same main file as the last one, it is the
  /// view of another node.
  package mutating func add(_ view: FixRoot, _ files: [FileIdentity]) {
    if let last = roots.last, last.files[0] == files[0] {
      roots[roots.count - 1].views.append(view)
      roots[roots.count - 1].files += files
    } else {
      roots.append(Root(views: [view], files: files))
    }
  }

  /// The groups in the order of their first members. A file that another one includes is only read
  /// as part of that one.
  package var groups: [[FixRoot]] {
    let own = OwnConfigurations.indices(roots.map(\.files)).map { roots[$0] }
    var numbers: [FileIdentity: Int] = [:]
    var sets = DisjointSets(count: own.count)
    for (index, root) in own.enumerated() {
      for file in root.files {
        if let other = numbers[file] { sets.join(other, index) } else { numbers[file] = index }
      }
    }
    var members: [Int: [FixRoot]] = [:]
    for (index, root) in own.enumerated() {
      members[sets.first(of: index), default: []] += root.views
    }
    return members.sorted { $0.key < $1.key }.map(\.value)
  }
}

/// Disjoint sets of numbers, each represented by its smallest member.
private struct DisjointSets {
  private var parents: [Int]

  init(count: Int) {
    parents = Array(0..<count)
  }

  func first(of number: Int) -> Int {
    var number = number
    while parents[number] != number { number = parents[number] }
    return number
  }

  mutating func join(_ number: Int, _ other: Int) {
    let (left, right) = (first(of: number), first(of: other))
    parents[max(left, right)] = min(left, right)
  }
}
