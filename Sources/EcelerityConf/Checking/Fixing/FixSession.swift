/// One run of `FixApplication`: its rounds, and the state of the configurations between them.
struct FixSession {
  /// The two kinds of fixes, which are applied one after the other.
  private enum Kind {
    case safe, suggested
  }

  private let application: FixApplication
  private let roots: [FixRoot]
  private let loader: any Loader
  private let linters: [Linter]

  private var states: [CheckedConfiguration] = []
  /// The lines of the files of each configuration, built on first use.
  private var maps: [Int: SourceMap] = [:]
  private var bytes: [FileIdentity: [UInt8]] = [:]
  private var fixCounts: [FileIdentity: Int] = [:]
  private var history: EditHistory
  /// The findings whose fixes were rejected, which are not tried again while nothing else changes.
  private var abandoned: Set<AbandonedFix> = []
  private var rejections = RejectedFindings()
  /// The number of times in a row that fixes which do the same were rejected.
  private var rejectionCounts: [FixCandidate.Kind: Int] = [:]
  /// Whether a fix was applied since abandoned fixes were last tried again.
  private var hasProgressed = false
  private var checks = 0
  private(set) var outcome = FixOutcome()

  /// A fix that was rejected for a finding, identified when other edits have moved it.
  private struct AbandonedFix: Hashable {
    let kind: FixCandidate.Kind
    /// The start of the finding in the file as it was read.
    let start: UInt32
  }

  init(
    _ application: FixApplication, _ roots: [FixRoot], _ loader: any Loader
  ) throws(LoadError) {
    self.application = application
    self.roots = roots
    self.loader = loader
    linters = roots.map { application.linter($0.path) }
    for (root, linter) in zip(roots, linters) {
      states.append(try CheckedConfiguration(root, loader, linter))
    }
    history = EditHistory(of: states.flatMap(\.configuration.writtenFiles))
  }

  mutating func run() {
    var rounds = 0
    while rounds < FixApplication.maximumRounds,
      applyRound(of: .safe) || applyRound(of: .suggested) || retryAbandoned()
    {
      rounds += 1
    }
    outcome.remainingCount = candidates(of: .safe).count
    if application.includesSuggestions {
      outcome.remainingCount += candidates(of: .suggested).count
    }
    reportWithheld()
    outcome.rejected = rejections.all
    outcome.files = changedFiles()
    outcome.uneditable = uneditableFiles()
  }

  /// Makes abandoned fixes candidates again if others were applied since, so that a second run would find nothing more
  /// to do. Returns whether there are any.
  private mutating func retryAbandoned() -> Bool {
    guard hasProgressed, !abandoned.isEmpty else { return false }
    hasProgressed = false
    abandoned = []
    rejectionCounts = [:]
    rejections = RejectedFindings()
    return true
  }

  /// Applies the fixes of one kind that can be applied together. Returns whether another round may find more: some were
  /// applied, or some that collided with others were abandoned.
  private mutating func applyRound(of kind: Kind) -> Bool {
    guard kind == .safe || application.includesSuggestions else { return false }
    var selection = EditSelection()
    let all = shared(candidates(of: kind))
    let chosen = firstToApply(of: all).filter { selection.add($0) }
    let appliedCount = outcome.appliedCount
    let abandonedCount = abandoned.count
    var accepted = Batch()
    accept(chosen, areSuspect: false, into: &accepted)
    keep(accepted)
    return outcome.appliedCount > appliedCount
      || abandoned.count > abandonedCount && chosen.count < all.count
  }

  // MARK: Collecting

  /// The fixes of all findings, each once, without those that were abandoned.
  private func candidates(of kind: Kind) -> [FixCandidate] {
    var found: [FixCandidate] = []
    var known: [[PlacedEdit]: Int] = [:]
    let editable = Set(history.originals.filter(application.isEditable).map(\.identity))
    let fixes = sharedFixes
    for (root, state) in states.enumerated() {
      for diagnostic in application.choose(state.findings, state.configuration) {
        // A fix that is safe here may need consent elsewhere, but not the other way round.
        guard let fix = diagnostic.fix, fix.isSafe || kind == .suggested,
          let candidate = FixCandidate(diagnostic, root: root, in: state.configuration),
          fixes.isSafe(candidate) == (kind == .safe)
        else { continue }
        if let index = known[candidate.undeclaredEdits] {
          found[index].merge(candidate)
        } else if candidate.files.isSubset(of: editable), !isAbandoned(candidate) {
          known[candidate.undeclaredEdits] = found.count
          found.append(kind == .safe ? candidate : candidate.needingConsent)
        }
      }
    }
    return hasUnknownName ? found.filter { !$0.removesOnConsent } : found
  }

  /// Whether the fix of an unknown name was abandoned. What has no effect now may have one beside the option that was
  /// meant.
  private var hasUnknownName: Bool {
    abandoned.contains { $0.kind.key.rule == UnknownOption.description.id }
  }

  private var sharedFixes: SharedFixes {
    SharedFixes(states.map { SharedFixes.View($0.findings, in: $0.configuration) })
  }

  /// The `candidates` that all configurations which read the files they edit have; the others are abandoned.
  private mutating func shared(_ candidates: [FixCandidate]) -> [FixCandidate] {
    let fixes = sharedFixes
    return candidates.filter { candidate in
      guard let reader = fixes.firstReader(without: candidate) else { return true }
      // A finding that holds only for all readers is none here, so there is nothing to report.
      if SharedFixes.needsAllReaders(candidate.diagnostic) {
        abandoned.formUnion(abandonedFixes(of: candidate))
      } else {
        let unreadable = states[reader].configuration.firstUnreadableFile
        abandon(
          candidate,
          because: unreadable.map { .uncertain(path: $0.path) }
            ?? .notFound(by: roots[reader].title))
      }
      return false
    }
  }

  /// The `candidates` that come before the others, or else all: those that fix names, because others may be about
  /// options that are set under a misspelt name; then those that make text readable, because what other fixes cause in
  /// that text is known only when it can be read.
  private func firstToApply(of candidates: [FixCandidate]) -> [FixCandidate] {
    let names = candidates.filter(\.fixesName)
    let first = names.isEmpty ? candidates.filter(\.revealsText) : names
    return first.isEmpty ? candidates : first
  }

  /// The files that have fixes but are not editable.
  private func uneditableFiles() -> [String] {
    let locked = history.originals.filter { !application.isEditable($0) }
    if locked.isEmpty { return [] }
    var wanted: Set<FileIdentity> = []
    for (root, state) in states.enumerated() {
      for diagnostic in application.choose(state.findings, state.configuration) {
        guard let fix = diagnostic.fix, fix.isSafe || application.includesSuggestions,
          let candidate = FixCandidate(diagnostic, root: root, in: state.configuration)
        else { continue }
        wanted.formUnion(candidate.files)
      }
    }
    return locked.filter { wanted.contains($0.identity) }.map(\.path)
  }

  // MARK: Checking

  /// Fixes that were checked together, and the configurations with them applied.
  private struct Batch {
    var candidates: [FixCandidate] = []
    var states: [Int: CheckedConfiguration] = [:]
    var bytes: [FileIdentity: [UInt8]] = [:]
  }

  /// Adds to `accepted` the `candidates` that pass the check, all at once or else in parts: first those that edit no
  /// statement in which something is wrong then, or else halves. `areSuspect` says that each of them does, in a larger
  /// batch.
  private mutating func accept(
    _ candidates: [FixCandidate], areSuspect: Bool, into accepted: inout Batch
  ) {
    let candidates = areSuspect ? candidates.filter { !giveUp($0) } : candidates
    guard !candidates.isEmpty else { return }
    var trial = Batch()
    trial.candidates = accepted.candidates + candidates
    let flaws = check(&trial, after: accepted)
    guard let flaw = flaws.first else {
      accepted = trial
      resetRejections(of: candidates)
      return
    }
    guard candidates.count > 1, flaw.reason != .notTried else {
      for candidate in candidates { countRejection(of: candidate, because: flaw.reason) }
      return
    }
    let (suspects, others) = suspects(among: candidates, for: flaws)
    if suspects.isEmpty || others.isEmpty {
      let middle = candidates.count / 2
      accept(Array(candidates[..<middle]), areSuspect: others.isEmpty, into: &accepted)
      accept(Array(candidates[middle...]), areSuspect: others.isEmpty, into: &accepted)
    } else {
      accept(others, areSuspect: false, into: &accepted)
      accept(suspects, areSuspect: true, into: &accepted)
    }
  }

  /// The `candidates` that edit a statement with one of `flaws` in it, and the others.
  private func suspects(
    among candidates: [FixCandidate], for flaws: [FixFlaw]
  ) -> (suspects: [FixCandidate], others: [FixCandidate]) {
    var places = PlacedRanges()
    for place in flaws.compactMap(\.place) { places.insert(place.touched) }
    guard !places.isEmpty else { return ([], candidates) }
    let trees = states.reduce(into: [FileIdentity: SyntaxTree]()) { trees, state in
      trees.merge(state.configuration.trees) { first, _ in first }
    }
    var parts: (suspects: [FixCandidate], others: [FixCandidate]) = ([], [])
    for candidate in candidates {
      if candidate.edits.contains(where: { $0.statement(in: trees).map(places.overlap) ?? false }) {
        parts.suspects.append(candidate)
      } else {
        parts.others.append(candidate)
      }
    }
    return parts
  }

  /// Abandons `candidate` without trying it if enough fixes that do the same were rejected in a row. Returns whether it
  /// did.
  private mutating func giveUp(_ candidate: FixCandidate) -> Bool {
    guard rejectionCounts[candidate.kind] ?? 0 >= FixApplication.maximumRejections else {
      return false
    }
    abandon(candidate, because: nil)
    return true
  }

  private mutating func countRejection(of candidate: FixCandidate, because reason: FixRejection) {
    rejectionCounts[candidate.kind, default: 0] += 1
    abandon(candidate, because: reason)
  }

  private mutating func resetRejections(of candidates: [FixCandidate]) {
    guard !rejectionCounts.isEmpty else { return }
    for candidate in candidates { rejectionCounts[candidate.kind] = nil }
  }

  /// Applies the fixes of `trial`, the first of which are those of `accepted`, and checks every configuration that reads
  /// one of the files. Returns the reasons to reject them, as found in the first configuration that has any.
  private mutating func check(_ trial: inout Batch, after accepted: Batch) -> [FixFlaw] {
    checks += 1
    guard checks <= FixApplication.maximumChecks else { return [FixFlaw(reason: .notTried)] }
    let batch = EditBatch(trial.candidates)
    trial.bytes = edited(by: batch)
    let edited = EditedLoader(loader, bytes.merging(trial.bytes) { _, new in new })
    let tried = trial.candidates.dropFirst(accepted.candidates.count)
    let verification = FixVerification(
      trial.candidates, trying: tried, batch, choose: application.choose)
    for (index, state) in states.enumerated() where state.hasFile(of: batch.files) {
      let after: CheckedConfiguration
      do throws(LoadError) {
        after = try CheckedConfiguration(roots[index], edited, linters[index])
      } catch {
        return [FixFlaw(reason: .unreadable("\(error.path): \(error.message)"))]
      }
      let flaws = verification.flaws(state, after, accepted: accepted.states[index], root: index)
      if !flaws.isEmpty { return flaws }
      trial.states[index] = after
    }
    return []
  }

  private func edited(by batch: EditBatch) -> [FileIdentity: [UInt8]] {
    var edited: [FileIdentity: [UInt8]] = [:]
    for file in states.lazy.flatMap(\.configuration.files)
    where edited[file.identity] == nil && batch.files.contains(file.identity) {
      edited[file.identity] = batch.apply(to: file.tree.source.bytes, of: file.identity)
    }
    return edited
  }

  // MARK: Keeping

  private mutating func keep(_ batch: Batch) {
    outcome.appliedCount += batch.candidates.count
    hasProgressed = hasProgressed || !batch.candidates.isEmpty
    for file in batch.candidates.flatMap(\.files) { fixCounts[file, default: 0] += 1 }
    bytes.merge(batch.bytes) { _, new in new }
    if !batch.candidates.isEmpty { history.add(EditBatch(batch.candidates)) }
    for (index, state) in batch.states {
      states[index] = state
      maps[index] = nil
    }
  }

  // MARK: Abandoning

  private func isAbandoned(_ candidate: FixCandidate) -> Bool {
    !abandoned.isEmpty && abandonedFixes(of: candidate).contains(where: abandoned.contains)
  }

  private func abandonedFixes(of candidate: FixCandidate) -> [AbandonedFix] {
    candidate.fixed.map { finding in
      let start = finding.diagnostic.span.range.lowerBound
      return AbandonedFix(
        kind: candidate.kind(of: finding), start: history.firstOffset(start, in: finding.key.file))
    }
  }

  /// Abandons `candidate` because of `reason`; nil when it was not tried, like others that do the same.
  private mutating func abandon(_ candidate: FixCandidate, because reason: FixRejection?) {
    abandoned.formUnion(abandonedFixes(of: candidate))
    for finding in candidate.fixed { reportRejection(of: finding, because: reason) }
  }

  /// Reports the fixes that are withheld.
  private mutating func reportWithheld() {
    for (root, state) in states.enumerated() {
      for diagnostic in application.choose(state.findings, state.configuration) {
        guard let withheld = diagnostic.withheldFix,
          withheld.fix.isSafe || application.includesSuggestions,
          let reason = FixRejection(withheld.reason, of: state.configuration)
        else { continue }
        let key = FindingCounts.Key(diagnostic, in: state.configuration)
        reportRejection(
          of: FixCandidate.FixedFinding(root: root, diagnostic: diagnostic, key: key),
          because: reason)
      }
    }
  }

  private mutating func reportRejection(
    of finding: FixCandidate.FixedFinding, because reason: FixRejection?
  ) {
    let span = finding.diagnostic.span
    rejections.add(
      finding.diagnostic, finding.key, at: location(of: span, root: finding.root),
      first: history.firstLocation(of: span.range, in: finding.key.file), because: reason)
  }

  private mutating func location(of span: SourceSpan, root: Int) -> Location {
    let configuration = states[root].configuration
    return maps[root, default: SourceMap(configuration)].location(of: span)
  }

  private func changedFiles() -> [FixOutcome.ChangedFile] {
    history.originals.compactMap { file in
      let before = file.tree.source.bytes
      guard let after = bytes[file.identity], after != before else { return nil }
      return FixOutcome.ChangedFile(
        path: file.path, identity: file.identity, before: before, after: after,
        fixCount: fixCounts[file.identity] ?? 0)
    }
  }
}

extension CheckedConfiguration {
  fileprivate func hasFile(of files: Set<FileIdentity>) -> Bool {
    configuration.files.contains { files.contains($0.identity) }
  }
}
