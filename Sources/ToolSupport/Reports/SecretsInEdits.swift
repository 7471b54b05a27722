import EcelerityConf

/// Passwords and keys that the edits of a fix repeat: reports end up in logs that more people read
/// than the files themselves.
enum SecretsInEdits {
  /// Whether the texts of `edits` contain a secret of `files` from a place that one of them edits.
  static func areRepeated(by edits: [Edit], in files: [ConfigurationFile]) -> Bool {
    let texts = edits.map(\.text).filter { !$0.isEmpty }
    guard !texts.isEmpty else { return false }
    return edits.contains { edit in
      let secrets = secrets(in: edit.span.range, of: files[Int(edit.span.file.rawValue)].tree)
      return secrets.contains { secret in texts.contains { $0.contains(secret) } }
    }
  }

  /// The secret words and strings in `range`, both as written and as parsed.
  private static func secrets(in range: ByteRange, of tree: SyntaxTree) -> [String] {
    var found: [String] = []
    for index in tree.token(at: range.lowerBound)..<tree.tokens.count {
      guard tree.tokens.start(index) < range.upperBound else { break }
      guard tree.tokens.kind(index).isScalar,
        Redaction.applies(to: tree.tokens.range(index), of: tree)
      else { continue }
      found.append(tree.source.text(ScalarText.innerRange(index, in: tree)))
      found.append(ScalarText.value(index, in: tree))
    }
    // An edit may cover a URL, too.
    found += Redaction.urlPasswords(in: range, of: tree).map { tree.source.text($0) }
    return found.filter { !$0.isEmpty }
  }
}
