/// What several configurations that have files in common say of their fixes.
///
/// An edit of a file is an edit of every configuration that reads it, so a fix is one only where all of
/// these have it, and safe only where all of them call it safe.
struct SharedFixes {
  private struct View {
    let files: Set<FileIdentity>
    /// Whether each fix of its findings is safe.
    var fixes: [[PlacedEdit]: Bool] = [:]
  }

  private var views: [View] = []

  init(_ states: [CheckedConfiguration]) {
    // One configuration agrees with itself.
    guard states.count > 1 else { return }
    for (root, state) in states.enumerated() {
      var view = View(files: Set(state.configuration.files.map(\.identity)))
      for diagnostic in state.findings {
        guard let candidate = FixCandidate(diagnostic, root: root, in: state.configuration) else {
          continue
        }
        let isSafe = view.fixes[candidate.placedEdits] ?? true
        view.fixes[candidate.placedEdits] = isSafe && candidate.fix.isSafe
      }
      views.append(view)
    }
  }

  /// Whether no configuration has `candidate` as a fix that needs consent.
  func isSafe(_ candidate: FixCandidate) -> Bool {
    candidate.fix.isSafe && views.allSatisfy { $0.fixes[candidate.placedEdits] ?? true }
  }

  /// The number of the first configuration that reads a file which `candidate` edits and does not have it.
  func stranger(to candidate: FixCandidate) -> Int? {
    views.firstIndex {
      $0.fixes[candidate.placedEdits] == nil && !$0.files.isDisjoint(with: candidate.files)
    }
  }
}
