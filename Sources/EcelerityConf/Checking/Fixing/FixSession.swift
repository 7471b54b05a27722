/// The rounds of one application of fixes.
struct FixSession {
  private let application: FixApplication
  private let roots: [FixRoot]
  private let loader: any Loader
  private let linters: [Linter]

  private var states: [CheckedConfiguration] = []
  /// The lines of the files of each of them, once somebody has asked.
  private var maps: [Int: SourceMap] = [:]
  private var bytes: [FileIdentity: [UInt8]] = [:]
  private var fixCounts: [FileIdentity: Int] = [:]
  private var history: EditHistory
  private var given: Set<FixCandidate.Signature> = []
  private var told: Set<FixOutcome.Rejected> = []
  /// How often fixes that do the same at other places were refused since one of them was applied.
  private var refusals: [FixCandidate.Signature: Int] = [:]
  /// Whether a fix was applied since fixes that had been given up were tried again.
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
      round(safe: true) || round(safe: false) || forgetRejections()
    {
      rounds += 1
    }
    outcome.remainingCount = candidates(safe: true).count
    if application.includesSuggestions { outcome.remainingCount += candidates(safe: false).count }
    rejectWithheld()
    outcome.files = changedFiles()
    outcome.uneditable = uneditableFiles()
  }

  /// Gives fixes that were given up another chance when others were applied since, so that a second
  /// run would find nothing more to do; whether there are any.
  private mutating func forgetRejections() -> Bool {
    guard hasProgressed, !given.isEmpty else { return false }
    hasProgressed = false
    given = []
    refusals = [:]
    told = []
    outcome.rejected = []
    return true
  }

  /// Applies what can be applied together; whether another round may find something to apply, as that was
  /// something, or as something else was in the way of others and is given up now.
  private mutating func round(safe: Bool) -> Bool {
    guard safe || application.includesSuggestions else { return false }
    var selection = EditSelection()
    let all = shared(candidates(safe: safe))
    let chosen = namesFirst(all).filter { selection.add($0) }
    let count = outcome.appliedCount
    let countOfGiven = given.count
    var accepted = Batch()
    accept(chosen[...], into: &accepted)
    keep(accepted)
    return outcome.appliedCount > count || given.count > countOfGiven && chosen.count < all.count
  }

  // MARK: Collecting

  /// The fixes of all findings, each once; those that were given up are left out.
  private func candidates(safe: Bool) -> [FixCandidate] {
    var found: [FixCandidate] = []
    var known: [[PlacedEdit]: Int] = [:]
    let editable = Set(history.originals.filter(application.isEditable).map(\.identity))
    let fixes = SharedFixes(states)
    for (root, state) in states.enumerated() {
      for diagnostic in application.choose(state.findings, state.configuration) {
        // What is safe here may need consent elsewhere, but not the other way round.
        guard let fix = diagnostic.fix, fix.isSafe || !safe,
          let candidate = FixCandidate(diagnostic, root: root, in: state.configuration),
          fixes.isSafe(candidate) == safe
        else { continue }
        if let index = known[candidate.placedEdits] {
          found[index].mended += candidate.mended
        } else if candidate.files.isSubset(of: editable), !given.contains(candidate.signature) {
          known[candidate.placedEdits] = found.count
          found.append(safe ? candidate : candidate.needingConsent)
        }
      }
    }
    return found
  }

  /// Those of `candidates` that are in all configurations which read the files they edit; the others are
  /// given up.
  private mutating func shared(_ candidates: [FixCandidate]) -> [FixCandidate] {
    let fixes = SharedFixes(states)
    return candidates.filter { candidate in
      guard let stranger = fixes.stranger(to: candidate) else { return true }
      // What does not hold where another one disagrees is not found at all, and nothing to speak of.
      if candidate.diagnostic.holdsOnlyForAll {
        given.insert(candidate.signature)
      } else {
        let unreadable = states[stranger].configuration.firstUnreadableFile
        giveUp(
          candidate,
          unreadable.map { .uncertain(path: $0.path) } ?? .notFound(by: roots[stranger].title))
      }
      return false
    }
  }

  /// Those of `candidates` that mend names, if there are any: others may be meant for options that are there, but
  /// misspelt.
  private func namesFirst(_ candidates: [FixCandidate]) -> [FixCandidate] {
    let names = candidates.filter(\.mendsName)
    return names.isEmpty ? candidates : names
  }

  /// The files that are not editable and have fixes that would be tried otherwise.
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

  /// Fixes that were checked together, and what the configurations are like with them.
  private struct Batch {
    var candidates: [FixCandidate] = []
    var states: [Int: CheckedConfiguration] = [:]
    var bytes: [FileIdentity: [UInt8]] = [:]
  }

  /// Adds to `accepted` what passes the check, all at once or else in halves.
  private mutating func accept(_ candidates: ArraySlice<FixCandidate>, into accepted: inout Batch) {
    let candidates = candidates.filter { !isHopeless($0) }
    guard !candidates.isEmpty else { return }
    var trial = Batch()
    trial.candidates = accepted.candidates + candidates
    guard let flaw = check(&trial) else {
      accepted = trial
      forgetRefusals(of: candidates)
      return
    }
    guard candidates.count > 1, flaw != .notTried else {
      for candidate in candidates { refuse(candidate, flaw) }
      return
    }
    let middle = candidates.count / 2
    accept(candidates[..<middle], into: &accepted)
    accept(candidates[middle...], into: &accepted)
  }

  /// Whether enough fixes that do the same were refused one after the other.
  private func isHopeless(_ candidate: FixCandidate) -> Bool {
    guard !refusals.isEmpty else { return false }
    return refusals[candidate.signature] ?? 0 >= FixApplication.maximumRefusals
  }

  private mutating func refuse(_ candidate: FixCandidate, _ reason: FixRejection) {
    refusals[candidate.signature, default: 0] += 1
    giveUp(candidate, reason)
  }

  private mutating func forgetRefusals(of candidates: [FixCandidate]) {
    guard !refusals.isEmpty else { return }
    for candidate in candidates { refusals[candidate.signature] = nil }
  }

  /// Applies the fixes of `trial` and checks every configuration that has one of the files.
  private mutating func check(_ trial: inout Batch) -> FixRejection? {
    checks += 1
    guard checks <= FixApplication.maximumChecks else { return .notTried }
    let batch = EditBatch(trial.candidates)
    trial.bytes = edited(by: batch)
    let edited = EditedLoader(loader, bytes.merging(trial.bytes) { _, new in new })
    let verification = FixVerification(trial.candidates, batch)
    for (index, state) in states.enumerated() where state.hasFile(of: batch.files) {
      let after: CheckedConfiguration
      do throws(LoadError) {
        after = try CheckedConfiguration(roots[index], edited, linters[index])
      } catch {
        return .unreadable("\(error.path): \(error.message)")
      }
      if let flaw = verification.flaw(state, after, root: index) { return flaw }
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

  private mutating func giveUp(_ candidate: FixCandidate, _ reason: FixRejection) {
    guard given.insert(candidate.signature).inserted else { return }
    reject(candidate.diagnostic, root: candidate.mended[0].root, reason)
  }

  /// Tells of the fixes that wait until the files can be read.
  private mutating func rejectWithheld() {
    for (root, state) in states.enumerated() {
      guard let file = state.configuration.firstUnreadableFile else { continue }
      for diagnostic in application.choose(state.findings, state.configuration) {
        guard let fix = diagnostic.withheldFix, fix.isSafe || application.includesSuggestions
        else { continue }
        reject(diagnostic, root: root, .uncertain(path: file.path))
      }
    }
  }

  /// Tells of `diagnostic` of the configuration number `root`, once.
  private mutating func reject(_ diagnostic: Diagnostic, root: Int, _ reason: FixRejection) {
    let span = diagnostic.span
    let file = states[root].configuration.file(span.file).identity
    let rejected = FixOutcome.Rejected(
      rule: diagnostic.rule, message: diagnostic.message, location: location(of: span, root: root),
      firstLocation: history.firstLocation(of: span.range, in: file), reason: reason)
    if told.insert(rejected).inserted { outcome.rejected.append(rejected) }
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
