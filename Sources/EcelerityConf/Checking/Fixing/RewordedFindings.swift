/// Findings that are gone after some edits. They may be back in other words, because a message quotes text that the edits
/// changed.
struct RewordedFindings {
  private struct Subject: Hashable {
    let file: FileIdentity
    let rule: String

    init(_ finding: Diagnostic, in configuration: Configuration) {
      file = configuration.file(finding.span.file).identity
      rule = finding.rule
    }
  }

  private var gone: [Subject: UnusedRanges]

  init(gone: [Diagnostic], of configuration: Configuration) {
    self.gone = Dictionary(grouping: gone) { Subject($0, in: configuration) }
      .mapValues { UnusedRanges($0.map(\.span.range)) }
  }

  /// Whether `finding` is one of them: one of the same rule at the same place, which it then uses up.
  mutating func contains(
    _ finding: Diagnostic, of configuration: Configuration, _ batch: EditBatch
  ) -> Bool {
    let subject = Subject(finding, in: configuration)
    let lower = batch.oldOffset(finding.span.range.lowerBound, of: subject.file)
    let upper = batch.oldOffset(finding.span.range.upperBound, of: subject.file)
    return gone[subject]?.use(touching: ByteRange(lower, max(lower, upper))) ?? false
  }
}

/// Ranges of one file, each of which can be used once.
private struct UnusedRanges {
  /// In the order of the text.
  private let ranges: [ByteRange]
  private let longest: Int
  private var isUsed: [Bool]

  init(_ ranges: [ByteRange]) {
    self.ranges = ranges.sorted {
      ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
    }
    longest = ranges.lazy.map(\.count).max() ?? 0
    isUsed = Array(repeating: false, count: ranges.count)
  }

  /// Uses the first range that shares a byte or an end with `range`. Returns whether there is one.
  mutating func use(touching range: ByteRange) -> Bool {
    var index = ranges.partitioningIndex { Int($0.lowerBound) + longest >= Int(range.lowerBound) }
    while index < ranges.count, ranges[index].lowerBound <= range.upperBound {
      if !isUsed[index], range.lowerBound <= ranges[index].upperBound {
        isUsed[index] = true
        return true
      }
      index += 1
    }
    return false
  }
}
