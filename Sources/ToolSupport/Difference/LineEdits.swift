/// Whole lines of a text that are replaced.
package struct LineEdit: Hashable, Sendable {
  /// The lines that go, from zero; empty when lines only come.
  package let lines: Range<Int>
  /// The bytes that come, with their line feeds.
  package let text: [UInt8]
}

extension LineEdit {
  /// The edits that make `new` of `old`, in order; no two of them touch. Lines end with LF.
  package static func edits(from old: [UInt8], to new: [UInt8]) -> [LineEdit] {
    let (before, after) = (LineTable(old), LineTable(new))
    return before.changes(to: after).map { change in
      LineEdit(lines: change.old, text: Array(after.bytes(of: change.new)))
    }
  }
}
