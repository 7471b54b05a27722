/// Compares the findings and the meaning of configurations before and after a batch of fixes.
struct FixVerification {
  private let candidates: [FixCandidate]
  private let batch: EditBatch
  /// Whether all fixes that were not checked before mend something worse than a hint.
  private let mendsMoreThanHints: Bool
  /// Whether all fixes mend names.
  private let mendsNamesOnly: Bool
  private let choose: FixApplication.Choice

  /// The check of `candidates`, those of `tried` for the first time. New findings matter if `choose` leaves them.
  init(
    _ candidates: [FixCandidate], trying tried: ArraySlice<FixCandidate>, _ batch: EditBatch,
    choose: @escaping FixApplication.Choice
  ) {
    self.candidates = candidates
    self.batch = batch
    self.choose = choose
    mendsNamesOnly = candidates.allSatisfy(\.fixesName)
    mendsMoreThanHints = tried.allSatisfy { $0.diagnostic.severity > .info }
  }

  /// The reasons to reject the fixes in the configuration number `root`; empty when there is none. `accepted` is the
  /// configuration with the fixes that were checked before.
  func flaws(
    _ before: CheckedConfiguration, _ after: CheckedConfiguration,
    accepted: CheckedConfiguration? = nil, root: Int
  ) -> [FixFlaw] {
    let fatal =
      syntaxFlaw(before, after) ?? duplicateFlaw(before.configuration, after.configuration)
    if let fatal { return [FixFlaw(reason: fatal)] }
    let found = findingFlaws(before, after, accepted, root: root)
    return found.isEmpty ? differenceFlaws(before.configuration, after.configuration) : found
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

  private func findingFlaws(
    _ before: CheckedConfiguration, _ after: CheckedConfiguration,
    _ accepted: CheckedConfiguration?, root: Int
  ) -> [FixFlaw] {
    let old = FindingCounts(before.findings, in: before.configuration)
    let new = FindingCounts(after.findings, in: after.configuration)
    let fixed = FindingCounts(
      candidates.lazy.flatMap(\.fixed).filter { $0.root == root }.map(\.key))
    let surplus = new.counts.filter { key, count in count > old[key] - fixed[key] }
    guard !surplus.isEmpty else { return [] }
    var reworded = RewordedFindings(
      gone: before.findings.filter { finding in
        let key = FindingCounts.Key(finding, in: before.configuration)
        return new[key] < old[key] - fixed[key]
      }, of: before.configuration)
    let known = accepted.map { FindingCounts($0.findings, in: $0.configuration) }
    let chosen = FindingCounts(choose(after.findings, after.configuration), in: after.configuration)
    let revealed = RevealedText(by: candidates, in: before.configuration)
    var flaws: [FixFlaw] = []
    for finding in after.findings {
      let key = FindingCounts.Key(finding, in: after.configuration)
      guard let count = surplus[key], !isFirstLook(before, after, key.rule) else { continue }
      let place = oldPlace(of: finding.span, in: after.configuration)
      if count <= old[key] {
        flaws.append(FixFlaw(reason: .findingRemains, place: place))
        continue
      }
      // A rule that is not selected vetoes a fix only by an error; a hint does not veto the fix of something worse.
      if chosen[key] == 0, finding.severity < .error { continue }
      if finding.severity == .info,
        mendsMoreThanHints || count <= known?[key] ?? 0 || isOfOldStanza(key.rule, place)
      {
        continue
      }
      if mendsNamesOnly && RevealedText.mayBeBehindName(finding)
        || revealed.explains(finding, at: place)
      {
        continue
      }
      if !reworded.contains(finding, of: after.configuration, batch) {
        flaws.append(
          FixFlaw(reason: .newFinding(rule: key.rule, message: key.message), place: place))
      }
    }
    return flaws
  }

  /// Whether the finding of `rule` at `place` is that a stanza which was there before is now empty, or is now spelled
  /// like another one. It has its own remedy, if any, and what the server does is the same.
  private func isOfOldStanza(_ rule: String, _ place: PlacedRange) -> Bool {
    let rules = [EmptyStanza.description.id, DuplicateStanza.description.id]
    return !place.range.isEmpty && rules.contains(rule)
  }

  /// The place before the fixes of the bytes at `span` of the new `configuration`.
  private func oldPlace(of span: SourceSpan, in configuration: Configuration) -> PlacedRange {
    let file = configuration.file(span.file).identity
    let lower = batch.oldOffset(span.range.lowerBound, of: file)
    let upper = batch.oldOffset(span.range.upperBound, of: file)
    return PlacedRange(file: file, range: ByteRange(lower, max(lower, upper)))
  }

  /// Whether `rule` reported nothing before the fixes only because a file could not be read, or because an unknown name
  /// might have been an option that it misses. Its findings are not new then.
  private func isFirstLook(
    _ before: CheckedConfiguration, _ after: CheckedConfiguration, _ rule: String
  ) -> Bool {
    let needsWhole = RuleCatalog.rule(rule)?.description.needsWhole ?? false
    if mendsNamesOnly, needsWhole { return true }
    guard !before.configuration.isReadable, after.configuration.isReadable else { return false }
    return needsWhole || rule == UnusedSuppression.description.id
  }

  /// The differences that no safe fix of the batch declares. Fixes that need consent may change anything.
  private func differenceFlaws(_ before: Configuration, _ after: Configuration) -> [FixFlaw] {
    guard candidates.allSatisfy(\.fix.isSafe) else { return [] }
    let differences = ConfigurationComparison.differences(before, after)
    return differences.filter { !isDeclared($0, before, after) }.map { difference in
      let old = difference.before.first.map { span in
        PlacedRange(file: before.file(span.file).identity, range: span.range)
      }
      let new = difference.after.first.map { oldPlace(of: $0, in: after) }
      return FixFlaw(reason: .difference(difference), place: old ?? new)
    }
  }

  private func isDeclared(
    _ difference: ConfigurationDifference, _ before: Configuration, _ after: Configuration
  ) -> Bool {
    let old = difference.before.flatMap { span in
      batch.declared(in: span.range, of: before.file(span.file).identity)
    }
    let new = difference.after.flatMap { span in
      let place = oldPlace(of: span, in: after)
      return batch.declared(in: place.range, of: place.file)
    }
    return (old + new).contains { declared in
      declared.covers(difference.kind)
        && (declared != .spelling || namesSameHops(difference, before, after))
    }
  }

  /// Whether a difference is not about `routes`, or these send mail to the same hosts and ports as before.
  private func namesSameHops(
    _ difference: ConfigurationDifference, _ before: Configuration, _ after: Configuration
  ) -> Bool {
    guard difference.name == Keyword.routes.name, difference.kind == .changed else { return true }
    return difference.before.flatMap { SpelledHop.all(of: $0, in: before) }.uniqued
      == difference.after.flatMap { SpelledHop.all(of: $0, in: after) }.uniqued
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
