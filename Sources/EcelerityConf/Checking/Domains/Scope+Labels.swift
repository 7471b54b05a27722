extension Scope {
  /// Calls `body` with each label that it is opened with, in reading order. Most scopes are opened once and need no
  /// list.
  func forEachLabel(_ body: (RawScalar) -> Void) {
    if isReopened {
      for label in headers.compactMap(\.rawLabel) { body(label) }
    } else if let label = header?.rawLabel {
      body(label)
    }
  }

  /// Whether it is a `domain` or `host` stanza where delivery reads it.
  var isNamedByDomain: Bool {
    guard keyword == .domain || keyword == .host, let parent else { return false }
    return parent.isGlobal || parent.keyword == .binding || parent.keyword == .bindingGroup
  }
}

extension StanzaHeader {
  /// The label as bytes.
  var rawLabel: RawScalar? {
    labelToken.map { RawScalar($0, of: syntax.statement.tree, in: nameSpan.file) }
  }
}
