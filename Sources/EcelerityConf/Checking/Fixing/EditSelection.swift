/// Selects fixes that can be applied together: of those that collide, the first.
struct EditSelection {
  /// The selected edits of each file, in the order of the text.
  private var edits: [FileIdentity: [PlacedEdit]] = [:]

  /// Adds all edits of `candidate`, or returns false when one of them collides with an earlier one.
  mutating func add(_ candidate: FixCandidate) -> Bool {
    guard candidate.edits.allSatisfy(isFree) else { return false }
    for edit in candidate.edits {
      let place = edits[edit.file]?.place(of: edit.range) ?? 0
      edits[edit.file, default: []].insert(edit, at: place)
    }
    return true
  }

  private func isFree(_ edit: PlacedEdit) -> Bool {
    let all = edits[edit.file] ?? []
    let index = all.place(of: edit.range)
    // An insertion sorts before an edit that begins at the same byte, so two neighbours on each side suffice.
    return !all[max(index - 2, 0)..<min(index + 2, all.count)].contains {
      $0.collides(with: edit)
    }
  }
}
