/// Compares the findings and the meaning of configurations before and after a batch of fixes.
struct FixVerification {
  private let candidates: [FixCandidate]
  private let batch: EditBatch

  init(_ candidates: [FixCandidate], _ batch: EditBatch) {
    self.candidates = candidates
    self.batch = batch
  }

  /// The reason to reject the fixes in the configuration number `root`; nil when there is none.
  func flaw(
    _ before: CheckedConfiguration, _ after: CheckedConfiguration, root: Int
  ) -> FixRejection? {
    syntaxFlaw(before, after) ?? duplicateFlaw(before.configuration, after.configuration)
      ?? findingFlaw(before, after, root: root)
      ?? differenceFlaw(before.configuration, after.configuration)
  }

  private func syntaxFlaw(
    _ before: CheckedConfiguration, _ after: CheckedConfiguration
  ) -> FixRejection? {
    let old = before.syntaxErrors
    let new = after.syntaxErrors
    for file in after.configuration.files {
      for (kind, count) in new[file.identity] ?? [:]
      where count > old[file.identity]?[kind] ?? 0 {
        return .syntaxError(path: file.path)
      }
    }
    return nil
  }

  /// Stanzas of the top level without a label are the same stanza: each of two fixes may insert it, but not both.
  private func duplicateFlaw(_ before: Configuration, _ after: Configuration) -> FixRejection? {
    for stanza in after.global.children {
      guard let keyword = stanza.keyword, let header = stanza.header, header.rawLabel == nil
      else { continue }
      let count = stanza.headers.count
      guard count > 1 else { continue }
      if count > before.global.child(keyword)?.headers.count ?? 0 {
        return .duplicatedStanza(name: stanza.name)
      }
    }
    return nil
  }

  private func findingFlaw(
    _ before: CheckedConfiguration, _ after: CheckedConfiguration, root: Int
  ) -> FixRejection? {
    let old = FindingCounts(before.findings, in: before.configuration)
    let new = FindingCounts(after.findings, in: after.configuration)
    let fixed = FindingCounts(
      candidates.lazy.flatMap(\.fixed).filter { $0.root == root }.map(\.key))
    let surplus = new.counts.filter { key, count in count > old[key] - fixed[key] }
    guard !surplus.isEmpty else { return nil }
    var reworded = RewordedFindings(
      gone: before.findings.filter { finding in
        let key = FindingCounts.Key(finding, in: before.configuration)
        return new[key] < old[key] - fixed[key]
      }, of: before.configuration)
    for finding in after.findings {
      let key = FindingCounts.Key(finding, in: after.configuration)
      guard let count = surplus[key], !isFirstLook(before, after, key.rule) else { continue }
      if count <= old[key] { return .findingRemains }
      if !reworded.contains(finding, of: after.configuration, batch) {
        return .newFinding(rule: key.rule, message: key.message)
      }
    }
    return nil
  }

  /// Whether `rule` reported nothing before the fixes only because a file could not be read, or because an unknown name
  /// might have been an option that it misses. Its findings are not new then.
  private func isFirstLook(
    _ before: CheckedConfiguration, _ after: CheckedConfiguration, _ rule: String
  ) -> Bool {
    let needsWhole = RuleCatalog.rule(rule)?.description.needsWhole ?? false
    if candidates.allSatisfy(\.fixesName), needsWhole { return true }
    guard !before.configuration.isReadable, after.configuration.isReadable else { return false }
    return needsWhole || rule == UnusedSuppression.description.id
  }

  /// A difference that no safe fix of the batch declares. Fixes that need consent may change anything.
  private func differenceFlaw(_ before: Configuration, _ after: Configuration) -> FixRejection? {
    guard candidates.allSatisfy(\.fix.isSafe) else { return nil }
    let differences = ConfigurationComparison.differences(before, after)
    let undeclared = differences.first { !isDeclared($0, before, after) }
    return undeclared.map { .difference($0) }
  }

  private func isDeclared(
    _ difference: ConfigurationDifference, _ before: Configuration, _ after: Configuration
  ) -> Bool {
    let old = difference.before.flatMap { span in
      batch.declared(in: span.range, of: before.file(span.file).identity)
    }
    let new = difference.after.flatMap { span in
      let file = after.file(span.file).identity
      let lower = batch.oldOffset(span.range.lowerBound, of: file)
      let upper = max(lower, batch.oldOffset(span.range.upperBound, of: file))
      return batch.declared(in: ByteRange(lower, upper), of: file)
    }
    return (old + new).contains { $0.covers(difference.kind) }
  }
}

extension DeclaredDifference {
  /// Whether the declaration allows a difference of this kind.
  fileprivate func covers(_ kind: ConfigurationDifference.Kind) -> Bool {
    switch self {
    case .spelling: kind == .changed || kind == .relabelled
    case .name: kind == .added || kind == .removed
    case .inert: kind == .removed
    case .reading: true
    }
  }
}
