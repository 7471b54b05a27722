/// Selects fixes that can be applied together: of those that collide, the first. Fixes collide when their edits do, or
/// when one edits what another relies on.
struct EditSelection {
  /// The selected edits of each file, in the order of the text.
  private var edits: [FileIdentity: [PlacedEdit]] = [:]
  /// What the selected fixes rely on.
  private var reliances = PlacedRanges()

  /// Adds all edits of `candidate`, or returns false when it collides with an earlier one.
  mutating func add(_ candidate: FixCandidate) -> Bool {
    let needed = candidate.reliances
    guard candidate.edits.allSatisfy(isFree), needed.allSatisfy(isUntouched) else { return false }
    for edit in candidate.edits {
      let place = edits[edit.file]?.place(of: edit.range) ?? 0
      edits[edit.file, default: []].insert(edit, at: place)
    }
    for place in needed { reliances.insert(place) }
    return true
  }

  private func isFree(_ edit: PlacedEdit) -> Bool {
    if reliances.overlap(PlacedRange(file: edit.file, range: edit.range)) { return false }
    let all = edits[edit.file] ?? []
    let index = all.place(of: edit.range)
    // An insertion sorts before an edit that begins at the same byte, so two neighbours on each side suffice.
    return !all[max(index - 2, 0)..<min(index + 2, all.count)].contains {
      $0.collides(with: edit)
    }
  }

  /// Whether no selected edit changes the bytes of `place`.
  private func isUntouched(_ place: PlacedRange) -> Bool {
    let all = edits[place.file] ?? []
    let first = all.partitioningIndex { $0.range.upperBound > place.range.lowerBound }
    return first == all.count || all[first].range.lowerBound >= place.range.upperBound
  }
}
