extension Scope {
  /// Hands each label it is opened with to `body`, in reading order; most scopes are opened once, of
  /// which no list is made.
  func forEachLabel(_ body: (RawScalar) -> Void) {
    if isReopened {
      for label in headers.compactMap(\.rawLabel) { body(label) }
    } else if let label = header?.rawLabel {
      body(label)
    }
  }

  /// Whether it is the stanza of domains or hosts where delivery looks for them.
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
