/// A replacement of whole lines of a text.
package struct LineEdit: Hashable, Sendable {
  /// The removed lines, counted from zero; empty if lines are only added.
  package let lines: Range<Int>
  /// The bytes that replace them, line feeds included.
  package let text: [UInt8]
}

extension LineEdit {
  /// The edits that turn `old` into `new`, in order; no two of them are adjacent. Lines end with
  /// LF.
  package static func edits(from old: [UInt8], to new: [UInt8]) -> [LineEdit] {
    let (before, after) = (LineTable(old), LineTable(new))
    return before.changes(to: after).map { change in
      LineEdit(lines: change.old, text: Array(after.bytes(of: change.new)))
    }
  }
}

extension LineEdit {
  /// The edit split into single lines, if each removed line of `old` has a counterpart among the
  /// new lines that differs only in white space: each can then be left out separately.
  package func lineByLine(in old: [UInt8]) -> [LineEdit] {
    let (before, after) = (LineTable(old), LineTable(text))
    guard after.count == lines.count,
      zip(lines, 0...).allSatisfy({ before.visible($0) == after.visible($1) })
    else { return [self] }
    return zip(lines, 0...).filter { before[$0] != after[$1] }.map { line, counterpart in
      LineEdit(lines: line..<line + 1, text: Array(after.bytes(of: counterpart..<counterpart + 1)))
    }
  }
}

extension LineTable {
  /// The bytes of line `index` that are not white space.
  fileprivate func visible(_ index: Int) -> [UInt8] {
    bytes(of: index..<index + 1).filter { $0 > UInt8(ascii: " ") }
  }
}
