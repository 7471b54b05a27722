package import EcelerityConf

/// Texts that several reports on routes share.
package enum RouteText {
  /// The grade of a statement: `[doc]`, `[dec D-03]`.
  package static func mark(_ evidence: Evidence) -> String {
    let words = [evidence.grade.rawValue, evidence.decision].compactMap { $0 }
    return "[" + words.joined(separator: " ") + "]"
  }

  /// `binding n1 of binding group north`; the default group is left out.
  package static func binding(_ name: String, of group: String) -> String {
    "binding " + name + (group == RouteQuery.defaultGroup ? "" : " of binding group " + group)
  }

  /// The remark on every answer about a configuration that the server would not load.
  package static let partial =
    "partial: the server would not load the configuration; this is what can be read of it"

  /// Rows with aligned columns, each with its line feed; the last column is ragged.
  static func table(_ rows: [[String]], indent: Int) -> String {
    var table = TextTable()
    for row in rows {
      for cell in row { table.addCell { $0.append(text: cell) } }
      table.endRow()
    }
    var text: [UInt8] = []
    table.write(indent: indent, to: &text)
    return String(decoding: text, as: UTF8.self)
  }
}

extension [UInt8] {
  /// Appends the grade of a statement: `[doc]`, `[dec D-03]`.
  mutating func appendMark(of evidence: Evidence, _ palette: Palette) {
    append(.dim, palette) { text in
      text.append(UInt8(ascii: "["))
      text.append(text: evidence.grade.rawValue)
      if let decision = evidence.decision {
        text.append(UInt8(ascii: " "))
        text.append(text: decision)
      }
      text.append(UInt8(ascii: "]"))
    }
  }

  /// Appends the start of `span`: `relay.conf:3:3`.
  mutating func appendPlace(
    of span: SourceSpan, _ palette: Palette, _ map: inout SourceMap
  ) {
    let (path, position) = map.start(of: span)
    append(.path, palette) { text in
      text.append(visible: path)
      guard let position else { return }
      text.append(UInt8(ascii: ":"))
      text.append(decimal: position.line)
      text.append(UInt8(ascii: ":"))
      text.append(decimal: position.column)
    }
  }

  /// Appends the location and stanza of `setting` with a trailing blank: `relay.conf:3:3 in domain mill.example `.
  mutating func appendOrigin(
    of setting: Setting, _ palette: Palette, _ map: inout SourceMap,
    _ titles: inout ScopeTitles
  ) {
    appendPlace(of: setting.span, palette, &map)
    let scope = setting.scope
    if !scope.isGlobal {
      append(literal: " in ")
      append(visible: titles.title(of: scope))
    }
    append(UInt8(ascii: " "))
  }
}
