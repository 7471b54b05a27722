/// Chooses fixes that can be applied together: the first of those that collide.
struct EditSelection {
  /// In the order of the text.
  private var edits: [FileIdentity: [PlacedEdit]] = [:]

  /// Takes all edits of `candidate`, or none when one of them collides with an earlier one.
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
    // An insertion sorts before what begins at the same byte, so two neighbours on each side do.
    return !all[max(index - 2, 0)..<min(index + 2, all.count)].contains {
      $0.collides(with: edit)
    }
  }
}
