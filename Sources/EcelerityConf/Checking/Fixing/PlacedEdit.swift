/// An edit of a file that is identified independently of any configuration.
struct PlacedEdit: Hashable {
  let file: FileIdentity
  let range: ByteRange
  let text: String
  let declared: DeclaredDifference?

  /// The edit without what it declares.
  var undeclared: PlacedEdit { PlacedEdit(file: file, range: range, text: text, declared: nil) }

  /// The order of the text; an insertion comes before an edit that begins at the same byte.
  static func comesBefore(_ edit: PlacedEdit, _ other: PlacedEdit) -> Bool {
    (edit.range.lowerBound, edit.range.upperBound)
      < (other.range.lowerBound, other.range.upperBound)
  }

  /// Whether the two, which belong to different fixes, cannot be applied together: they share bytes, or one of them
  /// inserts where the other begins or ends, so that their order would matter.
  func collides(with other: PlacedEdit) -> Bool {
    if range.isEmpty || other.range.isEmpty {
      return range.lowerBound <= other.range.upperBound
        && other.range.lowerBound <= range.upperBound
    }
    return range.lowerBound < other.range.upperBound && other.range.lowerBound < range.upperBound
  }
}

extension [PlacedEdit] {
  /// The edits of `fix` in the files that `identity` returns; nil when it cannot be applied: it has no edits, they
  /// collide, or they would replace bytes that are no text.
  init?(_ fix: Fix, identity: (FileID) -> FileIdentity) {
    guard !fix.edits.isEmpty, fix.keepsBytes else { return nil }
    self = fix.edits.map { edit in
      PlacedEdit(
        file: identity(edit.span.file), range: edit.span.range, text: edit.text,
        declared: fix.declared)
    }
    guard !hasCollision else { return nil }
  }

  /// The number of edits, sorted in the order of the text, that come before `range`.
  func place(of range: ByteRange) -> Int {
    partitioningIndex {
      ($0.range.lowerBound, $0.range.upperBound) >= (range.lowerBound, range.upperBound)
    }
  }

  /// Whether some of them, all of one fix, collide. An insertion may be where another edit begins or ends, because
  /// both are applied in the order of the text.
  private var hasCollision: Bool {
    guard count > 1 else { return false }
    return Dictionary(grouping: self, by: \.file).values.contains { edits in
      let sorted = edits.sorted(by: PlacedEdit.comesBefore)
      return zip(sorted, sorted.dropFirst()).contains { edit, next in
        next.range.lowerBound < edit.range.upperBound || next.range == edit.range
      }
    }
  }
}

extension Fix {
  /// Whether the texts contain no replacement character: writing it would change bytes that the fix is not about.
  fileprivate var keepsBytes: Bool {
    edits.allSatisfy { !$0.text.unicodeScalars.contains("\u{FFFD}") }
  }
}
