import EcelerityConf
import ToolSupport

/// The edits that bring a document into the one style there is.
enum Formatting {
  /// The lines that change; nil when the document has syntax errors, so that it has no layout.
  static func edits(_ document: OpenDocument) -> [TextEdit]? {
    let source = SourceFile(path: document.path, bytes: document.text.bytes)
    switch Formatter.formatChecked(source) {
    case .refused, .defect: return nil
    case .unchanged: return []
    case .changed(let bytes): return edits(from: document.text, to: bytes)
    }
  }

  /// The same, only those that touch the lines of `range`.
  static func edits(_ document: OpenDocument, in range: TextRange) -> [TextEdit]? {
    // A range that ends where a line starts does not touch that line.
    let end = range.end.character == 0 ? max(range.end.line - 1, range.start.line) : range.end.line
    return edits(document)?.filter { edit in
      edit.range.start.line <= end && edit.range.end.line >= range.start.line
        && (edit.range.start.line == edit.range.end.line || edit.range.end.line > range.start.line)
    }
  }

  /// The edits of whole lines that make `new` of `text`.
  static func edits(from text: DocumentText, to new: [UInt8]) -> [TextEdit] {
    var map = PositionMap(text)
    let starts = lineStarts(text.bytes)
    return LineEdit.edits(from: text.bytes, to: new).map { edit in
      let lower = starts[edit.lines.lowerBound]
      let upper = starts[edit.lines.upperBound]
      return TextEdit(
        range: TextRange(
          start: map.position(of: UInt32(lower)), end: map.position(of: UInt32(upper))),
        newText: String(decoding: edit.text, as: UTF8.self))
    }
  }

  /// Where lines that end with LF start, and the end of the text.
  private static func lineStarts(_ bytes: [UInt8]) -> [Int] {
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    if starts[starts.count - 1] != bytes.count { starts.append(bytes.count) }
    return starts
  }
}
