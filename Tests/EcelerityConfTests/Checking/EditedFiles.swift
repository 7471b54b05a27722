import EcelerityConf

/// Files with edits applied to them, for tests.
struct EditedFiles {
  /// The contents by path.
  var files: [String: String]

  /// Applies `edits`, which do not overlap, to the files they name in `configuration`.
  mutating func apply(_ edits: [Edit], of configuration: Configuration) {
    let lastFirst = edits.sorted { $0.span.range.lowerBound > $1.span.range.lowerBound }
    for edit in lastFirst {
      let path = configuration.file(edit.span.file).path
      var bytes = Array((files[path] ?? "").utf8)
      bytes.replaceSubrange(edit.span.range.indices, with: edit.text.utf8)
      files[path] = String(decoding: bytes, as: UTF8.self)
    }
  }
}
