import EcelerityConf
import ToolSupport

/// The edits that format a document.
enum Formatting {
  /// The edits; nil if the document has syntax errors and cannot be formatted.
  static func edits(_ document: OpenDocument) -> [TextEdit]? {
    layout(of: document).map { edits(from: document.text, to: $0) }
  }

  /// The formatted document.
  private static func layout(of document: OpenDocument) -> [UInt8]? {
    let source = SourceFile(path: document.path, bytes: document.text.bytes)
    switch Formatter.formatChecked(source) {
    case .refused, .defect: return nil
    case .unchanged: return source.bytes
    case .changed(let bytes): return bytes
    }
  }

  /// The edits that touch the lines of `range`; adjacent lines are included where line breaks
  /// change.
  static func edits(_ document: OpenDocument, in range: TextRange) -> [TextEdit]? {
    // A range that ends at the start of a line does not touch that line.
    let end = range.end.character == 0 ? max(range.end.line - 1, range.start.line) : range.end.line
    guard let layout = layout(of: document) else { return nil }
    return edits(from: document.text, to: layout, separately: true).filter { edit in
      edit.range.start.line <= end && edit.range.end.line >= range.start.line
        && (edit.range.start.line == edit.range.end.line || edit.range.end.line > range.start.line)
    }
  }

  /// The edits of whole lines that turn `text` into `new`; if `separately`, one per line where
  /// possible.
  static func edits(
    from text: DocumentText, to new: [UInt8], separately: Bool = false
  ) -> [TextEdit] {
    var map = PositionMap(text)
    let lines = LineTable(text.bytes)
    let edits = LineEdit.edits(from: text.bytes, to: new)
    return (separately ? edits.flatMap { $0.lineByLine(in: text.bytes) } : edits).map { edit in
      let lower = lines.start(of: edit.lines.lowerBound)
      let upper = lines.start(of: edit.lines.upperBound)
      return TextEdit(
        range: TextRange(
          start: map.position(of: UInt32(lower)), end: map.position(of: UInt32(upper))),
        newText: String(decoding: edit.text, as: UTF8.self))
    }
  }
}
