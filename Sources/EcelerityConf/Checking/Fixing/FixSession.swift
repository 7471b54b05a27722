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
  /// The fixes that were rejected, which are not tried again while nothing else changes.
  private var abandoned: Set<FixCandidate.Signature> = []
  private var reported: Set<FixOutcome.Rejected> = []
  /// The number of times in a row that fixes with the same signature were rejected.
  private var rejectionCounts: [FixCandidate.Signature: Int] = [:]
  /// Whether a fix was applied since abandoned fixes were last tried again.
  private var hasProgressed = false
  private var checks = 0
  private(set) var outcome = FixOutcome()

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
    reported = []
    outcome.rejected = []
    return true
  }

  /// Applies the fixes of one kind that can be applied together. Returns whether another round may find more: some were
  /// applied, or some that collided with others were abandoned.
  private mutating func applyRound(of kind: Kind) -> Bool {
    guard kind == .safe || application.includesSuggestions else { return false }
    var selection = EditSelection()
    let all = shared(candidates(of: kind))
    let chosen = namesFirst(all).filter { selection.add($0) }
    let appliedCount = outcome.appliedCount
    let abandonedCount = abandoned.count
    var accepted = Batch()
    accept(chosen[...], into: &accepted)
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
          found[index].fixed += candidate.fixed
        } else if candidate.files.isSubset(of: editable), !abandoned.contains(candidate.signature) {
          known[candidate.undeclaredEdits] = found.count
          found.append(kind == .safe ? candidate : candidate.needingConsent)
        }
      }
    }
    return found
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
        abandoned.insert(candidate.signature)
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

  /// The `candidates` that fix names, if there are any, else all: others may be about options that are set under a
  /// misspelt name.
  private func namesFirst(_ candidates: [FixCandidate]) -> [FixCandidate] {
    let names = candidates.filter(\.fixesName)
    return names.isEmpty ? candidates : names
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

  /// Adds to `accepted` the `candidates` that pass the check, all at once or else in halves.
  private mutating func accept(_ candidates: ArraySlice<FixCandidate>, into accepted: inout Batch) {
    let candidates = candidates.filter { !isHopeless($0) }
    guard !candidates.isEmpty else { return }
    var trial = Batch()
    trial.candidates = accepted.candidates + candidates
    guard let flaw = check(&trial, after: accepted) else {
      accepted = trial
      resetRejections(of: candidates)
      return
    }
    guard candidates.count > 1, flaw != .notTried else {
      for candidate in candidates { countRejection(of: candidate, because: flaw) }
      return
    }
    let middle = candidates.count / 2
    accept(candidates[..<middle], into: &accepted)
    accept(candidates[middle...], into: &accepted)
  }

  /// Whether enough fixes with the same signature were rejected in a row.
  private func isHopeless(_ candidate: FixCandidate) -> Bool {
    guard !rejectionCounts.isEmpty else { return false }
    return rejectionCounts[candidate.signature] ?? 0 >= FixApplication.maximumRejections
  }

  private mutating func countRejection(of candidate: FixCandidate, because reason: FixRejection) {
    rejectionCounts[candidate.signature, default: 0] += 1
    abandon(candidate, because: reason)
  }

  private mutating func resetRejections(of candidates: [FixCandidate]) {
    guard !rejectionCounts.isEmpty else { return }
    for candidate in candidates { rejectionCounts[candidate.signature] = nil }
  }

  /// Applies the fixes of `trial`, the first of which are those of `accepted`, and checks every configuration that reads
  /// one of the files. Returns the reason to reject them, if there is one.
  private mutating func check(_ trial: inout Batch, after accepted: Batch) -> FixRejection? {
    checks += 1
    guard checks <= FixApplication.maximumChecks else { return .notTried }
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
        return .unreadable("\(error.path): \(error.message)")
      }
      let flaw = verification.flaw(state, after, accepted: accepted.states[index], root: index)
      if let flaw { return flaw }
      trial.states[index] = after
    }
    return nil
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

  private mutating func abandon(_ candidate: FixCandidate, because reason: FixRejection) {
    guard abandoned.insert(candidate.signature).inserted else { return }
    reportRejection(of: candidate.diagnostic, root: candidate.fixed[0].root, because: reason)
  }

  /// Reports the fixes that are withheld until the files can be read.
  private mutating func reportWithheld() {
    for (root, state) in states.enumerated() {
      guard let file = state.configuration.firstUnreadableFile else { continue }
      for diagnostic in application.choose(state.findings, state.configuration) {
        guard let fix = diagnostic.withheldFix, fix.isSafe || application.includesSuggestions
        else { continue }
        reportRejection(of: diagnostic, root: root, because: .uncertain(path: file.path))
      }
    }
  }

  /// Adds the fix of `diagnostic` of the configuration number `root` to the outcome as rejected, once.
  private mutating func reportRejection(
    of diagnostic: Diagnostic, root: Int, because reason: FixRejection
  ) {
    let span = diagnostic.span
    let file = states[root].configuration.file(span.file).identity
    let rejected = FixOutcome.Rejected(
      rule: diagnostic.rule, message: diagnostic.message, location: location(of: span, root: root),
      firstLocation: history.firstLocation(of: span.range, in: file), reason: reason)
    if reported.insert(rejected).inserted { outcome.rejected.append(rejected) }
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
