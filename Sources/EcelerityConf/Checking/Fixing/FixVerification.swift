/// Compares the findings and the meaning of configurations before and after a batch of fixes.
struct FixVerification {
  private let candidates: [FixCandidate]
  private let batch: EditBatch
  /// Whether all fixes that were not checked before mend something worse than a hint.
  private let mendsMoreThanHints: Bool
  private let choose: FixApplication.Choice

  /// The check of `candidates`, those of `tried` for the first time. New findings matter if `choose` leaves them.
  init(
    _ candidates: [FixCandidate], trying tried: ArraySlice<FixCandidate>, _ batch: EditBatch,
    choose: @escaping FixApplication.Choice
  ) {
    self.candidates = candidates
    self.batch = batch
    self.choose = choose
    mendsMoreThanHints = tried.allSatisfy { $0.diagnostic.severity > .info }
  }

  /// The reason to reject the fixes in the configuration number `root`; nil when there is none. `accepted` is the
  /// configuration with the fixes that were checked before.
  func flaw(
    _ before: CheckedConfiguration, _ after: CheckedConfiguration,
    accepted: CheckedConfiguration? = nil, root: Int
  ) -> FixRejection? {
    syntaxFlaw(before, after) ?? duplicateFlaw(before.configuration, after.configuration)
      ?? findingFlaw(before, after, accepted, root: root)
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
    _ before: CheckedConfiguration, _ after: CheckedConfiguration,
    _ accepted: CheckedConfiguration?, root: Int
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
    let known = accepted.map { FindingCounts($0.findings, in: $0.configuration) }
    let chosen = FindingCounts(choose(after.findings, after.configuration), in: after.configuration)
    for finding in after.findings {
      let key = FindingCounts.Key(finding, in: after.configuration)
      guard let count = surplus[key], !isFirstLook(before, after, key.rule) else { continue }
      if count <= old[key] { return .findingRemains }
      // A rule that is not selected vetoes a fix only by an error; a hint does not veto the fix of something worse.
      if chosen[key] == 0, finding.severity < .error { continue }
      if finding.severity == .info, mendsMoreThanHints || count <= known?[key] ?? 0 { continue }
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
